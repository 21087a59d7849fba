"""A real studio in a real terminal: killed in the middle of a word, and handing its text to another editor."""

from __future__ import annotations

import signal
import time

import pytest
from benchmarks.programs import PYTHON, environment
from benchmarks.terminal import Terminal
from tests.packs import ROOT
from tests.tui.studio.desk import HOLD, site_in

from callassist.content.saving import save
from callassist.workflows.kept_edits import KeptEdits

KEPT_WITHIN = 2.0
"""Seconds; what was typed longer ago must be there."""
PATIENCE = 60.0


def wait_for(terminal: Terminal, *parts: str) -> None:
    """Look until all of this stands on the screen, blanks aside."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        terminal.settle()
        text = "".join(terminal.text().split())
        if all(part in text for part in parts):
            return
    pytest.fail(f"{parts} never stood there:\n{terminal.text()}")


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGHUP], ids=["kill", "closed window"])
def test_what_was_typed_before_the_program_was_killed_is_taken_up_again(tmp_path, number):
    site = site_in(tmp_path)
    environ = environment(tmp_path, CALLASSIST_SITE=str(site), PYTHONPATH=str(ROOT / "src"))
    command = (PYTHON, "-m", "callassist", "--lang", "zh", "studio", "hold")
    before = (site / HOLD).read_text("utf-8")
    terminal = Terminal(command, environ, columns=80, rows=24)
    try:
        wait_for(terminal, "F1", "hold")
        terminal.press("# 请您稍等一下".encode())
        wait_for(terminal, "请您稍等一下")
        terminal.run_for(KEPT_WITHIN)
        terminal.press("马上".encode())
        wait_for(terminal, "马上")
    finally:
        terminal.kill(number)
    assert (site / HOLD).read_text("utf-8") == before
    left = KeptEdits(tmp_path / "data").left_behind(site)
    assert [one.edit.shown for one in left] == [HOLD]
    # Whoever is asked to end keeps the last word; a kill may cost the last second.
    assert left[0].edit.text.startswith("# 请您稍等一下" if number == signal.SIGKILL else "# 请您稍等一下马上")
    terminal = Terminal(command, environ, columns=80, rows=24)
    try:
        wait_for(terminal, "接着改")
        terminal.press(b"t")
        wait_for(terminal, "请您稍等一下", "没保存的内容回来了")
        terminal.press(b"\x13")
        wait_for(terminal, "都已保存")
    finally:
        terminal.kill()
    assert (site / HOLD).read_text("utf-8").startswith("# 请您稍等一下")


def test_the_text_goes_to_the_users_own_editor_and_comes_back(tmp_path):
    site = site_in(tmp_path)
    editor = tmp_path / "editor"
    editor.write_text('#!/bin/sh\nprintf "# 外面改的\\n" > "$2.new"; cat "$2" >> "$2.new"; mv "$2.new" "$2"\n', "utf-8")
    editor.chmod(0o700)
    environ = environment(tmp_path, CALLASSIST_SITE=str(site), PYTHONPATH=str(ROOT / "src"), EDITOR=f"{editor} --wait")
    terminal = Terminal((PYTHON, "-m", "callassist", "--lang", "zh", "studio", "hold"), environ, columns=80, rows=24)
    try:
        wait_for(terminal, "F1", "都已保存")
        terminal.press(b"\x14")
        wait_for(terminal, "外面改的", "未保存1个")
        terminal.press("还能打字".encode())
        wait_for(terminal, "还能打字")
    finally:
        terminal.kill()


def test_a_save_from_elsewhere_is_seen_by_itself(tmp_path):
    site = site_in(tmp_path)
    environ = environment(tmp_path, CALLASSIST_SITE=str(site), PYTHONPATH=str(ROOT / "src"))
    terminal = Terminal((PYTHON, "-m", "callassist", "--lang", "zh", "studio", "hold"), environ, columns=80, rows=24)
    try:
        wait_for(terminal, "F1", "草稿没有问题")
        save(site / HOLD, (site / HOLD).read_text("utf-8").replace("title: 等待", "title: 别处存的"))
        wait_for(terminal, "别处存的", "在别处存过了")
    finally:
        terminal.kill()
