"""Training: ten thousand attempts scored anew by the present rules, and one turn of a drill with its event on the disk.

`python -m benchmarks.bench_training [--quick]`
The attempts are copies of some fifty drills played through the desk in virtual time: every flow, several callers, some
lines spoilt, each copy under a name and an id of its own. They lie in a log as they would after a year; scoring anew
reads each from there; a line that was said before is heard once. A turn is `DrillDesk.do` of a line that is said: judged, answered by the caller, written.
"""

from __future__ import annotations

import argparse
import itertools
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import msgspec
from tests.training.exam_room import talk_through

from benchmarks.peers import ROOT
from benchmarks.report import Found, Target, number, part, spread, table
from callassist.clock import Millis, VirtualClock
from callassist.journal.entries import Entry
from callassist.training import events as dr
from callassist.training import keeping
from callassist.training.drill import Turn
from callassist.training.keeping import Attempt
from callassist.workflows.drill_desk import DrillDesk, Maker, Trainee, Wanted, stage_of
from callassist.workflows.library import Library
from callassist.workflows.load_course import load_course
from callassist.workflows.rescoring import rescored
from callassist.workflows.training_log import TrainingLog, _closed

TITLE = "Training"
_BEGAN = Millis(1_792_382_400_000)
_DRILLS, _ATTEMPTS = 50, 10_000
_SPOILT = ("", "急什么", "", "不归我管", "", "", "公司就这规定")
_BATCH = 500


class _Timed(DrillDesk):
    """A desk that takes the time of every line that is said."""

    times: list[float]

    def do(self, make: Maker) -> Turn:
        begun = time.perf_counter()
        turn = super().do(make)
        if isinstance(make(_BEGAN), dr.Said):
            self.times.append((time.perf_counter() - begun) * 1e3)
        return turn


def measure(quick: bool) -> Found:
    """Give the seconds that scoring anew takes, and the milliseconds of a turn."""
    with tempfile.TemporaryDirectory() as folder:
        times, attempts = _played(Path(folder) / "played", 10 if quick else _DRILLS)
        count = 500 if quick else _ATTEMPTS
        log = TrainingLog(Path(folder) / "year", VirtualClock(_BEGAN))
        _filled(log, attempts, count)
        begun = time.perf_counter()
        read = sum(1 for _ in log.attempts())
        reading = time.perf_counter() - begun
        begun = time.perf_counter()
        found = list(rescored(ROOT, log.attempts()))
        seconds = time.perf_counter() - begun
        log.close()
    assert read == len(found) == count
    assert not any(one.is_other for one in found), "the same rules give the same scores"
    return {
        "attempts": count,
        "drills": len(attempts),
        "lines": round(sum(len(one.record.lines) for one in attempts) / len(attempts), 1),
        "rescore_s": round(seconds, 1),
        "reading_s": round(reading, 1),
        "turn_ms": spread(times),
    }


def _played(folder: Path, count: int) -> tuple[list[float], list[Attempt]]:
    pack, course = Library(ROOT).pack("zh"), load_course(ROOT, "zh")
    stage = stage_of(pack, course)
    clock = VirtualClock(_BEGAN)
    log = TrainingLog(folder, clock)
    flows = sorted(flow for flow in pack.flows if flow != pack.site.after_call)
    callers = sorted(stage.callers.temperaments)
    times: list[float] = []
    found = []
    wanted: Iterator[tuple[int, str]] = enumerate(itertools.islice(itertools.cycle(flows), count))
    for seed, flow in wanted:
        desk = _Timed(stage, course, log)
        desk.times = times
        desk.begin(Wanted(flow, callers[seed % len(callers)], seed), Trainee("小王", "8021", "早班"))
        talk_through(desk, clock, bad=_SPOILT[seed % len(_SPOILT)]).finish()
        attempt = log.attempt(desk.drill.begun.drill_id)
        assert attempt is not None
        found.append(attempt)
    log.close()
    return times, found


def _filled(log: TrainingLog, attempts: list[Attempt], count: int) -> None:
    rows: list[Entry] = []
    for at in range(count):
        one = attempts[at % len(attempts)]
        record = msgspec.structs.replace(one.record, drill_id=f"{at:032x}", trainee=f"学员{at % 40}", at=_BEGAN + at)
        entry = keeping.Scored(at=Millis(_BEGAN + at), record=record, score=one.score)
        stream = f"record:{record.drill_id}"
        rows.append(Entry(stream, 0, entry.at, keeping.written(entry), _closed(stream, entry.at), ()))
        if len(rows) == _BATCH:
            log.journal.append_many(rows)
            rows = []
    log.journal.append_many(rows)


def tables(found: Found) -> str:
    """Give the figures as tables."""
    turn = part(found, "turn_ms")
    rows = [
        (f"scoring {found['attempts']} attempts anew, s", found["rescore_s"]),
        ("of that reading them, s", found["reading_s"]),
        ("one turn of a drill, p50, ms", turn["p50"]),
        ("one turn of a drill, p95, ms", turn["p95"]),
    ]
    told = f"Copies of {found['drills']} drills of {found['lines']} lines on average."
    return table(("figure", "measured"), rows) + f"\n\n{told}"


def targets(found: Found) -> list[Target]:
    """Give the figures beside their limits."""
    return [
        Target(
            "10 000 attempts scored anew", number(found["rescore_s"]) * _ATTEMPTS / number(found["attempts"]), 60, "s"
        ),
        Target("a turn of a drill, p95", number(part(found, "turn_ms")["p95"]), 50, "ms"),
    ]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true")
    result = measure(parser.parse_args().quick)
    print(tables(result))
    print(table(("figure", "measured", "target", ""), [one.row for one in targets(result)]))
