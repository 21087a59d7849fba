"""What the ear hears in a trainee's line: every element in the ways people say it, and not in what only looks like it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from callassist.content.training_values import Hearing
from callassist.language import LANGS, Lang
from callassist.training.ear import Ear, Names
from callassist.training.stage import names_on
from callassist.training.word_groups import WordGroups
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


@pytest.mark.parametrize("line", ["您好，示例物业", "您好，实例客服", "这里是示例"])
def test_the_company_is_heard_by_its_short_name_and_by_its_sound(line: str) -> None:
    listener, names = ear("zh")
    assert listener.listen(line, names).has("company")


def test_a_matter_is_said_back_in_the_words_the_caller_used_on_this_call() -> None:
    listener, _ = ear("zh")
    pack = Library(ROOT).pack("zh")
    told = names_on(pack, "", "", FACTS["zh"], ["对面单元门禁老是响"])
    assert listener.listen("单元门禁响，好的", told).has("restate")
    assert not listener.listen("单元门禁响，好的").has("restate")


def test_a_number_is_said_back_in_full_or_not_at_all() -> None:
    listener, names = ear("en")
    assert listener.listen("oh double seven oh oh, nine hundred", names).has("restate") is False
    assert listener.listen("oh double seven double oh, nine double oh, oh double eight", names).has("restate") is False
    assert listener.listen("oh seven seven double oh, nine double oh, oh double nine", names).has("restate")


def test_who_refuses_a_matter_has_not_said_it_back() -> None:
    listener, names = ear("zh")
    heard = listener.listen("水管漏水不归我们管", names)
    assert heard.phrases
    assert not heard.has("restate")


def test_words_of_every_group_have_to_be_in_the_line_in_any_order() -> None:
    groups = WordGroups(
        {"plan": Hearing(together={"when": ("明天", "/[一二三]点/"), "what": ("派人",)}, never=("派人手",))}
    )
    assert [found[0] for found in groups.find("派人的话，要三点")] == ["plan"]
    assert [found[0] for found in groups.find("明天派人")] == ["plan"]
    assert not list(groups.find("明天再说"))
    assert not list(groups.find("明天派人手"))


def test_what_is_no_pattern_finds_nothing_and_breaks_nothing() -> None:
    groups = WordGroups({"plan": Hearing(also=("/(没关上/", "/好的/"))})
    assert [found[0] for found in groups.find("好的")] == ["plan"]
    assert not list(groups.find("没关上"))


def test_words_of_the_scorecard_can_stand_instead_of_those_of_the_site() -> None:
    pack = Library(ROOT).pack("zh")
    listener = Ear(pack, {"farewell": Hearing(also=("下回聊",), instead=True)})
    assert listener.listen("下回聊").has("farewell")
    assert not listener.listen("再见").has("farewell")


@settings(deadline=None, max_examples=60)
@given(st.sampled_from(LANGS), st.text(max_size=80))
def test_whatever_is_heard_lies_within_the_line(lang: Lang, line: str) -> None:
    listener, names = ear(lang)
    heard = listener.listen(line, names)
    assert all(0 <= span.start < span.end <= len(line) for span in (*heard.elements, *heard.phrases))
