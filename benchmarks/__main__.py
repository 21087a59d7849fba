"""All speed figures in one run: `python -m benchmarks [--quick] [--only NAME]`.

Prints tables and writes benchmarks/results.json and docs/benchmarks.md; with `--only` what else was measured before
stays as it was, with `--quick` nothing is written.
"""

from __future__ import annotations

import argparse
import json
import sys
from types import ModuleType
from typing import Any

from benchmarks import (
    bench_check,
    bench_content,
    bench_first_paint,
    bench_journal,
    bench_keys,
    bench_lookup,
    bench_scan,
    bench_startup,
    bench_studio,
    bench_training,
)
from benchmarks.peers import ROOT
from benchmarks.report import Found, Target, machine, number, part, shown, table, unrest

_RESULTS = ROOT / "benchmarks" / "results.json"
_PAGE = ROOT / "docs" / "benchmarks.md"
_PROGRAMS: dict[str, ModuleType] = {
    "first-paint": bench_first_paint,
    "keys": bench_keys,
    "startup": bench_startup,
    "content": bench_content,
    "check": bench_check,
    "journal": bench_journal,
    "lookup": bench_lookup,
    "scan": bench_scan,
    "studio": bench_studio,
    "training": bench_training,
}
_HOW = (
    "Made by `make bench` (`python -m benchmarks`); the numbers behind it stand in benchmarks/results.json. Everything "
    "that is compared ran in turns in one run on one machine, so that the ratios hold elsewhere; the milliseconds are "
    "this machine's. How each figure is taken is said at the top of the program that takes it."
)


def main() -> None:
    """Measure, print, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="few runs, nothing written")
    parser.add_argument("--only", action="append", choices=list(_PROGRAMS))
    given = parser.parse_args()
    results: dict[str, Any] = json.loads(_RESULTS.read_text()) if given.only and _RESULTS.exists() else {}
    results["machine"] = machine()
    for name, program in _PROGRAMS.items():
        if given.only and name not in given.only:
            continue
        print(f"measuring {name} …", file=sys.stderr, flush=True)
        before = unrest()
        results[name] = program.measure(quick=given.quick)
        results.setdefault("unrest", {})[name] = [before, unrest()]
        if not given.quick:
            # Kept at once: an hour of measuring must not hang on what is printed about it.
            _RESULTS.write_text(json.dumps(results, ensure_ascii=False, indent=1) + "\n")
        print(f"\n## {_title(program)}\n\n{_tables(name, results[name])}\n", flush=True)
    met = _all_targets(results)
    print(_target_table(met))
    if not given.quick:
        _RESULTS.write_text(json.dumps(results, ensure_ascii=False, indent=1) + "\n")
        _PAGE.write_text(_page(results, met))


def _title(program: ModuleType) -> str:
    return str(getattr(program, "TITLE", "Durable events"))


def _tables(name: str, found: Found) -> str:
    return _journal_table(found) if name == "journal" else str(_PROGRAMS[name].tables(found))


def _journal_table(found: Found) -> str:
    rows = []
    for group, names in (("alone_ms", ("write+fsync", "append", "sqlite NORMAL")),):
        for name in names:
            one = part(found, group, name)
            rows.append((f"one writer, {name}", one["p50"], one["p95"], one["p99"], "–"))
    for group, told in (("writers_20_ms", "20 writers, 10 events a second each"), ("writers_8_flat_out", "8 writers without a pause")):  # fmt: skip
        one = part(found, group)
        kept = f"{shown(number(one['errors']))} errors, {shown(number(one['lost or doubled']))} lost or doubled"
        rows.append((told, one["p50"], one["p95"], one["p99"], kept))
    head = ("way of writing one event", "p50 ms", "p95 ms", "p99 ms", "of all events")
    return table(head, rows) + f"\n\nSyncs for each event: {found['syncs_per_event']}."


def _journal_targets(found: Found) -> list[Target]:
    many = part(found, "writers_20_ms")
    return [
        Target("durable event beside write + fsync, p50", number(part(found, "append_beside_raw")["p50"]), 2, "×"),
        Target("durable event, 20 writers at 10 a second, p99", number(many["p99"]), 10, "ms"),
        Target("errors among them", number(many["errors"]), 0),
        Target("lost or doubled among them", number(many["lost or doubled"]), 0),
    ]


def _all_targets(results: dict[str, Any]) -> list[Target]:
    found: list[Target] = []
    for name, program in _PROGRAMS.items():
        if name in results:
            found += _journal_targets(results[name]) if name == "journal" else program.targets(results[name])
    return found


def _target_table(targets: list[Target]) -> str:
    return table(("figure", "measured", "target", ""), [one.row for one in targets])


def _page(results: dict[str, Any], targets: list[Target]) -> str:
    facts = " · ".join(f"{name} {value}" for name, value in results["machine"].items())
    missed = sum(not one.is_met for one in targets)
    parts = [
        "# Benchmarks",
        _HOW,
        f"Machine: {facts}.",
        "## Targets",
        f"{len(targets) - missed} of {len(targets)} are met.",
        _target_table(targets),
    ]
    for name, program in _PROGRAMS.items():
        if name in results:
            what = (program.__doc__ or "").strip().split("\n\n")[0].replace("\n", " ")
            before, after = results["unrest"][name]
            rest = f"A bare Python took {before} × its processor time just before and {after} × just after (1.0: nothing else ran)."
            parts += [f"## {_title(program)}", what, rest, _tables(name, results[name])]
    soak = (
        "## Reliability\n\n`make soak` (`python -m benchmarks.soak`) runs the reliability figures at full numbers: events "
        "kept over 1 000 random kills, every deed that writes on a disk that fills, the terminal given back 50 times in each "
        "way of ending, 200 calls resumed after a crash, 1 000 hostile texts through every field and screen, bad scripts "
        "saved during a call, and 100 000 spoilt content files through the check. "
        "Each program prints its figures and fails if they are not met."
    )
    return "\n\n".join([*parts, soak]) + "\n"


if __name__ == "__main__":
    main()
