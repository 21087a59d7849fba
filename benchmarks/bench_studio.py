"""The studio: from a key that breaks the draft to the problem on the screen, and from the one that mends it to its going.

`python -m benchmarks.bench_studio [--quick]`
The real program in a terminal over the shipped Chinese words, in a flow and in a phrasebook; the moment is that of the
output that changed the head of the screen. Eighty milliseconds of it are the pause in which the check waits for more keys.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from pathlib import Path

from benchmarks.peers import ROOT
from benchmarks.programs import PYTHON, environment
from benchmarks.report import Found, Target, number, part, spread, table
from benchmarks.terminal import Terminal

TITLE = "Problems while typing"
_FILES = {"a flow": "hold", "a phrasebook": "enquiry"}
_SOUND, _BROKEN = "草稿没有问题", "草稿问题"
_AT_REST = 4.0
"""Seconds in which the phrasebook is put to its test and the search is prepared."""
_BREAK, _MEND = b"x", b"\x7f"


def measure(quick: bool) -> Found:
    """Give milliseconds until a problem is shown, and until it is gone, for each kind of file."""
    with tempfile.TemporaryDirectory(prefix="studio-") as folder:
        home = Path(folder)
        return {name: _measured(home / flow, flow, 10 if quick else 60) for name, flow in _FILES.items()}


def _measured(home: Path, flow: str, rounds: int) -> Found:
    home.mkdir()
    terminal = Terminal(
        (PYTHON, "-m", "callassist", "--lang", "zh", "studio", flow),
        environment(home, PYTHONPATH=str(ROOT / "src")),
        folder=home,
    )
    came: list[float] = []
    went: list[float] = []
    try:
        terminal.wait_for(lambda text: _SOUND in text, patience=60)
        terminal.run_for(_AT_REST)
        terminal.look()
        for _ in range(rounds):
            for key, wanted, times in ((_BREAK, _BROKEN, came), (_MEND, _SOUND, went)):

                def stands(text: str, wanted: str = wanted) -> bool:
                    return wanted in text

                pressed = terminal.press(key)
                times.append((terminal.wait_for(stands, patience=60) - pressed) * 1000)
                time.sleep(0.05)
    finally:
        terminal.kill()
    return {"came_ms": spread(came), "went_ms": spread(went)}


def tables(found: Found) -> str:
    """Give the figures as a table."""
    rows = []
    for name in _FILES:
        for key, told in (("came_ms", "shown"), ("went_ms", "gone")):
            one = part(found, name, key)
            rows.append((f"a problem in {name} is {told}", one["p50"], one["p95"], one["max"]))
    return table(("from the key on", "p50 ms", "p95 ms", "most ms"), rows)


def targets(found: Found) -> list[Target]:
    """Give the figures beside their limits."""
    return [
        Target(f"studio: a problem in {name} is shown, p95", number(part(found, name, "came_ms")["p95"]), 300, "ms")
        for name in _FILES
    ]


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true")
    found = measure(parser.parse_args().quick)
    print(tables(found))
    print(json.dumps(found))


if __name__ == "__main__":
    main()
