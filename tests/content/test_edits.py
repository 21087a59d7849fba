from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callassist.content.edits import Changed, Edit, changes, edited
from callassist.content.saving import Replaced, save_all
from callassist.content.source import Source

TEXT = "一: a\r\n二: b # 注\n三: [c, c]\n"


def test_only_what_is_edited_changes():
    assert edited(TEXT, [Edit(3, 4, "长长"), Edit(9, 10, "")]) == "一: 长长\r\n二:  # 注\n三: [c, c]\n"


def test_the_same_edit_twice_is_one_and_two_in_each_others_way_are_refused():
    assert edited("abc", [Edit(1, 2, "x"), Edit(1, 2, "x")]) == "axc"
    with pytest.raises(ValueError, match="Edit"):
        edited("abc", [Edit(0, 2, "x"), Edit(1, 3, "y")])


def test_changed_lines_are_told_with_their_number_and_the_lines_between_are_not():
    at = TEXT.index("[c") + 1
    found = list(changes(Source("x", TEXT), [Edit(3, 4, "z"), Edit(at, at + 1, "d"), Edit(at + 3, at + 4, "d")]))
    assert found == [Changed(1, ("一: a",), ("一: z",)), Changed(3, ("三: [c, c]",), ("三: [d, d]",))]


def test_a_line_put_in_is_told_as_that_line_alone():
    at = TEXT.index("三")
    assert list(changes(Source("x", TEXT), [Edit(at, at, "新: 1\n")])) == [Changed(3, (), ("新: 1",))]
    end = len(TEXT)
    assert list(changes(Source("x", TEXT), [Edit(end, end, "新: 1\n")])) == [Changed(4, (), ("新: 1",))]


@given(st.text("ab\n", max_size=20), st.lists(st.tuples(st.integers(0, 20), st.text("xy\n", max_size=3)), max_size=4))
def test_lines_that_are_told_put_into_the_text_give_the_text_as_it_is_to_be(text, wanted):
    edits = {start: Edit(start, min(start + 1, len(text)), new) for start, new in wanted if start <= len(text)}
    after = edited(text, edits.values()).split("\n")
    lines = text.split("\n")
    for one in reversed(list(changes(Source("x", text), edits.values()))):
        assert tuple(lines[one.line - 1 : one.line - 1 + len(one.before)]) == one.before
        lines[one.line - 1 : one.line - 1 + len(one.before)] = one.after
    assert "\n".join(lines).rstrip("\n") == "\n".join(after).rstrip("\n")


def _files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def test_several_files_are_written_and_each_as_it_was_is_kept(tmp_path: Path):
    (tmp_path / "a.yaml").write_bytes(b"1")
    (tmp_path / "b.yaml").write_bytes(b"2")
    save_all(
        [
            Replaced(tmp_path / "a.yaml", b"1", b"11", tmp_path / "a.yaml"),
            Replaced(tmp_path / "b.yaml", b"2", b"22", tmp_path / "c.yaml"),
        ]
    )
    assert _files(tmp_path) == {"a.yaml": b"11", "a.yaml.before": b"1", "c.yaml": b"22", "b.yaml.before": b"2"}


def test_when_one_file_cannot_be_replaced_those_before_it_are_put_back(tmp_path: Path):
    (tmp_path / "a.yaml").write_bytes(b"1")
    (tmp_path / "b.yaml").write_bytes(b"2")
    (tmp_path / "c.yaml" / "full").mkdir(parents=True)
    with pytest.raises(OSError, match=r"c\.yaml"):
        save_all(
            [
                Replaced(tmp_path / "a.yaml", b"1", b"11", tmp_path / "a.yaml"),
                Replaced(tmp_path / "b.yaml", b"2", b"22", tmp_path / "c.yaml"),
            ]
        )
    assert {name: held for name, held in _files(tmp_path).items() if ".before" not in name} == {
        "a.yaml": b"1",
        "b.yaml": b"2",
    }


def test_when_one_file_cannot_even_be_prepared_none_is_touched(tmp_path: Path):
    (tmp_path / "a.yaml").write_bytes(b"1")
    with pytest.raises(OSError, match="gone"):
        save_all(
            [
                Replaced(tmp_path / "a.yaml", b"1", b"11", tmp_path / "a.yaml"),
                Replaced(tmp_path / "gone" / "b.yaml", b"", b"22", tmp_path / "gone" / "b.yaml"),
            ]
        )
    assert _files(tmp_path) == {"a.yaml": b"1"}
