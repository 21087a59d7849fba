"""Whatever the shell has done to the three streams: one line, an exit code, never a traceback and never a wait."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = f"{sys.executable} -m callassist --lang en"
pytestmark = pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device, nor our shell")


def _shell(line: str, tmp_path: Path) -> subprocess.CompletedProcess[str]:
    environ = {**os.environ, "CALLASSIST_DATA": str(tmp_path / "data")}
    return subprocess.run(
        ["/bin/sh", "-c", line], capture_output=True, encoding="utf-8", env=environ, check=False, timeout=30
    )


@pytest.mark.parametrize("command", ["find hold", "check", "--help", "--version", "play hold", "live --plain"])
def test_a_result_that_cannot_be_written_is_one_line(command, tmp_path):
    done = _shell(f"{PROGRAM} {command} >/dev/full </dev/null", tmp_path)
    assert (done.returncode, done.stderr) == (2, "This cannot go on: the disk is full\n")


@pytest.mark.parametrize("command", ["play hold", "find --batch -", "live --plain"])
def test_a_closed_standard_input_is_an_empty_one(command, tmp_path):
    done = _shell(f"{PROGRAM} {command} <&-", tmp_path)
    assert done.returncode in {0, 1}
    assert done.stderr == ""


def test_with_every_stream_closed_the_exit_code_is_still_told(tmp_path):
    assert _shell(f"{PROGRAM} find hold <&- >&- 2>&-", tmp_path).returncode == 0
    assert _shell(f"{PROGRAM} nothing <&- >&- 2>&-", tmp_path).returncode == 2


def test_no_file_of_ours_takes_the_number_of_a_closed_stream(tmp_path):
    _shell(f"{PROGRAM} live --plain <&- >&- 2>&-", tmp_path)
    assert (tmp_path / "data/journal.db").read_bytes().startswith(b"SQLite format 3\0")
