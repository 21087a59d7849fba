"""The check of the shipped site beside yamllint on the same files, whole processes: the first time, and again.

`python -m benchmarks.bench_check [--quick]`
The first time nothing is remembered: the phrasebooks are put to their own test and the test calls are walked. Again, what
was sound is known by its hash. yamllint looks at the form of YAML alone. All three in turns.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.peers import ROOT, peers
from benchmarks.programs import PYTHON, environment
from benchmarks.report import Found, Target, number, part, shown, spread, table

TITLE = "The check"
_FIRST, _AGAIN, _PEER = "callassist check, the first time", "callassist check, again", "yamllint -d relaxed"


def measure(quick: bool) -> Found:
    """Give seconds for each way."""
    times: dict[str, list[float]] = {_FIRST: [], _AGAIN: []}
    yamllint = peers().get("yamllint")
    if yamllint is not None:
        times[_PEER] = []
    check = [PYTHON, "-m", "callassist", "check"]
    for _ in range(1 if quick else 5):
        with tempfile.TemporaryDirectory(prefix="check-") as made:
            environ = environment(Path(made))
            times[_FIRST].append(_run(check, environ))
            times[_AGAIN].append(_run(check, environ))
            if yamllint is not None:
                peer = [str(yamllint / "yamllint"), "-d", "relaxed", "scripts", "phrasebook"]
                times[_PEER].append(_run(peer, environ))
    return {"ways": {name: {"s": spread(took)} for name, took in times.items()}}


def _run(command: Sequence[str], environ: Mapping[str, str]) -> float:
    began = time.perf_counter()
    subprocess.run(command, cwd=ROOT, env=dict(environ), capture_output=True, check=False)
    return time.perf_counter() - began


def tables(found: Found) -> str:
    """Give the figures as a table."""
    ways = part(found, "ways")
    floor = number(part(ways, _PEER, "s")["p50"]) if _PEER in ways else 0.0
    rows = [
        (
            name,
            shown(number(part(ways, name, "s")["p50"])),
            f"× {number(part(ways, name, 's')['p50']) / floor:.2f}" if floor else "–",
        )
        for name in ways
    ]
    return table(("the shipped site, both languages", "median s", "beside yamllint"), rows)


def targets(found: Found) -> list[Target]:
    """Give the figures that have a limit."""
    ways = part(found, "ways")
    first, again = number(part(ways, _FIRST, "s")["p50"]), number(part(ways, _AGAIN, "s")["p50"])
    limits = [Target("check of the shipped site, again, whole process", again, 1, "s")]
    if _PEER in ways:
        floor = number(part(ways, _PEER, "s")["p50"])
        limits.append(Target("check beside yamllint, the first time", round(first / floor, 3), 2, "×"))
        limits.append(Target("check beside yamllint, again", round(again / floor, 3), 2, "×"))
    return limits


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true")
    found = measure(parser.parse_args().quick)
    print(tables(found))
    print(json.dumps(found))


if __name__ == "__main__":
    main()
