"""Scanning: lines a second on one core over generated phrasebooks, beside other ways, and how often the phrase is found.

`python -m benchmarks.bench_scan [--quick]`
Every tenth line holds a phrase: as it is, with a character of the same sound, or with one wrong; the others are clean lines
of the hand-written sets. `re` and pyahocorasick find exact phrases only; `partial_ratio` is the naive way, on a share of
the lines.
"""

from __future__ import annotations

import argparse
import random
import re
import time
from collections.abc import Callable, Sequence

import ahocorasick

from benchmarks.generated_book import pack_of, phrases, query
from benchmarks.quality import SETS, rows
from benchmarks.quality import measure as quality
from benchmarks.report import Found, Target, number, part, table
from callassist.lookup.fold import has_han
from callassist.lookup.scanning.scanner import Scanner

TITLE = "Scanning"
_SIZES = (50, 1_000, 10_000)
_BATCH = 2_000
_EXACT, _FUZZY = "callassist, same and sound-alike", "callassist, with slips"
Scan = Callable[[Sequence[str]], list[set[str]]]
"""Gives, for each line, the ids of the phrases found."""


def measure(quick: bool) -> Found:
    """Give lines a second and the share of phrases found for each way and size, and the quality on the shipped books."""
    lines = 10_000 if quick else 200_000
    return {
        "lines": lines,
        "sizes": {str(count): _size(count, lines) for count in (_SIZES[:2] if quick else _SIZES)},
        "shipped": quality("reporting")["scan"],
    }


def _size(count: int, lines: int) -> Found:
    texts = phrases(count)
    book = list(pack_of(texts).phrases.values())
    found: Found = {}
    for name, slips, kind in ((_EXACT, False, "sounds alike"), (_FUZZY, True, "one wrong")):
        scanner = Scanner(book, slips=slips)
        # A phrase too short for a slip is not asked to be found with one.
        wanted = [number_ for number_, text in enumerate(texts) if not slips or len(text) >= 6]

        def scan(some: Sequence[str], scanner: Scanner = scanner) -> list[set[str]]:
            return [
                {hit.id for hit in hits}
                for at in range(0, len(some), _BATCH)
                for hits in scanner.scan(some[at : at + _BATCH])
            ]

        found[name] = _timed(scan, *_spoken(texts, wanted, lines, kind))
    naive = max(200, lines // max(count, 50) // 4)
    whole = list(range(count))
    found["rapidfuzz partial_ratio ≥ 85"] = _timed(_naive(texts), *_spoken(texts, whole, naive, "one wrong"))
    found["pyahocorasick, exact"] = _timed(_automaton(texts), *_spoken(texts, whole, lines, "whole"))
    found["re, exact"] = _timed(_alternation(texts), *_spoken(texts, whole, min(lines, 20_000), "whole"))
    return found


def _spoken(texts: list[str], wanted: list[int], count: int, kind: str) -> tuple[list[str], list[str]]:
    """Give lines and, for each, the id of the phrase in it or nothing."""
    dice = random.Random(count)
    clean = [
        str(row["line"]) for name in ("tuning", "reporting") for row in rows(SETS / name / "scan_negative.jsonl")
        if has_han(str(row["line"]))
    ]  # fmt: skip
    lines, ids = [], []
    for place in range(count):
        if place % 10:
            lines.append(dice.choice(clean))
            ids.append("")
        else:
            chosen = dice.choice(wanted)
            lines.append(
                f"{dice.choice(clean)[:8]}{query(texts[chosen], kind, dice)}{dice.choice(('吗', '。', '，您看'))}"
            )
            ids.append(f"p{chosen}")
    return lines, ids


def _timed(scan: Scan, lines: list[str], ids: list[str]) -> Found:
    begun = time.perf_counter()
    found = scan(lines)
    took = time.perf_counter() - begun
    there = [wanted in hits for hits, wanted in zip(found, ids, strict=True) if wanted]
    return {"lines_a_second": round(len(lines) / took), "found": round(sum(there) / len(there), 3)}


def _naive(texts: list[str]) -> Scan:
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - as its users would

    def scan(lines: Sequence[str]) -> list[set[str]]:
        return [
            {
                f"p{hit[2]}"
                for hit in process.extract(line, texts, scorer=fuzz.partial_ratio, score_cutoff=85, limit=None)
            }
            for line in lines
        ]

    return scan


def _automaton(texts: list[str]) -> Scan:
    automaton = ahocorasick.Automaton()
    for number_, text in enumerate(texts):
        automaton.add_word(text, f"p{number_}")
    automaton.make_automaton()
    return lambda lines: [{name for _, name in automaton.iter(line)} for line in lines]


def _alternation(texts: list[str]) -> Scan:
    numbers = {text: f"p{number_}" for number_, text in enumerate(texts)}
    pattern = re.compile("|".join(map(re.escape, sorted(texts, key=len, reverse=True))))
    return lambda lines: [{numbers[found] for found in pattern.findall(line)} for line in lines]


def tables(found: Found) -> str:
    """Give the tables: all ways by size, and the shipped books."""
    sizes = part(found, "sizes")
    names = list(part(sizes, next(iter(sizes))))
    rows_ = []
    for name in names:
        ones = [part(sizes, size, name) for size in sizes]
        rows_.append((name, *(f"{number(one['lines_a_second']) / 1000:.1f}k / {one['found']:.0%}" for one in ones)))
    shipped = table(
        (
            "the shipped books, lines they have not seen",
            "lines",
            "recall",
            "one too many",
            "clean lines",
            "false alarms",
        ),
        [(lang, *part(found, "shipped", lang).values()) for lang in part(found, "shipped")],
    )
    head = ("way", *(f"{size} phrases, lines a second / found" for size in sizes))
    return f"{table(head, rows_)}\n\n{shipped}"


def targets(found: Found) -> list[Target]:
    """Give the figures to be held, each as what is missing or how far below it is."""
    sizes = part(found, "sizes")
    made = []
    for name, size, least in ((_EXACT, "1000", 300_000), (_EXACT, "10000", 200_000), (_FUZZY, "50", 250_000), (_FUZZY, "1000", 130_000), (_FUZZY, "10000", 30_000)):  # fmt: skip
        if size in sizes:
            speed = number(part(sizes, size, name)["lines_a_second"])
            made.append(Target(f"{name}, {size} phrases: µs a line", 1e6 / speed, 1e6 / least, "µs"))
    naive = number(part(sizes, "1000", "rapidfuzz partial_ratio ≥ 85")["lines_a_second"])
    ours = number(part(sizes, "1000", _FUZZY)["lines_a_second"])
    made.append(Target("with slips beside naive partial_ratio, 1000 phrases", naive / ours, 1 / 250, "×"))
    for lang in part(found, "shipped"):
        one = part(found, "shipped", lang)
        made.append(Target(f"phrases not recognised in unseen lines, {lang}", 1 - number(one["recall"]), 0.15))
        made.append(Target(f"false alarms in clean lines, {lang}", number(one["false alarms"]), 0.02))
    return made


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="small books, few lines")
    print(tables(measure(parser.parse_args().quick)))


if __name__ == "__main__":
    main()
