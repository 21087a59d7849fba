"""`callassist live` as it is typed: what it says when it cannot begin, and the same call line by line."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from benchmarks.pty_terminal import Seat

from callassist.journal.resilient import ResilientJournal

LIVE = (sys.executable, "-m", "callassist", "live")
COLOUR = re.compile(rb"[34]8;2;(\d+);(\d+);(\d+)")


@pytest.fixture
def environ(tmp_path: Path) -> dict[str, str]:
    plain = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("LC_", "LANG", "NO_COLOR", "COLUMNS", "LINES"))
    }
    return {**plain, "CALLASSIST_DATA": str(tmp_path), "LC_ALL": "C.UTF-8", "TERM": "xterm-256color"}


def run(environ: dict[str, str], *options: str, typed: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        (*LIVE, "--lang", "zh", *options),
        input=typed,
        env=environ,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


def one_line(text: str) -> str:
    (line,) = text.strip().splitlines()
    return line


def test_without_a_terminal_one_line_says_so(environ):
    ended = run(environ)
    assert ended.returncode == 2
    assert ended.stdout == ""
    assert "终端" in one_line(ended.stderr)


def test_in_too_small_a_window_one_line_says_how_large_it_must_be(environ):
    command = f"stty cols 60 rows 20; exec {' '.join(LIVE)} --lang zh"
    seat = Seat(("sh", "-c", command), environ)
    assert seat.ending().return_code == 2
    line = one_line(seat.drawn.decode())
    assert "60×20" in line
    assert "80×24" in line


def test_a_flow_that_does_not_exist_is_answered_with_one_that_does(environ, tmp_path):
    ended = run(environ, "--plain", "holt")
    assert ended.returncode == 2
    assert ended.stdout == ""
    assert "holt" in ended.stderr
    assert "hold" in ended.stderr.replace("holt", "")
    with closing(ResilientJournal(tmp_path)) as journal:
        assert journal.unfinished() == []


def test_in_the_c_locale_the_program_starts_again_in_utf_8(environ):
    seat = Seat((*LIVE, "--lang", "zh"), {**environ, "LC_ALL": "C", "PYTHONUTF8": "0"})
    seat.wait_until_drawn("电话响了".encode())
    seat.press(b"\x11")
    ending = seat.ending()
    assert ending.return_code == 0
    assert ending.left_wrong == ()
    assert b"\\u8bdd" not in seat.drawn


def test_without_colour_everything_is_grey(environ):
    seat = Seat((*LIVE, "hold", "--lang", "zh"), {**environ, "NO_COLOR": "1"})
    seat.wait_until_drawn("请稍等".encode())
    seat.press(b"\x11")
    assert seat.ending().return_code == 0
    assert {len(set(shade)) for shade in COLOUR.findall(bytes(seat.drawn))} <= {1}


def test_a_call_is_walked_line_by_line_and_left_open(environ, tmp_path):
    typed = ["", "1", "fill matter 门禁卡在哪儿办", "1", "fill surname 张", "fill title 女士", "1", "9", "end"]
    ended = run(environ, "--plain", typed="\n".join(typed) + "\n")
    assert ended.returncode == 0, ended.stderr
    assert "示例物业客户服务部，我是小李" in ended.stdout
    assert "张女士，我理一下，您说的是门禁卡在哪儿办，对吗？" in ended.stdout
    assert "! " in ended.stdout, "a key that leads nowhere is said"
    with closing(ResilientJournal(tmp_path)) as journal:
        (outline,) = journal.unfinished()
        assert outline.headline == "张女士 门禁卡在哪儿办"


def test_a_line_that_means_nothing_is_said_and_the_call_goes_on(environ):
    ended = run(environ, "--plain", "hold", typed="dance\n1\nend\n")
    assert ended.returncode == 0
    assert "dance" in ended.stdout
    assert "边查边听着" in ended.stdout


def test_lines_come_clean_whatever_is_typed(environ):
    ended = run(environ, "--plain", "hold", typed="fill surname \x1b[2J[/]\nfill title 先生\nreword\nend\n")
    assert ended.returncode == 0
    assert "\x1b" not in ended.stdout


def test_an_end_of_input_leaves_the_call_as_it_is(environ, tmp_path):
    assert run(environ, "--plain", "hold", typed="1").returncode == 0
    with closing(ResilientJournal(tmp_path)) as journal:
        assert len(journal.unfinished()) == 1
