"""R7: a bad script saved during a call: `python -m benchmarks.soak_bad_save [--saves 40]`.

The real `callassist live` runs in a terminal over a site whose files are live, a call in hand. A flow file is saved with
a fault, as an editor saves it, and mended again, over and over. Measured is the time from the save to the output that
shows the file, line and column of the fault; the call's card and fields must stand unchanged all the while.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.peers import ROOT
from benchmarks.programs import PYTHON, environment
from benchmarks.report import number, spread
from benchmarks.terminal import Terminal

MOST_MS = 300
_AT_REST = 10.0
"""Seconds after the start in which the index is made and the files begin to be watched."""
_FAULTS = (
    ("    title: 请等", "    titel: 请等"),
    ("next: waiting", "next: waitign"),
    ("title: 等待", "title：等待"),
    ("key: h", "key: h: h"),
)


def soak(saves: int) -> tuple[list[float], list[str]]:
    """Give milliseconds from each bad save to its being shown, and what went wrong."""
    times: list[float] = []
    wrong: list[str] = []
    with tempfile.TemporaryDirectory(prefix="save-") as made:
        home = Path(made)
        for kind in ("scripts", "phrasebook"):
            shutil.copytree(ROOT / kind, home / "site" / kind)
        flow = home / "site/scripts/zh/hold.yaml"
        sound = flow.read_text()
        environ = environment(home, CALLASSIST_SITE=str(home / "site"), PYTHONPATH=str(ROOT / "src"))
        terminal = Terminal((PYTHON, "-m", "callassist", "--lang", "zh", "live"), environ, folder=home)
        try:
            terminal.wait_for(lambda text: "F1" in text and "╭─" in text)
            terminal.press(b"\r")
            terminal.run_for(_AT_REST)
            terminal.look()
            card = _card(terminal)
            for number_ in range(saves):
                old, new = _FAULTS[number_ % len(_FAULTS)]
                began = _saved(flow, sound.replace(old, new, 1))
                shown = terminal.wait_for(lambda text: "hold.yaml:" in text)
                times.append((shown - began) * 1000)
                if _card(terminal) != card:
                    wrong.append(f"save {number_}: the call changed:\n{terminal.text()}")
                _saved(flow, sound)
                terminal.wait_for(lambda text: "hold.yaml:" not in text)
                terminal.run_for(0.4)
                terminal.look()
        finally:
            terminal.kill()
    return times, wrong


def _saved(path: Path, text: str) -> float:
    """Save as editors do, in one move; give the moment."""
    new = path.with_name(".new")
    new.write_text(text)
    now = time.perf_counter()
    new.replace(path)
    return now


def _card(terminal: Terminal) -> str:
    """Give what stands between the first and the last frame: the line to say, its answers and the fields."""
    rows = terminal.face().splitlines()
    framed = [row for row, text in enumerate(rows) if text.lstrip()[:1] in {"╭", "│", "╰"}]
    return "\n".join(rows[framed[0] : framed[-1] + 1]) if framed else ""


def main() -> None:
    """Print the figures; exit with 1 if they are not met."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--saves", type=int, default=40)
    times, wrong = soak(parser.parse_args().saves)
    figures = spread(times)
    met = not wrong and number(figures["p95"]) <= MOST_MS
    print(f"from a bad save to its place on the screen: {figures}")
    for one in wrong[:5]:
        print("  ", one)
    print(json.dumps({"R7": {"saves": len(times), "ms": figures, "wrong": len(wrong), "met": met}}))
    sys.exit(0 if met else 1)


if __name__ == "__main__":
    main()
