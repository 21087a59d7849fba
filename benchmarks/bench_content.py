"""Content: all flows and a thousand phrases from YAML with positions, and from the compiled copy.

`python -m benchmarks.bench_content [--quick]`
The floor is a plain `yaml.load(…, CSafeLoader)` of the same bytes, which keeps no positions and checks nothing. Each
measurement is the first one of a process of its own (what is kept between two loads would flatter the second), without
the imports, all ways in turns. Whole processes: `check` of a book of 10 000 phrases.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import yaml

from benchmarks.bench_first_paint import beside
from benchmarks.large_site import thousand_phrases
from benchmarks.peers import ROOT
from benchmarks.programs import PYTHON, environment
from benchmarks.report import Found, Target, number, part, shown, spread, table
from callassist.content.folder import digest, files, read_raw
from callassist.content.loading import load_sound
from callassist.content.snapshot import load_compiled
from callassist.workflows.load_pack import load_pack

TITLE = "Content"
_FLOOR = "plain CSafeLoader, no positions, no checks"
_YAML = "from YAML: positions, shapes, all rules"
_COMPILED = "from the compiled copy"


def measure(quick: bool) -> Found:
    """Give milliseconds for each way, the size of what was read, and seconds for a large book."""
    with tempfile.TemporaryDirectory(prefix="bench-") as made:
        root = thousand_phrases(Path(made) / "site")
        environ = environment(Path(made))
        about = _child("about", root, environ)
        times: dict[str, list[float]] = {name: [] for name in _WAYS}
        for run in range((3 if quick else 15) + 1):
            for name in _WAYS:
                took = _child(name, root, environ)
                if run:
                    times[name].append(number(took["ms"]))
        return {
            **about,
            "ways": {
                name: {"ms": spread(took), "beside_floor": beside(took, times[_FLOOR])} for name, took in times.items()
            },
            "check_10k_s": _check_large(Path(made), 1 if quick else 3),
        }


def _plain(root: Path) -> Callable[[], object]:
    texts = [path.read_bytes() for path in sorted(root.glob("*/zh/*.yaml"))]
    return lambda: [yaml.load(text, yaml.CSafeLoader) for text in texts]


def _checked(root: Path) -> Callable[[], object]:
    raws = read_raw(root, files(root, "zh"))
    return lambda: load_sound("zh", raws)


_WAYS: dict[str, Callable[[Path], Callable[[], object]]] = {
    _FLOOR: _plain,
    "reading the files and their digest": lambda root: lambda: digest(read_raw(root, files(root, "zh"))),
    _YAML: _checked,
    _COMPILED: lambda root: lambda: load_compiled(root, "zh"),
}


def _child(way: str, root: Path, environ: dict[str, str]) -> Found:
    command = [PYTHON, "-m", "benchmarks.bench_content", "--way", way, str(root)]
    ran = subprocess.run(command, env=environ, cwd=ROOT, capture_output=True, text=True, check=True)
    found: Found = json.loads(ran.stdout)
    return found


def _one(way: str, root: Path) -> Found:
    """Measure one way once, or tell what the site holds (and make the compiled copy)."""
    if way == "about":
        pack = load_pack(root, "zh")[0]
        kilobytes = round(sum(path.stat().st_size for path in root.glob("*/zh/*.yaml")) / 1000)
        return {"flows": len(pack.flows), "phrases": len(pack.phrases), "kilobytes": kilobytes}
    load = _WAYS[way](root)
    began = time.perf_counter()
    found = load()
    took = (time.perf_counter() - began) * 1000
    assert found
    return {"ms": took}


def _check_large(folder: Path, runs: int) -> Found:
    root = thousand_phrases(folder / "large", 10_000)
    environ = environment(folder)
    times = []
    for _ in range(runs):
        began = time.perf_counter()
        command = [PYTHON, "-m", "callassist", "check", "--site", str(root)]
        subprocess.run(command, env=environ, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
        times.append(time.perf_counter() - began)
    return dict(spread(times))


def tables(found: Found) -> str:
    """Give what was measured as a table."""
    ways = part(found, "ways")
    rows = [
        (name, f"{shown(number(ms['p50']))}", f"{shown(number(ms['p95']))}", f"× {part(ways, name)['beside_floor']}")
        for name in ways
        for ms in [part(ways, name, "ms")]
    ]
    large = part(found, "check_10k_s")
    told = f"{found['flows']} flows and {found['phrases']} phrases, {found['kilobytes']} kB of YAML."
    check = f"`check` of a book of 10 000 phrases, whole process: {shown(number(large['p50']))} s."
    return "\n\n".join([told, table(("way", "median ms", "p95 ms", "beside the floor"), rows), check])


def targets(found: Found) -> list[Target]:
    """Give the figures that have a limit."""
    ways = part(found, "ways")
    return [
        Target("content from YAML with positions", number(part(ways, _YAML, "ms")["p50"]), 60, "ms"),
        Target("content from the compiled copy", number(part(ways, _COMPILED, "ms")["p50"]), 10, "ms"),
        Target("check of a book of 10 000 phrases", number(part(found, "check_10k_s")["p50"]), 5, "s"),
    ]


def main() -> None:
    """Print the table and JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--way", nargs=2, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.way:
        print(json.dumps(_one(given.way[0], Path(given.way[1]))))
        return
    found = measure(given.quick)
    print(tables(found))
    print(json.dumps(found, ensure_ascii=False))


if __name__ == "__main__":
    main()
