"""What the ear hears in a trainee's line: every element in the ways people say it, and not in what only looks like it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
import yaml

from callassist.language import LANGS, Lang
from callassist.training.ear import Ear, Names
from callassist.training.stage import names_on
from callassist.workflows.library import Library
from callassist.workflows.load_course import load_course

ROOT = Path(__file__).parents[2]
FACTS = {
    "zh": {"surname": "吴", "title": "女士", "room": "3栋1单元502", "phone": "13800000099", "matter": "厨房水管漏水"},
    "en": {
        "surname": "Wood",
        "title": "Mrs",
        "room": "Flat 12",
        "phone": "07700 900099",
        "matter": "kitchen tap leaking",
    },
}
LINES = [
    (lang, element, line, is_heard)
    for lang in LANGS
    for element, ways in yaml.safe_load((Path(__file__).parent / "heard" / f"{lang}.yaml").read_text("utf-8")).items()
    for key, is_heard in (("heard", True), ("not", False))
    for line in ways[key]
]


@cache
def ear(lang: Lang) -> tuple[Ear, Names]:
    pack = Library(ROOT).pack(lang)
    return Ear(pack, load_course(ROOT, lang).scorecards["call"].elements), names_on(pack, "", "", FACTS[lang])


@pytest.mark.parametrize(("lang", "element", "line", "is_heard"), LINES)
def test_an_element_is_heard_in_any_natural_wording_and_in_nothing_else(
    lang: Lang, element: str, line: str, is_heard: bool
) -> None:
    listener, names = ear(lang)
    assert listener.listen(line, names).has(element) is is_heard
