"""Start-up of the commands that need no screen, beside a bare Python: time on the wall and on the processor.

`python -m benchmarks.bench_startup [--quick]`
All commands in turns; medians of the ratios within each turn.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.bench_first_paint import beside
from benchmarks.programs import PYTHON, environment
from benchmarks.report import Found, Target, number, part, shown, spread, table

TITLE = "Start-up"
_BARE = "python -c pass"
_COMMANDS: dict[str, tuple[str, ...]] = {
    _BARE: ("-c", "pass"),
    "python -c 'import textual.app'": ("-c", "import textual.app"),
    "callassist --version": ("-m", "callassist", "--version"),
    "callassist --help": ("-m", "callassist", "--help"),
    "callassist find 投诉": ("-m", "callassist", "--lang", "zh", "find", "投诉"),
    "callassist check": ("-m", "callassist", "check"),
}
_LIMITS = {"callassist --version": 5, "callassist --help": 5, "callassist find 投诉": 12}
_HEAVY = (
    "textual",
    "rich",
    "pydantic",
    "yaml",
    "pypinyin",
    "rapidfuzz",
    "jinja2",
    "click",
    "msgspec",
    "sqlite3",
    "asyncio",
)
_LIST = (
    "import atexit, json, sys; sys.argv = ['callassist', *sys.argv[1:]]\n"
    f"atexit.register(lambda: print(json.dumps([n for n in {_HEAVY!r} if n in sys.modules]), file=sys.stderr))\n"
    "from callassist.__main__ import main; sys.exit(main())"
)


def measure(quick: bool) -> Found:
    """Give milliseconds of each command, its ratios to a bare Python, and the heavy modules that it imports."""
    runs = 5 if quick else 21
    with tempfile.TemporaryDirectory(prefix="bench-") as made:
        environ = environment(Path(made))
        wall: dict[str, list[float]] = {name: [] for name in _COMMANDS}
        cpu: dict[str, list[float]] = {name: [] for name in _COMMANDS}
        for run in range(runs + 2):
            for name, arguments in _COMMANDS.items():
                took, used = _timed([PYTHON, *arguments], environ)
                if run >= 2:
                    wall[name].append(took)
                    cpu[name].append(used)
        return {
            name: {
                "ms": spread(wall[name]),
                "cpu_ms": spread(cpu[name]),
                "beside_bare": beside(wall[name], wall[_BARE]),
                "cpu_beside_bare": beside(cpu[name], cpu[_BARE]),
                "imports": _imports(arguments[2:], environ) if arguments[0] == "-m" else [],
            }
            for name, arguments in _COMMANDS.items()
        }


def _timed(command: Sequence[str], environ: Mapping[str, str]) -> tuple[float, float]:
    began = time.perf_counter()
    nothing = [(os.POSIX_SPAWN_OPEN, descriptor, os.devnull, os.O_WRONLY, 0) for descriptor in (1, 2)]
    pid = os.posix_spawn(command[0], list(command), dict(environ), file_actions=nothing)
    _, _, used = os.wait4(pid, 0)
    return (time.perf_counter() - began) * 1000, (used.ru_utime + used.ru_stime) * 1000


def _imports(arguments: Sequence[str], environ: Mapping[str, str]) -> list[str]:
    command = [PYTHON, "-c", _LIST, *arguments]
    ran = subprocess.run(command, env=dict(environ), capture_output=True, text=True, check=False)
    found: list[str] = json.loads(ran.stderr.strip().splitlines()[-1])
    return found


def tables(found: Found) -> str:
    """Give what was measured as a table."""
    rows = []
    for name in found:
        one = part(found, name)
        imports = one["imports"]
        assert isinstance(imports, list)
        rows.append(
            (
                name,
                shown(number(part(one, "ms")["p50"])),
                f"× {one['beside_bare']}",
                shown(number(part(one, "cpu_ms")["p50"])),
                f"× {one['cpu_beside_bare']}",
                ", ".join(imports) or "–",
            )
        )
    return table(
        ("command", "median ms", "beside bare", "CPU ms", "CPU beside bare", "of the heavy modules it imports"), rows
    )


def targets(found: Found) -> list[Target]:
    """Give the figures that have a limit."""
    limits = [
        Target(f"{name} beside bare Python", number(part(found, name)["beside_bare"]), limit, "×")
        for name, limit in _LIMITS.items()
    ]
    with_textual = sum("textual" in list(part(found, name)["imports"]) for name in _LIMITS)  # type: ignore[call-overload]
    check = number(part(found, "callassist check", "ms")["p50"]) / 1000
    return [
        *limits,
        Target("of these, commands that import Textual", with_textual, 0),
        Target("check of the shipped site, whole process", round(check, 3), 1, "s"),
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
