from __future__ import annotations

import os
import resource
import signal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callassist.content.folder import File, files, overlooked
from callassist.content.saving import alone_in
from callassist.errors import WrongUse
from callassist.workflows.merge_edits import merged
from callassist.workflows.open_draft import open_draft
from callassist.workflows.save_draft import save_draft, save_over

TEXT = "format: flow/1\nid: a\ntitle: 一\nwhen: 二\nkind: exception\nstart: s\nsteps:\n  s: {return: true}\n"


@pytest.fixture
def file(tmp_path: Path) -> File:
    path = tmp_path / "scripts" / "zh" / "a.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(TEXT, "utf-8")
    return File(path, "scripts/zh/a.yaml", "flow")


def test_a_save_keeps_the_copy_before_and_nothing_else(file, tmp_path):
    draft = open_draft(tmp_path, file)
    saved = save_draft(tmp_path, draft, TEXT.replace("一", "新"), "小王")
    assert (saved.outcome, saved.now.text) == ("saved", TEXT.replace("一", "新"))
    assert file.path.read_text("utf-8") == TEXT.replace("一", "新")
    assert sorted(one.name for one in file.path.parent.iterdir()) == ["a.yaml", "a.yaml.before"]
    assert (file.path.parent / "a.yaml.before").read_text("utf-8") == TEXT


def test_two_edits_of_different_lines_are_both_in(file, tmp_path):
    mine, theirs = open_draft(tmp_path, file), open_draft(tmp_path, file)
    save_draft(tmp_path, theirs, TEXT.replace("一", "新标题"), "她")
    saved = save_draft(tmp_path, mine, TEXT + "tests: []\n", "我")
    assert saved.outcome == "merged"
    assert file.path.read_text("utf-8") == TEXT.replace("一", "新标题") + "tests: []\n" == saved.now.text


def test_two_edits_of_the_same_line_lose_neither(file, tmp_path):
    mine, theirs = open_draft(tmp_path, file), open_draft(tmp_path, file)
    save_draft(tmp_path, theirs, TEXT.replace("一", "她的"), "她")
    saved = save_draft(tmp_path, mine, TEXT.replace("一", "我的"), "小王 / ../x")
    assert (saved.outcome, saved.now.text) == ("clash", TEXT.replace("一", "她的"))
    assert file.path.read_text("utf-8") == TEXT.replace("一", "她的")
    assert saved.mine is not None
    assert saved.mine.name == "a.小王-x.yaml.mine"
    assert saved.mine.read_text("utf-8") == TEXT.replace("一", "我的")
    again = save_draft(tmp_path, mine, TEXT.replace("一", "我的二"), "小王 / ../x")
    assert again.mine is not None
    assert again.mine.name == "a.小王-x.yaml.mine-2"


def test_what_is_put_beside_is_never_read_as_content(file, tmp_path):
    mine, theirs = open_draft(tmp_path, file), open_draft(tmp_path, file)
    save_draft(tmp_path, theirs, TEXT.replace("一", "她的"), "她")
    save_draft(tmp_path, mine, TEXT.replace("一", "我的"), "我")
    assert [one.shown for one in files(tmp_path, "zh")] == ["scripts/zh/a.yaml"]
    assert overlooked(tmp_path, "zh") == {}


def test_saving_over_theirs_keeps_theirs_beside(file, tmp_path):
    theirs = open_draft(tmp_path, file)
    save_over(theirs, "mine\n")
    assert file.path.read_text("utf-8") == "mine\n"
    assert (file.path.parent / "a.yaml.before").read_text("utf-8") == TEXT


def test_a_file_that_was_deleted_meanwhile_is_written_again(file, tmp_path):
    draft = open_draft(tmp_path, file)
    file.path.unlink()
    assert save_draft(tmp_path, draft, TEXT + "# x\n", "我").outcome == "saved"
    assert file.path.read_text("utf-8") == TEXT + "# x\n"


def test_line_ends_stay_what_they_were(file, tmp_path):
    file.path.write_bytes(TEXT.replace("\n", "\r\n").encode())
    draft = open_draft(tmp_path, file)
    assert draft.text == TEXT
    save_draft(tmp_path, draft, TEXT + "# 一\n", "我")
    assert file.path.read_bytes() == (TEXT + "# 一\n").replace("\n", "\r\n").encode()


def test_a_colleague_who_may_write_the_file_may_do_so_afterwards(file, tmp_path):
    file.path.chmod(0o664)
    save_draft(tmp_path, open_draft(tmp_path, file), TEXT + "# x\n", "我")
    assert file.path.stat().st_mode & 0o777 == 0o664


def test_a_gbk_file_is_shown_named_and_saved_as_utf_8_with_the_old_copy_beside(file, tmp_path):
    file.path.write_bytes(TEXT.encode("gbk"))
    draft = open_draft(tmp_path, file)
    assert draft.text == TEXT
    assert draft.remark is not None
    assert "GBK" in draft.remark.plain()
    save_draft(tmp_path, draft, TEXT, "我")
    assert file.path.read_text("utf-8") == TEXT
    assert (file.path.parent / "a.yaml.before").read_bytes() == TEXT.encode("gbk")


@pytest.mark.parametrize("content", ["x".encode("utf-16"), b"\0\xff\xfe\x80", b"x" * 1_000_001])
def test_what_is_no_text_to_edit_is_only_shown(file, tmp_path, content):
    file.path.write_bytes(content)
    draft = open_draft(tmp_path, file)
    assert draft.is_locked
    assert draft.remark is not None


def test_a_link_out_of_the_folder_is_not_opened(file, tmp_path):
    root = tmp_path / "scripts"
    (tmp_path / "secret").write_text("x", "utf-8")
    file.path.unlink()
    file.path.symlink_to(tmp_path / "secret")
    draft = open_draft(root, file)
    assert (draft.is_locked, draft.text) == (True, "")


def test_signs_that_steer_a_terminal_are_shown_as_what_they_are_and_said(file, tmp_path):
    file.path.write_bytes(TEXT.encode() + b"# \x1b[2J \xe2\x80\xa8\n")
    draft = open_draft(tmp_path, file)
    assert draft.text.endswith("# \ufffd[2J \ufffd\n")
    assert draft.remark is not None


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written_is_said_and_nothing_is_changed(file, tmp_path):
    draft = open_draft(tmp_path, file)
    file.path.parent.chmod(0o500)
    try:
        with pytest.raises(WrongUse, match="cannot be saved"):
            save_draft(tmp_path, draft, "x", "我")
        assert file.path.read_text("utf-8") == TEXT
    finally:
        file.path.parent.chmod(0o700)


@pytest.mark.parametrize("after", [0, 40, 10_000])
def test_a_full_disk_is_said_and_the_file_stays_whole(file, tmp_path, after):
    """The system refuses to write more than so many bytes to a file, as a full disk would."""
    draft = open_draft(tmp_path, file)
    text = TEXT + "# 长\n" * 5_000
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (after, hard))
    try:
        with pytest.raises(WrongUse, match="cannot be saved, its text stays here"):
            save_draft(tmp_path, draft, text, "我")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, ignored)
    assert file.path.read_text("utf-8") == TEXT
    assert [one.name for one in file.path.parent.iterdir()] == ["a.yaml"]


def test_a_lock_held_by_a_program_that_has_stopped_is_waited_for_but_not_for_ever(tmp_path, monkeypatch):
    monkeypatch.setattr("callassist.content.saving._TRIES", 2)
    with alone_in(tmp_path), alone_in(tmp_path):
        pass


LINES = st.lists(st.sampled_from(["a\n", "b\n", "c\n", "d\n"]), max_size=12).map("".join)


@given(LINES, LINES)
def test_an_edit_beside_none_is_that_edit(base, mine):
    assert merged(base, mine, base) == mine
    assert merged(base, base, mine) == mine
    assert merged(base, mine, mine) == mine


@given(LINES, LINES, LINES)
def test_no_line_of_either_edit_is_made_up_by_a_merge(base, mine, theirs):
    both = merged(base, mine, theirs)
    if both is not None:
        assert set(both.splitlines()) <= set((base + mine + theirs).splitlines())


@given(st.integers(0, 400), st.integers(0, 400))
def test_edits_far_apart_in_a_long_file_of_like_lines_merge(first, second):
    base = [f"{number % 5}\n" if number % 7 else f"line {number}\n" for number in range(401)]
    if abs(first - second) < 3:
        return
    mine, theirs = list(base), list(base)
    mine[first], theirs[second] = "mine\n", "theirs\n"
    both = list(base)
    both[first], both[second] = "mine\n", "theirs\n"
    assert merged("".join(base), "".join(mine), "".join(theirs)) == "".join(both)
