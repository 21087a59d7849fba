"""The reliability figures at full numbers: `python -m benchmarks.soak [--only R5] [--quick]`.

R1 events kept over kill -9 · R3 a full disk · R4 the terminal given back · R5 the open call resumed ·
R6 hostile texts · R7 a bad script saved during a call · R16 spoilt content files.
Exits with 1 if any of them is not met.
"""

from __future__ import annotations

import argparse
import shlex
import subprocess
import sys
import time

from benchmarks.peers import ROOT
from benchmarks.programs import PYTHON

_LIVE = shlex.join([PYTHON, "-m", "callassist", "--lang", "zh", "live"])


def programs(*, quick: bool) -> dict[str, list[str]]:
    """Give the command of each figure, at full or small numbers."""
    kills, runs, crashes, texts, files, points, saves = (
        ("30", "2", "3", "20", "50", "3", "4") if quick else ("1000", "50", "200", "1000", "100000", "24", "40")
    )
    return {
        "R1": ["benchmarks.soak_journal", "--kills", kills],
        "R4": ["benchmarks.soak_terminal", "--runs", runs, "--command", _LIVE, "--drawn", "F1"],
        "R3": ["benchmarks.soak_disk", "--points", points],
        "R7": ["benchmarks.soak_bad_save", "--saves", saves],
        "R5": ["benchmarks.soak_resume", "--runs", crashes],
        "R6": ["benchmarks.soak_hostile", "--texts", texts],
        "R16": ["benchmarks.soak_mutated", files],
    }


def main() -> None:
    """Run them one after the other."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="small numbers, to see that all runs")
    parser.add_argument("--only", action="append", choices=list(programs(quick=True)))
    given = parser.parse_args()
    failed = []
    for name, command in programs(quick=given.quick).items():
        if given.only and name not in given.only:
            continue
        print(f"\n{name}: {' '.join(command[:3])}", flush=True)
        began = time.monotonic()
        code = subprocess.run([PYTHON, "-m", *command], cwd=ROOT, check=False).returncode
        print(f"{name}: {'met' if code == 0 else 'NOT met'} ({time.monotonic() - began:.0f} s)", flush=True)
        failed += [name] if code else []
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
