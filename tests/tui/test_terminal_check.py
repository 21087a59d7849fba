from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import pytest
from benchmarks.pty_terminal import Seat
from msgspec.structs import replace

from callassist.language import notice
from callassist.tui.terminal_check import (
    TerminalFacts,
    is_utf8,
    needs_utf8_restart,
    terminal_facts,
    terminal_trouble,
)

GOOD = TerminalFacts(keyboard=True, screen=True, term="xterm-256color", width=80, height=24, encoding="utf-8")


def said(**differences: Any) -> str:
    trouble = terminal_trouble(replace(GOOD, **differences))
    return "" if trouble is None else trouble.plain()


def test_a_common_terminal_of_80_by_24_will_do():
    assert terminal_trouble(GOOD) is None


def test_input_or_output_that_is_no_terminal_is_said():
    assert "standard input" in said(keyboard=False)
    assert "output" in said(screen=False)


@pytest.mark.parametrize(("term", "told"), [("dumb", "dumb"), ("unknown", "unknown")])
def test_a_terminal_that_cannot_place_text_is_said(term, told):
    assert f"TERM is {told}" in said(term=term)


def test_a_missing_term_is_said_in_the_readers_words():
    trouble = terminal_trouble(replace(GOOD, term=""))
    assert trouble is not None
    ((_, fact),) = trouble.facts
    assert fact == notice("not set")


@pytest.mark.parametrize("size", [{"width": 79}, {"height": 23}, {"width": 40, "height": 10}])
def test_a_small_window_is_told_its_size_and_the_size_needed(size):
    words = said(**size)
    found = GOOD if not size else replace(GOOD, **size)
    assert f"{found.width}×{found.height}" in words
    assert "80×24" in words


@pytest.mark.parametrize("encoding", ["ascii", "ANSI_X3.4-1968", "gbk", "latin-1", "no such", ""])
def test_an_encoding_without_chinese_is_said(encoding):
    assert "UTF-8" in said(encoding=encoding)


@pytest.mark.parametrize("encoding", ["utf-8", "UTF-8", "utf8", "U8"])
def test_utf8_is_known_by_all_its_names(encoding):
    assert is_utf8(encoding)
    assert said(encoding=encoding) == ""
    assert needs_utf8_restart({}, encoding) is None


def test_another_encoding_is_mended_by_starting_again_once():
    found = needs_utf8_restart({"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}, "ascii")
    assert found == {"LC_ALL": "C", "PYTHONUTF8": "1"}
    assert needs_utf8_restart(found, "ascii") is None


def test_in_a_pipe_neither_side_is_a_terminal(monkeypatch):
    with Path(os.devnull).open("r+", encoding="ascii") as stream:
        monkeypatch.setattr(sys, "__stdin__", stream)
        monkeypatch.setattr(sys, "__stdout__", stream)
        monkeypatch.setattr(sys, "__stderr__", None)
        facts = terminal_facts({"TERM": "xterm"})
    assert (facts.keyboard, facts.screen, facts.term, facts.encoding) == (False, False, "xterm", "ascii")


PROGRAM = """
import os, sys
from callassist.language import notice
from callassist.tui.terminal_check import *
facts = terminal_facts(os.environ)
again = needs_utf8_restart(os.environ, facts.encoding)
if again is not None:
    restart(again)
print(facts, terminal_trouble(facts), sys.argv[1:], '话', flush=True)
"""


def test_a_real_terminal_in_the_c_locale_is_set_right_by_starting_again(tmp_path):
    script = tmp_path / "program.py"
    script.write_text(PROGRAM, encoding="utf-8")
    seat = Seat((sys.executable, str(script), "王 先生"), {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0"})
    assert seat.ending().return_code == 0
    drawn = seat.drawn.decode()
    assert "keyboard=True, screen=True" in drawn
    assert "width=80, height=24, encoding='utf-8') None ['王 先生'] 话" in drawn
