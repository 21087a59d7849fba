"""First paint: from the start of a program to the moment at which its screen holds what is awaited.

`python -m benchmarks.bench_first_paint [--quick]`
Each program runs in a pseudo-terminal of 110 × 32, warm (two runs are thrown away), all in turns, so that a slow moment
of the machine hits all of them. The moment is that of the piece of output after which the emulated screen holds every
awaited word; the emulation runs afterwards and costs the program nothing.
"""

from __future__ import annotations

import argparse
import json
import statistics

from benchmarks.programs import FLOORS, LARGE, LIVE, Program, on_stage
from benchmarks.report import Found, Target, number, part, shown, spread, table
from benchmarks.terminal import StoppedError

TITLE = "First paint"
_WARM = 2


def measure(quick: bool) -> Found:
    """Give milliseconds until the awaited content stands, and the processor time used until then and for the 60 ms after."""
    runs = 3 if quick else 9
    with on_stage() as stage:
        programs = [program for program in stage if program.is_painted]
        times: dict[str, list[float]] = {program.name: [] for program in programs}
        first: dict[str, list[float]] = {program.name: [] for program in programs}
        cpu: dict[str, list[float]] = {program.name: [] for program in programs}
        missing: dict[str, str] = {}
        for run in range(runs + _WARM):
            for program in programs:
                if program.name in missing:
                    continue
                try:
                    byte, whole, used = _once(program)
                except StoppedError as why:
                    missing[program.name] = str(why).splitlines()[0]
                    continue
                if run >= _WARM:
                    first[program.name].append(byte)
                    times[program.name].append(whole)
                    cpu[program.name].append(used)
        floor = times[programs[0].name]
        return {
            "programs": {
                program.name: {
                    "ms": spread(times[program.name]),
                    "first_byte_ms": spread(first[program.name])["p50"],
                    "cpu_ms": spread(cpu[program.name])["p50"],
                    "beside_minimal": beside(times[program.name], floor),
                    "beside_live": beside(times[program.name], times[LIVE]),
                    "awaited": program.says,
                    "is_ours": program.is_ours,
                }
                for program in programs
                if times[program.name]
            },
            "missing": missing,
        }


def beside(times: list[float], floor: list[float]) -> float:
    """Give the median of the ratios within each turn: what slows the machine for a while slows both."""
    return round(statistics.median(one / other for one, other in zip(times, floor, strict=True)), 2)


def _once(program: Program) -> tuple[float, float, float]:
    terminal = program.start()
    try:
        came = None
        while came is None:
            came = terminal.read(1)
        whole = terminal.wait_for(program.stands)
    finally:
        used = terminal.kill()
    return (came - terminal.began) * 1000, (whole - terminal.began) * 1000, used.cpu_seconds * 1000


def tables(found: Found) -> str:
    """Give what was measured as a table."""
    programs = part(found, "programs")
    rows = []
    for name in programs:
        one = part(programs, name)
        ms = part(one, "ms")
        rows.append(
            (
                name,
                shown(number(ms["p50"])),
                f"{shown(number(ms['min']))}–{shown(number(ms['max']))}",
                f"× {one['beside_minimal']}",
                f"× {one['beside_live']}",
                shown(number(one["first_byte_ms"])),
                shown(number(one["cpu_ms"])),
                str(one["awaited"]),
            )
        )
    head = ("program", "median ms", "range", "beside minimal", "beside live", "first byte ms", "CPU ms", "awaited")
    gone = [f"\n{name} was left out: {why}" for name, why in part(found, "missing").items()]
    return "\n".join([table(head, rows), *gone])


def targets(found: Found) -> list[Target]:
    """Give the figures that have a limit."""
    programs = part(found, "programs")
    ratio, large = (number(part(programs, name)["beside_minimal"]) for name in (LIVE, LARGE))
    others = [name for name in programs if not part(programs, name)["is_ours"] and name not in FLOORS]
    return [
        Target("first paint of the live screen beside a minimal app", ratio, 1.3, "×"),
        Target("the same with 1000 phrases", large, 1.3, "×"),
        *(
            Target(
                f"first paint of the live screen beside {name}",
                round(1 / number(part(programs, name)["beside_live"]), 2),
                1,
                "×",
            )
            for name in others
        ),
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
