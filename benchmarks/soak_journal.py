"""R1: events acknowledged by the journal and lost over many kill -9 at random moments; none may be.

`python -m benchmarks.soak_journal --kills 1000`
A child writes events and prints each number after `append` returned; we kill it at any moment from its first breath
on, open the journal as the next start would, and look for every number that was printed, byte for byte.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import select
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from callassist.clock import Millis
from callassist.journal.durable import Journal
from callassist.journal.entries import CallOutline, PromiseRow

_KILLS_A_FILE = 25
_SOONEST, _WRITING = 0.03, 0.15
"""Seconds after which a child is killed at the earliest; and for how long it writes at the most, if it starts as usual."""
_STARTS = 1.5
"""So many times its usual start is waited for: a busy machine must not kill every child before its first event."""


@dataclass(slots=True)
class Tally:
    """What the kills came to; `unsound` counts files that failed the integrity check, `torn` events unlike written."""

    kills: int = 0
    acknowledged: int = 0
    lost: int = 0
    torn: int = 0
    unsound: int = 0
    before_first: int = 0

    @property
    def sound(self) -> bool:
        """Whether nothing at all was lost."""
        return self.lost == self.torn == self.unsound == 0


def soak(kills: int, folder: Path, seed: int) -> Tally:
    """Kill a writing child so many times, and give what came of it."""
    dice = random.Random(seed)
    tally = Tally()
    longest = _STARTS * _start_of_writer(folder / "first") + _WRITING
    for kill in range(kills):
        place = folder / f"{kill // _KILLS_A_FILE}"
        call_id = f"call-{kill}"
        acknowledged = _killed_writer(place, call_id, dice.uniform(_SOONEST, longest))
        tally.kills += 1
        tally.acknowledged += acknowledged
        tally.before_first += acknowledged == 0
        _examine(place, call_id, acknowledged, tally)
    return tally


def body_of(call_id: str, seq: int) -> bytes:
    """Give the bytes that the child writes as that event: 1 to 6000, the same each time."""
    dice = random.Random(f"{call_id}/{seq}")
    return dice.randbytes(dice.choice((1, 80, 300, 300, 300, 900, 6000)))


def write(folder: Path, call_id: str) -> None:
    """Write events until killed; print each number when it is on the disk."""
    journal = Journal.open(folder)
    seq = 0
    while True:
        seq += 1
        now = Millis(seq)
        outline = CallOutline(call_id, Millis(0), None, now, "in", "hold", "zh", "d" * 64, f"step {seq}")
        promise = PromiseRow(
            f"{call_id}-{seq}", call_id, "callback", "ring back", "", now, now, None, "", "13800000000"
        )
        promises = (promise,) if seq % 5 == 0 else ()
        journal.append(call_id, seq, now, body_of(call_id, seq), outline=outline, promises=promises)
        os.write(1, f"{seq}\n".encode())


def _writer(folder: Path, call_id: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "benchmarks.soak_journal", "--write", str(folder), call_id]
    return subprocess.Popen(command, stdout=subprocess.PIPE, cwd=Path(__file__).parent.parent)


def _start_of_writer(folder: Path) -> float:
    """Give the seconds until a child has its first event on the disk, as this machine is now."""
    began = time.monotonic()
    with _writer(folder, "first") as child:
        assert child.stdout is not None
        child.stdout.readline()
        took = time.monotonic() - began
        child.kill()
    return took


def _killed_writer(folder: Path, call_id: str, seconds: float) -> int:
    with _writer(folder, call_id) as child:
        assert child.stdout is not None
        end = time.monotonic() + seconds
        said = b""
        while (left := end - time.monotonic()) > 0:
            if select.select([child.stdout], [], [], left)[0]:
                said += os.read(child.stdout.fileno(), 65536)
        child.kill()
        said += child.stdout.read()
    lines = said.split(b"\n")[:-1]  # a number without its line end was cut off
    return int(lines[-1]) if lines else 0


def _examine(folder: Path, call_id: str, acknowledged: int, tally: Tally) -> None:
    journal = Journal.open(folder)
    found = journal.numbered(call_id)
    tally.lost += sum(seq not in found for seq in range(1, acknowledged + 1))
    tally.torn += sum(body != body_of(call_id, seq) for seq, body in found.items())
    tally.unsound += journal.check() != "ok" or journal.damage is not None
    journal.close()


def main() -> None:
    """Print the figure as a table and as JSON; exit with 1 if anything was lost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--write", nargs=2, metavar=("FOLDER", "CALL"), help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.write:
        write(Path(given.write[0]), given.write[1])
    with tempfile.TemporaryDirectory() as folder:
        tally = soak(given.kills, Path(folder), given.seed)
    integrity = 100 * (tally.kills - tally.unsound) / max(tally.kills, 1)
    figures = {
        "kills": tally.kills,
        "killed before the first event": tally.before_first,
        "acknowledged events": tally.acknowledged,
        "lost": tally.lost,
        "torn": tally.torn,
        "integrity %": integrity,
    }
    for name, value in figures.items():
        print(f"{name:32}{value:>10}")
    print(json.dumps({"R1": figures}))
    sys.exit(0 if tally.sound else 1)


if __name__ == "__main__":
    main()
