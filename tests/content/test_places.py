from __future__ import annotations

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.content.small_site import demo, problems

from callassist.content.problem import Place
from callassist.content.source import Source
from callassist.content.tree import read_tree


def _marked(text: str) -> tuple[str, int, int]:
    """Give the text without its one `⟦…⟧`, and where that stood: line, column."""
    begin = text.index("⟦")
    before = text[:begin]
    return text.replace("⟦", "").replace("⟧", ""), before.count("\n") + 1, begin - before.rfind("\n")


@pytest.mark.parametrize(
    "say",
    [
        'say: "您好{{ ⟦caller.tilte⟧ }}"',
        "say: '您好{{ ⟦caller.tilte⟧ }}'",
        "say: 您好{{ ⟦caller.tilte⟧ }}",
        'say: ["早", "您好{{ ⟦caller.tilte⟧ }}"]',
        'say: "\\u60a8\\x41\\n\\"{{ ⟦caller.tilte⟧ }}"',
        "say: 'it''s you''re {{ ⟦caller.tilte⟧ }}'",
        "say: |\n      您好，\n      我是{{ ⟦caller.tilte⟧ }}。",
        "say: |-\n\n\n      您好，\n\n        我是{{ ⟦caller.tilte⟧ }}。",
        "say: |2\n        您好{{ ⟦caller.tilte⟧ }}。",
        'say: "您好，\n\n      我是{{ ⟦caller.tilte⟧ }}。"',
        'say: "您好\\\n        我是{{ ⟦caller.tilte⟧ }}。"',
        "say: 您好，\n      我是{{ ⟦caller.tilte⟧ }}。",
        "say:\n      - |\n        您好\n      - |\n        早{{ ⟦caller.tilte⟧ }}",
        "do: 您好{{ ⟦caller.tilte⟧ }}",
        "skip_if: ⟦caller.tilte⟧",
        "timer: {every: 20s, max: 1, then: last, say: '还在{{ ⟦caller.tilte⟧ }}'}",
    ],
)
def test_a_name_in_a_template_is_shown_to_the_character(say):
    text, line, column = _marked(
        demo("steps:\n") + "  first:\n    " + say + "\n    next: last\n  last: {return: true}\n"
    )
    (problem,) = problems(text)
    assert (problem.code, problem.line, problem.column, problem.end_column) == ("T001", line, column, column + 12)


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_places_do_not_depend_on_line_ends(newline):
    text, line, column = _marked(
        demo("steps:\n") + "  first:\n    say: |\n      您好，\n      我是{{ ⟦caller.tilte⟧ }}。\n    return: true\n"
    )
    (problem,) = problems(text.replace("\n", newline))
    assert (problem.line, problem.column, problem.end_column) == (line, column, column + 12)


@pytest.mark.parametrize(
    "steps",
    [
        "steps:\n  first: {say: 您好, next: ⟦lats⟧}\n",
        "steps:\n  first: {say: 您好, ⟦nxt⟧: a, return: true}\n",
        "steps:\n  first: {say: 您好, must: [⟦gret⟧], return: true}\n",
        "steps:\n  first: {say: 您好, must: ⟦gret⟧, return: true}\n",
        "steps:\n  ⟦first⟧: {say: 您好}\n",
        "steps:\n  first: {say: 您好, return: true}\n  ⟦b⟧: {say: 您好, return: true}\n",
        "steps:\n  first:\n    choices:\n      - {key: 1, label: 好, return: true}\n      - {key: ⟦1⟧, label: 好, return: true}\n",
        "steps:\n  first:\n    say: 您好\n    ⟦timer⟧: {every: 5s}\n    return: true\n",
        "steps:\n  first: {say: 您好, ⟦say⟧: 再见, return: true}\n",
        "steps:\n  first: {say: 您好, return: ⟦是的⟧}\n",
        "steps:\n  first:\n    ⟦say⟧:\n    return: true\n",
        "steps:\n  first: {say: 您好, skip_if: known ⟦and⟧, next: b}\n  b: {return: true}\n",
    ],
)
def test_a_problem_is_shown_at_the_words_it_is_about(steps):
    text, line, column = _marked(demo(steps))
    length = steps.index("⟧") - steps.index("⟦") - 1
    found = problems(text)[0]
    if "and" in steps:
        assert found.line == line
    else:
        assert (found.line, found.column, found.end_column) == (line, column, column + length)


_TEXT = st.text(st.sampled_from("您好a'\" :#,\\\n{}[]-|>&*!%@`x0"), min_size=1, max_size=30)


@given(_TEXT, st.sampled_from([None, "'", '"', "|", ">"]), st.integers(20, 80), st.booleans())
def test_every_character_of_a_value_is_found_where_it_stands(value, style, width, wide):
    text = yaml.dump({"k": [value]}, default_style=style, allow_unicode=wide, width=width)
    source = Source("x", text)
    tree, faults = read_tree(source)
    assert not faults
    assume(tree.data["k"][0] == value)
    for offset, char in enumerate(value):
        place = tree.within(("k", 0), offset, 1)
        seen = source.line(place.line)[place.column - 1 : place.end_column - 1]
        assert seen in {char, "\\"} or char in "\n "


def test_a_place_is_never_empty():
    assert Place(1, 5, 5).end_column == 6
