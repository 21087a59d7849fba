"""Training: ten thousand attempts scored anew by the present rules, and one turn of a drill with its event on the disk.

`python -m benchmarks.bench_training [--quick]`
Fifty drills are played through the desk in virtual time: every flow, several callers, some lines spoilt. Of these the
attempts are made, in other words each time, before anything is measured (benchmarks/varied_attempts.py); how many of
their lines are unlike any other is among the figures. They lie in a log as they would after a year; scoring anew reads
each from there, on one core, and then again on all. A turn is `DrillDesk.do` of a line that is said: judged, answered by
the caller, written.
"""

from __future__ import annotations

import argparse
import itertools
import tempfile
import time
from pathlib import Path

import msgspec
from tests.training.exam_room import talk_through

from benchmarks.peers import ROOT
from benchmarks.report import Found, Target, number, part, spread, table
from benchmarks.varied_attempts import Played, Shares, Variety
from callassist.clock import Millis, VirtualClock
from callassist.journal.entries import Entry
from callassist.language import LANGS, Lang
from callassist.training import events as dr
from callassist.training import keeping
from callassist.training.drill import Turn
from callassist.training.scoring import Score
from callassist.workflows.drill_desk import DrillDesk, Maker, Trainee, Wanted, stage_of
from callassist.workflows.fill_in import Filler
from callassist.workflows.library import Library
from callassist.workflows.load_course import load_course
from callassist.workflows.rescoring import rescored
from callassist.workflows.training_log import TrainingLog, _closed

TITLE = "Training"
_BEGAN = Millis(1_792_382_400_000)
_DRILLS, _ATTEMPTS = 50, 10_000
_SPOILT: dict[Lang, tuple[str, ...]] = {
    "zh": ("", "急什么", "", "不归我管", "", "", "公司就这规定"),
    "en": ("", "calm down", "", "that's not my job", "", "", "it's company policy"),
}
_TRAINEE: dict[Lang, tuple[str, str, str]] = {"zh": ("小王", "8021", "早班"), "en": ("Jo", "8021", "mornings")}
_BATCH = 500
_SAMPLE = 20
"""Of so many scores one is compared: keeping all of them would weigh on what is measured."""


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
    found: Found = {"attempts": 500 if quick else _ATTEMPTS}
    for lang in LANGS:
        with tempfile.TemporaryDirectory() as folder:
            found[lang] = _measured(lang, Path(folder), 10 if quick else _DRILLS, 500 if quick else _ATTEMPTS)
    return found


def _measured(lang: Lang, folder: Path, drills: int, count: int) -> Found:
    times, made = played(lang, folder / "played", drills)
    log = TrainingLog(folder / "year", VirtualClock(_BEGAN))
    lines, shares = _filled(log, Variety(Library(ROOT).pack(lang), made), count)
    begun = time.perf_counter()
    read = sum(1 for _ in log.attempts())
    reading = time.perf_counter() - begun
    begun = time.process_time()
    one, sample = _rescored(log, 1)
    processor = time.process_time() - begun
    all_, same = _rescored(log, 0)
    log.close()
    assert read == count
    assert sample == same, "the same rules give the same scores, on however many cores"
    return {
        "drills": len(made),
        "lines": round(lines / count, 1),
        "distinct_percent": shares,
        "one_core_s": round(one, 1),
        "one_core_processor_s": round(processor, 1),
        "all_cores_s": round(all_, 1),
        "reading_s": round(reading, 1),
        "turn_ms": spread(times),
    }


def _rescored(log: TrainingLog, jobs: int) -> tuple[float, list[Score | None]]:
    """Give the seconds that all of it takes, from the log to the differences, and some of the scores."""
    begun = time.perf_counter()
    some = [one.after for number, one in enumerate(rescored(ROOT, log.attempts(), jobs=jobs)) if number % _SAMPLE == 0]
    return time.perf_counter() - begun, some


def played(lang: Lang, folder: Path, count: int) -> tuple[list[float], list[Played]]:
    """Play so many drills; give the milliseconds of each turn, and the drills."""
    pack, course = Library(ROOT).pack(lang), load_course(ROOT, lang)
    stage = stage_of(pack, course)
    clock = VirtualClock(_BEGAN)
    log = TrainingLog(folder, clock)
    flows = sorted(flow for flow in pack.flows if flow != pack.site.after_call)
    callers = sorted(stage.callers.temperaments)
    times: list[float] = []
    found = []
    for seed, flow in enumerate(itertools.islice(itertools.cycle(flows), count)):
        desk = _Timed(stage, course, log)
        desk.times = times
        desk.begin(Wanted(flow, callers[seed % len(callers)], seed), Trainee(*_TRAINEE[lang]))
        talk_through(desk, clock, bad=_SPOILT[lang][seed % len(_SPOILT[lang])]).finish()
        attempt = log.attempt(desk.drill.begun.drill_id)
        assert attempt is not None
        filler = Filler(desk.drill.call, pack, clock.now())
        steps = {
            number: pack.flows[line.flow].steps[line.step]
            for number, line in enumerate(attempt.record.lines)
            if line.who == "agent" and line.flow
        }
        found.append(Played(attempt, {at: tuple(map(filler.line, step.say)) for at, step in steps.items()}))
    log.close()
    return times, found


def _filled(log: TrainingLog, variety: Variety, count: int) -> tuple[int, dict[str, float]]:
    """Write so many attempts; give how many lines they have, and how many of them are unlike any before."""
    rows: list[Entry] = []
    shares = Shares()
    for at in range(count):
        one = variety.attempt(at)
        shares.add(one)
        record = msgspec.structs.replace(one.record, at=_BEGAN + at)
        entry = keeping.Scored(at=Millis(_BEGAN + at), record=record, score=one.score)
        stream = f"record:{record.drill_id}"
        rows.append(Entry(stream, 0, entry.at, keeping.written(entry), _closed(stream, entry.at), ()))
        if len(rows) == _BATCH:
            log.journal.append_many(rows)
            rows = []
    log.journal.append_many(rows)
    return shares.lines, shares.percent()


def tables(found: Found) -> str:
    """Give the figures as tables."""
    parts = {lang: part(found, lang) for lang in LANGS}
    turns = {lang: part(one, "turn_ms") for lang, one in parts.items()}
    distinct = {lang: part(one, "distinct_percent") for lang, one in parts.items()}
    count = found["attempts"]
    rows = [
        (f"scoring {count} attempts anew on one core, s", *(one["one_core_s"] for one in parts.values())),
        ("of the processor that is, s", *(one["one_core_processor_s"] for one in parts.values())),
        ("the same on all cores, s", *(one["all_cores_s"] for one in parts.values())),
        ("of that reading them, s", *(one["reading_s"] for one in parts.values())),
        ("lines of an attempt on average", *(one["lines"] for one in parts.values())),
        ("trainees' lines unlike any other, %", *(one["agent"] for one in distinct.values())),
        ("callers' lines unlike any other, %", *(one["caller"] for one in distinct.values())),
        ("one turn of a drill, p50, ms", *(one["p50"] for one in turns.values())),
        ("one turn of a drill, p95, ms", *(one["p95"] for one in turns.values())),
    ]
    told = f"Made of {parts['zh']['drills']} drills a language, in other words each time."
    return table(("figure", *parts), rows) + f"\n\n{told}"


def targets(found: Found) -> list[Target]:
    """Give the figures beside their limits."""
    share = _ATTEMPTS / number(found["attempts"])
    return [
        *(
            Target(f"10 000 attempts scored anew, {how}, {lang}", number(part(found, lang)[name]) * share, 60, "s")
            for how, name in (
                ("on all cores as the command does it", "all_cores_s"),
                ("processor time on one core", "one_core_processor_s"),
            )
            for lang in LANGS
        ),
        Target("a turn of a drill, p95", max(number(part(found, lang, "turn_ms")["p95"]) for lang in LANGS), 50, "ms"),
    ]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true")
    result = measure(parser.parse_args().quick)
    print(tables(result))
    print(table(("figure", "measured", "target", ""), [one.row for one in targets(result)]))
