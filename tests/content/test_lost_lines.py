"""A line that is lost above a section is one mistake, though every entry below it now stands in another."""

from __future__ import annotations

import pytest
from tests.content.broken_site import raws_with, sound_raws

from callassist.content.loading import load_raw
from callassist.content.problem import Problem

PLACE = "scripts/zh/site.yaml"
SITE = next(one.content for one in sound_raws() if one.file.shown == PLACE).decode()
MORE = """\
elements:
  greet: {label: 问候, phrases: [您好], weight: 1}
  thank: {label: 感谢, phrases: [谢谢]}
  farewell: {label: 道别, phrases: [再见]}
"""


def checked(text: str) -> list[Problem]:
    """Give what the check says of the site file itself."""
    return [one for one in load_raw("zh", raws_with(PLACE, text.encode())).problems if one.path == PLACE]


@pytest.mark.parametrize(
    ("lost", "first", "also"),
    [("elements:\n", "  greet: ", 2), ("day_parts:\n", "  - {id: morning", 1)],
)
def test_a_lost_line_above_a_section_is_told_once_with_its_name(lost, first, also):
    start = SITE.index("elements:\n")
    text = SITE[:start] + MORE + SITE[SITE.index("summary:") :]
    assert text.count(lost) == 1
    text = text.replace(lost, "")
    (problem,) = checked(text)
    assert problem.code == "S001"
    assert problem.line == text[: text.index(first)].count("\n") + 1
    facts = dict(problem.message.facts)
    assert lost.strip(":\n") in str(facts)
    assert len(str(facts["lines"]).split("Notice")) > also
    assert lost.strip(":\n") in str(problem.fix)


def test_one_entry_alone_is_told_where_it_belongs():
    (problem,) = checked(SITE.replace("elements:\n", ""))
    assert problem.code == "S001"
    assert "elements" in str(problem.message)


def test_the_same_strange_key_in_several_entries_is_told_once_with_the_other_lines():
    text = SITE.replace("type: surname,", "type: surname, colour: red,").replace(
        "type: phone,", "type: phone, colour: red,"
    )
    (problem,) = checked(text)
    assert problem.code == "S001"
    assert "colour" in str(problem.message)
    assert "lines" in dict(problem.message.facts)


def test_a_mistyped_key_is_told_wherever_it_stands_for_each_can_be_mended():
    text = SITE.replace("type: surname,", "tipe: surname,").replace("type: phone,", "tipe: phone,")
    assert [one.code for one in checked(text)] == ["S001", "S001"]


def test_different_strange_keys_are_different_mistakes():
    text = SITE.replace("type: surname,", "type: surname, colour: red,").replace(
        "type: phone,", "type: phone, quux: 1,"
    )
    assert [one.code for one in checked(text)] == ["S001", "S001"]
