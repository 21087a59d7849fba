"""Real programs on one file: killed at any moment, or writing all at once."""

import contextlib
import json
import os
import subprocess
import sys
from pathlib import Path

from benchmarks.soak_journal import soak

from callassist.journal.durable import Journal

ROOT = Path(__file__).parent.parent.parent

WRITER = """
import sys
from pathlib import Path
from callassist.clock import Millis
from callassist.journal.resilient import ResilientJournal
journal = ResilientJournal(Path(sys.argv[1]))
for seq in range(1, 101):
    journal.append(sys.argv[2], seq, Millis(seq), b"x" * 300)
print(journal.trouble, journal.backlog)
journal.close()
"""

OPENER = """
import sys
from pathlib import Path
from callassist.clock import Millis
from callassist.journal.durable import Journal
for seq in range(1, 16):
    journal = Journal.open(Path(sys.argv[1]))
    journal.append(sys.argv[2], seq, Millis(seq), b"x")
    journal.close()
print("None 0")
"""


def test_every_acknowledged_event_survives_a_kill_at_a_random_moment(tmp_path):
    tally = soak(15, tmp_path, seed=int.from_bytes(os.urandom(4)))
    assert tally.sound, tally
    assert tally.acknowledged > 20


def run_eight(program, folder):
    programs = [
        subprocess.Popen(
            [sys.executable, "-c", program, str(folder), f"call-{number}"], stdout=subprocess.PIPE, text=True, cwd=ROOT
        )
        for number in range(8)
    ]
    return [one.communicate()[0].strip() for one in programs], [one.returncode for one in programs]


def test_eight_programs_write_at_once_and_none_is_told_that_the_file_is_locked(folder):
    said, ended = run_eight(WRITER, folder)
    assert (said, ended) == (["None 0"] * 8, [0] * 8)
    with contextlib.closing(Journal.open(folder)) as journal:
        assert {call_id: len(journal.events(call_id)) for call_id in journal.calls()} == {
            f"call-{number}": 100 for number in range(8)
        }
        assert journal.check() == "ok"


def test_eight_programs_open_and_close_a_file_at_once_and_none_fails(folder):
    said, ended = run_eight(OPENER, folder)
    assert (said, ended) == (["None 0"] * 8, [0] * 8)
    with contextlib.closing(Journal.open(folder)) as journal:
        assert [len(journal.events(f"call-{number}")) for number in range(8)] == [15] * 8


def test_a_soak_that_loses_nothing_ends_well_and_says_so_in_figures():
    command = [sys.executable, "-m", "benchmarks.soak_journal", "--kills", "1"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout.splitlines()[-1])["R1"]["lost"] == 0
