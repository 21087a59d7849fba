"""The terminal given back after TERM, HUP, INT, an unhandled error and a closed window, so many times each (R4).

python -m benchmarks.soak_terminal --runs 50
python -m benchmarks.soak_terminal --runs 50 --command "callassist live"
"""

from __future__ import annotations

import argparse
import os
import shlex
import signal
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path

from benchmarks.pty_terminal import Ending, Seat, end

TINY = (sys.executable, str(Path(__file__).with_name("tiny_app.py")))
TINY_DRAWN = b"ready"
TINY_FAILS = b"\x1b[20~"  # F9
TINY_FLOODS = b"\x1b[19~"  # F8


def ways(error_keys: bytes | None) -> dict[str, Callable[[Seat], None]]:
    """Give the ways a program is ended, by the name of the row."""
    signals = {name: partial(send, number=getattr(signal, f"SIG{name}")) for name in ("TERM", "HUP", "INT")}
    error = {} if error_keys is None else {"unhandled error": partial(Seat.press, keys=error_keys)}
    return {**signals, **error, "window closed": Seat.close_window}


def stall_and_close(seat: Seat) -> None:
    """Stop reading what the tiny app draws until it can write no more, then close the window."""
    seat.press(TINY_FLOODS)
    seat.wait_until_drawn(b"flood")
    seat.close_window()


def send(seat: Seat, number: signal.Signals) -> None:
    """Send the program a signal."""
    seat.process.send_signal(number)


def verdict(ending: Ending) -> str:
    """Give what is wrong with an ending, or nothing."""
    if ending.return_code is None:
        return "did not end"
    return ", ".join(ending.left_wrong)


def row(name: str, endings: list[Ending]) -> str:
    """Give one line of the table."""
    good = sum(not verdict(ending) for ending in endings)
    codes = ", ".join(str(code) for code, _ in Counter(ending.return_code for ending in endings).most_common())
    slowest = max(ending.seconds for ending in endings)
    wrong = "; ".join(sorted({verdict(ending) for ending in endings} - {""})) or "–"
    return f"| {name:<15} | {good:>3} of {len(endings):<3} | {codes:<9} | {slowest:>9.2f} | {wrong} |"


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--runs", type=int, default=50, help="times each way")
    options.add_argument("--command", help="the program under test; the tiny app if not given")
    options.add_argument("--drawn", help="text on its first screen; if not given, wait until it stands still")
    options.add_argument("--error-keys", help=r"keys that make it fail, as \x1b[20~")
    asked = options.parse_args()

    if asked.command:
        command, drawn = tuple(shlex.split(asked.command)), asked.drawn and asked.drawn.encode()
        error_keys = asked.error_keys and asked.error_keys.encode().decode("unicode_escape").encode()
    else:
        command, drawn, error_keys = TINY, TINY_DRAWN, TINY_FAILS

    print("| ended by        | restored   | code      | slowest s | left wrong |")
    print("|---|---|---|---|---|")
    clean = True
    with tempfile.TemporaryDirectory() as home:  # a program under test keeps its records out of the seat's own
        environ = {**os.environ, "XDG_DATA_HOME": home, "XDG_STATE_HOME": home, "XDG_CONFIG_HOME": home}
        stalled = {} if asked.command else {"line stalled": stall_and_close}
        for name, how in {**ways(error_keys), **stalled}.items():
            endings = [end(command, how, drawn=drawn, environ=environ) for _ in range(asked.runs)]
            clean = clean and not any(map(verdict, endings))
            print(row(name, endings), flush=True)
    return 0 if clean else 1


if __name__ == "__main__":
    sys.exit(main())
