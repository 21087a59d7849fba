from __future__ import annotations

import pytest

from callassist.content.edits import edited
from callassist.content.former_ids import FormerIds
from callassist.content.source import Source
from callassist.content.tree import read_tree


def noted(text: str, *renamings: tuple[str, str, str]) -> str:
    for prefix, old, new in renamings:
        tree, faults = read_tree(Source("x", text))
        assert not faults
        text = edited(text, FormerIds(tree).noted(prefix, old, new))
    tree, faults = read_tree(Source("x", text))
    assert not faults
    return text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("format: flow/1\nid: hold # 等\ntitle: x\n", "format: flow/1\nid: hold # 等\nrenamed: {a: b}\ntitle: x\n"),
        ("format: site/1\r\nlanguage: zh\r\nx: y", "format: site/1\r\nlanguage: zh\r\nrenamed: {a: b}\r\nx: y"),
        ("id: hold", "id: hold\nrenamed: {a: b}\n"),
        ("{id: hold, title: x}", "{renamed: {a: b}, id: hold, title: x}"),
        ("renamed: {}\nid: hold\n", "renamed: {a: b}\nid: hold\n"),
        ("renamed: {c: d} # 旧\nid: hold\n", "renamed: {a: b, c: d} # 旧\nid: hold\n"),
        ("renamed:\n  # 旧\n  c: d # 一\nid: hold\n", "renamed:\n  # 旧\n  a: b\n  c: d # 一\nid: hold\n"),
    ],
)
def test_a_former_id_is_put_at_the_top_and_everything_else_stays(before, after):
    assert noted(before, ("", "a", "b")) == after


def test_an_id_renamed_twice_leads_to_the_last_one_by_either():
    assert noted("id: x\n", ("", "a", "b"), ("", "b", "c")) == "id: x\nrenamed: {b: c, a: c}\n"


@pytest.mark.parametrize(
    "text", ["renamed: {q: r}\n", "renamed: {q: r, s: t} # z\n", "renamed:\n  q: r # y\n  s: t # z\n"]
)
def test_an_id_renamed_and_renamed_back_is_no_former_one(text):
    found = read_tree(Source("x", noted(text, ("", "a", "b"), ("", "b", "a"))))[0].data["renamed"]
    assert found == read_tree(Source("x", text))[0].data["renamed"] | {"b": "a"}


def test_what_else_is_called_the_same_is_not_mixed_up():
    text = noted("language: zh\n", ("field/", "a", "b"), ("element/", "b", "c"), ("field/", "b", "d"))
    assert read_tree(Source("x", text))[0].data["renamed"] == {"field/a": "d", "element/b": "c", "field/b": "d"}


def test_the_last_of_several_can_go():
    assert noted("renamed: {q: r, b: a}\n", ("", "x", "b")) == "renamed: {x: b, q: r}\n"
    assert noted("renamed:\n  q: r\n  b: a\n", ("", "x", "b")) == "renamed:\n  x: b\n  q: r\n"
