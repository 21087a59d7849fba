"""How well phrases are recognised: the hand-written sets, query by query and line by line.

`python -m benchmarks.quality [--show]` prints a table for each set; `--show` names the misses of the tuning set. The
reporting set is only ever counted.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from pathlib import Path

from tests.packs import shipped

from benchmarks.report import Found, table
from callassist.language import Lang
from callassist.lookup.building import build_index
from callassist.lookup.fold import has_han
from callassist.lookup.index import Index
from callassist.lookup.scanning.scanner import Scanner
from callassist.lookup.search import search

SETS = Path(__file__).with_name("sets")
_LANGS: tuple[Lang, ...] = ("zh", "en")


def rows(path: Path) -> list[dict[str, object]]:
    """Give the rows of a file of JSON lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def measure(name: str, *, show: bool = False) -> Found:
    """Give hit@1 and hit@3 by kind of query, and recall and false alarms of lines by language."""
    folder = SETS / name
    indexes = {lang: build_index(shipped(lang)) for lang in _LANGS}
    scanners = {lang: Scanner(shipped(lang).phrases.values()) for lang in _LANGS}
    return {
        "find": _find(rows(folder / "lookup.jsonl"), indexes, show=show),
        "scan": {
            lang: _scan(
                [row for row in rows(folder / "scan_positive.jsonl") if has_han(str(row["line"])) is (lang == "zh")],
                [row for row in rows(folder / "scan_negative.jsonl") if has_han(str(row["line"])) is (lang == "zh")],
                scanners[lang],
                show=show,
            )
            for lang in _LANGS
        },
    }


def _find(queries: list[dict[str, object]], indexes: dict[Lang, Index], *, show: bool) -> Found:
    counted: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for row in queries:
        lang: Lang = "en" if row["kind"] == "english" else "zh"
        found = [hit.entry.id for hit in search(indexes[lang], str(row["q"]))]
        wanted = set(map(str, row["expect"]))  # type: ignore[call-overload] # a list of ids
        one = counted[str(row["kind"])]
        one[0] += 1
        one[1] += found[:1] != [] and found[0] in wanted
        one[2] += bool(wanted.intersection(found[:3]))
        if show and not (found and found[0] in wanted):
            print(f"  {row['kind']}: {row['q']} → {found[:3]}, not {sorted(wanted)}")
    return {
        kind: {"queries": count, "hit@1": round(first / count, 3), "hit@3": round(third / count, 3)}
        for kind, (count, first, third) in counted.items()
    }


def _scan(spoken: list[dict[str, object]], clean: list[dict[str, object]], scanner: Scanner, *, show: bool) -> Found:
    wanted = got = extra = alarms = 0
    for row in spoken:
        expected = set(map(str, row["expect"]))  # type: ignore[call-overload] # a list of ids
        fine = expected | set(map(str, row.get("also_ok", ())))  # type: ignore[call-overload] # as above
        found = {hit.id for hit in scanner.scan_line(str(row["line"]))}
        wanted += len(expected)
        got += len(found & expected)
        extra += bool(found - fine)
        if show and found != expected:
            print(f"  {row['line']}: missed {sorted(expected - found)}, extra {sorted(found - fine)}")
    for row in clean:
        found = {hit.id for hit in scanner.scan_line(str(row["line"]))}
        alarms += bool(found)
        if show and found:
            print(f"  {row['line']}: false alarm {sorted(found)}")
    return {
        "lines": len(spoken),
        "recall": round(got / wanted, 3),
        "lines with one too many": extra,
        "clean lines": len(clean),
        "false alarms": round(alarms / len(clean), 3),
    }


def tables(found: Found) -> str:
    """Give both tables of a set."""
    by_kind, by_lang = found["find"], found["scan"]
    assert isinstance(by_kind, dict)
    assert isinstance(by_lang, dict)
    find = table(
        ("queries", "of them", "hit@1", "hit@3"),
        [(kind, one["queries"], one["hit@1"], one["hit@3"]) for kind, one in by_kind.items()],
    )
    scan = table(
        ("lines", "of them", "recall", "one too many", "clean lines", "false alarms"),
        [(lang, *one.values()) for lang, one in by_lang.items()],
    )
    return f"{find}\n\n{scan}"


def main() -> None:
    """Measure both sets and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--show", action="store_true", help="name the misses of the tuning set")
    given = parser.parse_args()
    for name in ("tuning", "reporting"):
        print(f"\n## {name}\n\n{tables(measure(name, show=given.show and name == 'tuning'))}")


if __name__ == "__main__":
    main()
