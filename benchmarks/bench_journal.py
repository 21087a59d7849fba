"""Durable events: one seat beside the raw sync floor, twenty seats on one file, and the syncs themselves (R2).

`python -m benchmarks.bench_journal [--quick]`
The three ways of writing an event take turns, one event each, so that a slow moment of the machine hits all of them:
a bare `write` + `fsync`, our `append`, and the same rows with SQLite's NORMAL, which syncs nothing.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import quantiles

from callassist.clock import Millis
from callassist.errors import JournalError
from callassist.journal.durable import Journal
from callassist.journal.entries import CallOutline

_ROOT = Path(__file__).parent.parent
_BODY = random.Random(1).randbytes(300)
_RATE = 10
"""Events a second that each writer makes: far more than an agent does."""

Figures = dict[str, float]


def measure(quick: bool) -> dict[str, object]:
    """Give milliseconds (p50, p95, p99) for each way of writing, their ratios, and syncs for each event."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        alone = _side_by_side(place, 300 if quick else 3000)
        return {
            "alone_ms": alone,
            "append_beside_raw": _ratio(alone["append"], alone["write+fsync"]),
            "append_beside_normal": _ratio(alone["append"], alone["sqlite NORMAL"]),
            "writers_20_ms": _many_seats(place / "seats", 20, seconds=2 if quick else 10),
            "writers_8_flat_out": _many_seats(place / "flat", 8, seconds=1 if quick else 4, rate=0),
            "syncs_per_event": _syncs(place / "traced", 50 if quick else 200),
        }


def _side_by_side(place: Path, rounds: int) -> dict[str, Figures]:
    durable, loose = Journal.open(place / "full"), Journal.open(place / "normal")
    loose._file.connection().execute("PRAGMA synchronous = NORMAL")  # noqa: SLF001 - not to be had from outside, on purpose
    raw = os.open(place / "raw", os.O_CREAT | os.O_WRONLY | os.O_APPEND)

    def floor(_: int) -> None:
        os.write(raw, _BODY)
        os.fsync(raw)

    ways: dict[str, Callable[[int], None]] = {
        "write+fsync": floor,
        "append": lambda seq: _append(durable, "call", seq),
        "sqlite NORMAL": lambda seq: _append(loose, "call", seq),
    }
    took: dict[str, list[float]] = {name: [] for name in ways}
    for seq in range(rounds):
        for name, way in ways.items():
            took[name].append(_timed(way, seq))
    os.close(raw)
    durable.close()
    loose.close()
    return {name: _figures(times[rounds // 20 :]) for name, times in took.items()}


def _many_seats(place: Path, writers: int, *, seconds: float, rate: int = _RATE) -> Figures:
    Journal.open(place).close()
    command = [sys.executable, "-m", "benchmarks.bench_journal", "--seat", str(place), str(seconds), str(rate)]
    seats = [
        subprocess.Popen([*command, str(number)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=_ROOT, text=True)
        for number in range(writers)
    ]
    for seat in seats:  # all are up before any begins
        assert seat.stdout is not None
        seat.stdout.readline()
    for seat in seats:
        assert seat.stdin is not None
        seat.stdin.write("go\n")
        seat.stdin.flush()
    said = [json.loads(seat.communicate()[0]) for seat in seats]
    times = [one for seat in said for one in seat["took"]]
    journal = Journal.open(place)
    kept = sum(len(journal.events(call_id)) for call_id in journal.calls())
    sound = journal.check() == "ok"
    journal.close()
    return {
        **_figures(times),
        "max": max(times),
        "events": len(times),
        "errors": sum(seat["errors"] for seat in said),
        "lost or doubled": abs(len(times) - kept),
        "sound": sound,
    }


def _seat(place: Path, seconds: float, rate: int, number: int) -> None:
    journal = Journal.open(place)
    took: list[float] = []
    errors = 0
    print("ready", flush=True)
    sys.stdin.readline()
    end = time.monotonic() + seconds
    time.sleep(random.Random(number).random() / rate if rate else 0)
    while time.monotonic() < end:
        try:
            took.append(_timed(lambda seq: _append(journal, f"seat-{number}", seq), len(took)))
        except JournalError:
            errors += 1
        if rate:
            time.sleep(1 / rate)
    journal.close()
    print(json.dumps({"took": took, "errors": errors}))


def _syncs(place: Path, events: int) -> float | str:
    if shutil.which("strace") is None:
        return "not measured: strace is not installed"
    program = (
        "import sys, pathlib; from benchmarks.bench_journal import Journal, _append\n"
        "journal = Journal.open(pathlib.Path(sys.argv[1]))\n"
        "print('begin', file=sys.stderr, flush=True)\n"
        "for seq in range(int(sys.argv[2])): _append(journal, 'call', seq)\n"
        "print('end', file=sys.stderr, flush=True)\n"
    )
    trace = ["strace", "-f", "-e", "trace=fsync,fdatasync,write", "-e", "signal=none", "-o", str(place) + ".trace"]
    command = [*trace, sys.executable, "-c", program, str(place), str(events)]
    done = subprocess.run(command, cwd=_ROOT, capture_output=True, check=False)
    if done.returncode != 0:
        return "not measured: strace may not trace here"
    text = Path(str(place) + ".trace").read_text()
    between = text.split('"begin')[1].split('"end')[0]
    return len(re.findall(r"\b(?:fsync|fdatasync)\(", between)) / events


def _append(journal: Journal, call_id: str, seq: int) -> None:
    at = Millis(seq)
    outline = CallOutline(call_id, Millis(0), None, at, "in", "hold", "zh", "d" * 64, f"step {seq}")
    journal.append(call_id, seq, at, _BODY, outline=outline)


def _timed(way: Callable[[int], None], seq: int) -> float:
    begin = time.perf_counter_ns()
    way(seq)
    return (time.perf_counter_ns() - begin) / 1e6


def _figures(times: list[float]) -> Figures:
    cuts = quantiles(times, n=100)
    return {"p50": round(cuts[49], 3), "p95": round(cuts[94], 3), "p99": round(cuts[98], 3)}


def _ratio(one: Figures, other: Figures) -> Figures:
    return {name: round(one[name] / other[name], 2) for name in one}


def main() -> None:
    """Print a table and JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--seat", nargs=4, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.seat:
        place, seconds, rate, number = given.seat
        _seat(Path(place), float(seconds), int(rate), int(number))
        return
    found = measure(given.quick)
    for name, value in found.items():
        rows = value.items() if isinstance(value, dict) else [("", value)]
        for row, figures in rows:
            shown = "  ".join(f"{k} {v}" for k, v in figures.items()) if isinstance(figures, dict) else figures
            print(f"{name:22}{row:18}{shown}")
    print(json.dumps(found))


if __name__ == "__main__":
    main()
