"""A wording put into a flow file: the value has one more, the text is as it was everywhere else."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.packs import ROOT

from callassist.content.edit_courtesy import new_courtesy, with_occasion
from callassist.content.edit_flow import with_comment, with_wording
from callassist.content.source import Source
from callassist.content.tree import read_tree
from callassist.content.values import Occasion, Reply
from callassist.text import one_line

HEAD = "format: flow/1  # the head\nsteps:\n"
WAYS = {
    "beside": "  ask:  # the step\n    title: 问\n    say: 您好  # the line\n    next: b\n  b: {return: true}\n",
    "quoted": '  ask:\n    say: "您好：#1"\n    next: b\n  b: {return: true}\n',
    "below": "  ask:\n    say:\n      您好\n    next: b\n  b: {return: true}\n",
    "over two lines": "  ask:\n    say: 您好，\n      请说\n    # then\n    next: b\n  b: {return: true}\n",
    "a block": "  ask:\n    say: |\n      您好\n        请说\n\n    next: b\n  b: {return: true}\n",
    "a block kept": "  ask:\n    say: |-\n      您好\n    next: b\n",
    "a list": "  ask:\n    say:\n      - 您好  # first\n      # between\n      - 请说  # second\n    # after\n    next: b\n",
    "a list not indented": "  ask:\n    say:\n    - 您好\n    - 请说\n    next: b\n",
    "a list of blocks": "  ask:\n    say:\n      - |\n        您好\n      - >-\n        请\n        说\n\n    next: b\n",
    "brackets": "  ask:\n    say: [您好, 请说]  # both\n    next: b\n",
    "brackets over lines": "  ask:\n    say: [\n      您好,  # one\n      请说,\n    ]\n    next: b\n",
    "nothing": "  ask:\n    # do it\n    do: 听\n    next: b\n",
    "braces": "  ask: {title: 问, say: 您好, next: b}  # short\n  b: {return: true}\n",
    "braces and brackets": "  ask: {say: [您好, 请说], next: b}\n",
    "braces without": "  ask: {next: b}\n",
    "the last line": "  ask:\n    next: b\n    say: 您好",
    "the last of a list": "  ask:\n    next: b\n    say:\n      - 您好",
}


def data(text: str) -> dict[str, Any]:
    tree, faults = read_tree(Source("", text))
    assert not faults
    assert isinstance(tree.data, dict)
    return tree.data


def expected(text: str, words: str) -> dict[str, Any]:
    whole = copy.deepcopy(data(text))
    say = whole["steps"]["ask"].get("say")
    whole["steps"]["ask"]["say"] = words if say is None else [*say, words] if isinstance(say, list) else [say, words]
    return whole


def only_grew(before: str, after: str) -> bool:
    """Say whether the text before is what is left when blanks, list marks and new characters are taken from the one after."""
    rest = iter(after)
    return all(any(char == other for other in rest) for char in before if char not in " -\n\r")


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("way", WAYS)
def test_a_wording_is_added_whichever_way_the_step_is_written(way: str, newline: str) -> None:
    before = (HEAD + WAYS[way]).replace("\n", newline)
    after = with_wording(before, "ask", "我说：可以", "小李 2026-11-20 提的")
    assert after is not None
    assert data(after) == expected(before, "我说：可以")
    assert after.count("# 小李 2026-11-20 提的") == 1
    assert only_grew(before, after)
    assert newline == "\n" or after.count("\n") == after.count("\r\n")


def test_lines_of_the_file_stay_as_they_were_but_for_the_one_that_becomes_a_list() -> None:
    before = HEAD + WAYS["beside"]
    after = with_wording(before, "ask", "请说", "Sam")
    assert after is not None
    assert after.splitlines()[4:8] == ["    say:", "      - 您好  # the line", "      # Sam", "      - 请说"]
    assert [line for line in before.splitlines() if line not in after.splitlines()] == ["    say: 您好  # the line"]


@given(
    st.sampled_from(sorted(WAYS)),
    st.text(max_size=60).map(one_line).filter(bool).filter(lambda text: "\ufffd" not in text),
)
def test_whatever_the_words_are_they_are_read_back_as_they_are_or_nothing_is_changed(way: str, words: str) -> None:
    before = HEAD + WAYS[way]
    after = with_wording(before, "ask", words, "Sam")
    assert after is None or data(after) == expected(before, words)
    assert after is not None or not words.isprintable()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_steps_of_the_shipped_flows_take_a_further_wording_and_a_comment(lang: str) -> None:
    for number, path in enumerate(sorted((ROOT / "scripts" / lang).glob("*.yaml"))):
        text = path.read_text(encoding="utf-8")
        steps = list(data(text).get("steps", {}))
        for step in {*steps[-1:], *steps[number % 5 :][:1]}:
            spoken = with_wording(text, step, "我说：“可以”", "Sam")
            assert spoken is not None, f"{path.name}: {step}"
            noted = with_comment(text, step, "Sam: so it is")
            assert noted is not None
            assert data(noted) == data(text)
            assert len(noted.splitlines()) == len(text.splitlines()) + 1


def test_a_step_that_is_not_there_is_not_made() -> None:
    assert with_wording(HEAD + WAYS["beside"], "other", "x", "Sam") is None
    assert with_comment(HEAD + WAYS["beside"], "other", "Sam") is None
    assert with_wording("steps: [", "ask", "x", "Sam") is None
    assert with_wording("steps: text", "ask", "x", "Sam") is None


def test_a_comment_stands_above_its_step() -> None:
    noted = with_comment(HEAD + WAYS["beside"], "b", "Sam: more")
    assert noted is not None
    assert noted.splitlines()[-2:] == ["  # Sam: more", "  b: {return: true}"]


def test_an_occasion_is_put_at_the_end_of_a_courtesy_file() -> None:
    occasion = Occasion(id="gap-1", title="问: 好", when="来电", lines=(Reply(say="我说：可以"),))
    first = with_occasion(new_courtesy("from-agents", "座席提的话"), occasion, "Sam")
    assert first is not None
    second = with_occasion(first, occasion, "Li")
    assert second is not None
    assert second.startswith(first)
    assert (
        data(second)["occasions"]
        == [{"id": "gap-1", "title": "问: 好", "when": "来电", "lines": [{"say": "我说：可以"}]}] * 2
    )


def test_a_courtesy_file_that_does_not_end_with_its_occasions_is_left_alone() -> None:
    text = new_courtesy("a", "b") + "  - {id: x, title: y, lines: []}\ntitle2: z\n"
    assert with_occasion(text, Occasion(id="gap-1", title="t", lines=(Reply(say="x"),)), "Sam") is None
