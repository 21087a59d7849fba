"""Keys: from pressing one to the first byte on the line, to the finished screen, and to a changed screen in tmux.

`python -m benchmarks.bench_keys [--quick]`
Harmless keys alternate (other wording, key words, back, forward), each of which changes the screen; timers run, the
site has all flows and a thousand phrases. The same run gives the memory held after start and after the keys.
A change is one of the text; running clocks are masked. Moments between two presses are drawn by lot, so that no beat
of the program falls in with them.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from benchmarks import tmux
from benchmarks.programs import FINDER, FLOORS, LARGE, Program, on_stage, warm
from benchmarks.report import Found, Target, number, part, shown, spread, table
from benchmarks.terminal import StoppedError, Terminal

TITLE = "Keys and memory"
_LONGEST = 1.0
"""Seconds after which a key is taken to have changed nothing."""
_QUIET = 0.05


@dataclass(slots=True)
class _Times:
    first: list[float] = field(default_factory=list)
    finished: list[float] = field(default_factory=list)
    unchanged: int = 0


def measure(quick: bool) -> Found:
    """Give milliseconds for each program and way, and megabytes."""
    programs: Found = {}
    with on_stage() as stage:
        live = next(program for program in stage if program.name == LARGE)
        for program in stage:
            if not program.keys:
                continue
            ours = program.is_ours or program.name in FLOORS
            presses = 30 if quick else 240 if ours else 100
            try:
                programs[program.name] = _on_line(program, presses) | _in_tmux(program, presses)
            except StoppedError as why:
                programs[program.name] = {"left_out": str(why).splitlines()[0]}
        fresh = {**live.environ, "CALLASSIST_CACHE": live.environ["CALLASSIST_CACHE"] + "-fresh"}
        most = warm(replace(live, environ=fresh))
    return {"programs": programs, "tmux": tmux.is_there(), "after_a_change_mb": round(most / 1e6, 1)}


def _on_line(program: Program, presses: int) -> Found:
    terminal = program.start()
    try:
        terminal.wait_for(program.stands)
        terminal.settle(0.2, patience=0.6)
        fresh = terminal.resident_bytes()
        for keys in program.before:
            terminal.press(keys)
            terminal.settle(0.2, patience=0.4)
        times = _Times()
        presser = program.presses()
        for pause in _pauses(presses):
            _press(terminal, next(presser), times)
            _pause(terminal, pause)
        used = terminal.resident_bytes()
    finally:
        terminal.kill()
    return {
        "presses": presses,
        "unchanged": times.unchanged,
        "first_byte_ms": spread(times.first),
        "finished_ms": spread(times.finished),
        "rss_start_mb": round(fresh / 1e6, 1),
        "rss_after_keys_mb": round(used / 1e6, 1),
    }


def _press(terminal: Terminal, keys: bytes, times: _Times) -> None:
    terminal.look()
    before = terminal.face()
    pressed = terminal.press(keys)
    first, last = None, pressed
    while (now := time.perf_counter()) - pressed < _LONGEST and (first is None or now - last < _QUIET):
        came = terminal.read(_QUIET if first is not None else _LONGEST - (now - pressed))
        if came is not None:
            first, last = first or came, came
    finished = None
    while terminal.changes():
        moment = terminal.feed_one()
        face = terminal.face()
        if face != before:
            before, finished = face, moment
    if first is None or finished is None:
        times.unchanged += 1
        return
    times.first.append((first - pressed) * 1000)
    times.finished.append((finished - pressed) * 1000)


def _pause(terminal: Terminal, seconds: float) -> None:
    end = time.perf_counter() + seconds
    while (left := end - time.perf_counter()) > 0:
        terminal.read(left)


def _pauses(presses: int) -> Iterator[float]:
    dice = random.Random(1)
    for _ in range(presses):
        yield dice.uniform(0.02, 0.15)


def _in_tmux(program: Program, presses: int) -> Found:
    if not tmux.is_there():
        return {}
    seat = tmux.Tmux(program.command, program.environ, program.folder)
    try:
        for pattern in program.awaited:
            seat.wait_for(pattern)
        time.sleep(0.5)
        for keys in program.before:
            seat.press(keys)
            time.sleep(0.3)
        times: list[float] = []
        unchanged = 0
        presser = program.presses()
        for pause in _pauses(presses):
            before = seat.face()
            pressed = seat.press(next(presser))
            moment = seat.changed(before, _LONGEST)
            if moment is None:
                unchanged += 1
            else:
                times.append((moment - pressed) * 1000)
            time.sleep(0.05 + pause)
    finally:
        seat.close()
    return {"tmux_ms": spread(times), "tmux_unchanged": unchanged}


def tables(found: Found) -> str:
    """Give what was measured as tables."""
    programs = part(found, "programs")
    rows, gone = [], []
    for name in programs:
        one = part(programs, name)
        if "left_out" in one:
            gone.append(f"\n{name} was left out: {one['left_out']}")
            continue
        cells = [_pair(part(one, way)) if way in one else "–" for way in ("first_byte_ms", "finished_ms", "tmux_ms")]
        rows.append((name, *cells, one["presses"], one["unchanged"], one["rss_start_mb"], one["rss_after_keys_mb"]))
    head = (
        "program", "first byte ms p50 / p95", "finished screen ms p50 / p95", "changed in tmux ms p50 / p95", "keys",
        "without change", "MB after start", "MB after the keys",
    )  # fmt: skip
    after = (
        f"\nMost memory of the live screen on the first start after the words changed: {found['after_a_change_mb']} MB."
    )
    return "\n".join([table(head, rows), *gone, after])


def _pair(figures: Found) -> str:
    return f"{shown(number(figures['p50']))} / {shown(number(figures['p95']))}"


def targets(found: Found) -> list[Target]:
    """Give the figures that have a limit."""
    live = part(found, "programs", LARGE)
    limits = [
        Target("key → first byte, p95", number(part(live, "first_byte_ms")["p95"]), 10, "ms"),
        Target("key → finished screen, p95", number(part(live, "finished_ms")["p95"]), 35, "ms"),
    ]
    if "tmux_ms" in live:
        limits.append(Target("key → changed screen in tmux, p95", number(part(live, "tmux_ms")["p95"]), 35, "ms"))
    finder = part(found, "programs", FINDER)
    return [
        *limits,
        Target("typed query → shown result, p95", number(part(finder, "finished_ms")["p95"]), 50, "ms"),
        Target("memory of the live screen after start", number(live["rss_start_mb"]), 70, "MB"),
        Target(
            "memory of the live screen, first start after the words changed",
            number(found["after_a_change_mb"]),
            70,
            "MB",
        ),
        Target("memory of the live screen after the keys", number(live["rss_after_keys_mb"]), 70, "MB"),
    ]


def main() -> None:
    """Print the table and JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true")
    found = measure(parser.parse_args().quick)
    print(tables(found))
    print(json.dumps(found, ensure_ascii=False))


if __name__ == "__main__":
    main()
