"""R16: spoilt content files through the check, in the tens of thousands: `python -m benchmarks.soak_mutated 20000 [--seed 1]`.

Each is a shipped flow, site file, phrasebook, courtesy file or file of training after some of what hands do to files
(`mutations.py`), among its neighbours. The check never fails, always ends, says something in both languages, and points
into the file; and what it finds no error in can be used.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

import msgspec

from benchmarks.mutations import DEEDS, Deed, mutated
from benchmarks.peers import ROOT
from callassist.content.folder import Raw, all_files, read_raw
from callassist.content.loading import Loaded, load_raw
from callassist.content.problem import Problem
from callassist.content.reading import has_errors
from callassist.content.report import as_github, as_json, as_text
from callassist.content.source import decode
from callassist.content.values import Pack
from callassist.language import LANGS, Lang, Notice, Words
from callassist.lookup.proof import proofs

MOST_SECONDS = 5.0
"""A small file that takes so long has met something that does not end."""
_PROVEN = 96
"""One in so many is also put to the phrasebook's own test, which costs as much as a hundred checks."""
_WHOLE = 16
"""One in so many is checked among all files of its language: only so it may turn out to be sound."""
_MOST_DEEDS = 4
_HOLE = re.compile(r"\{(\w+)\}")
_WORDS = {lang: Words(lang) for lang in LANGS}


@dataclass(slots=True)
class Tally:
    """What came of the files."""

    files: int = 0
    sound: int = 0
    slowest: float = 0.0
    codes: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)


@cache
def originals(lang: Lang = "zh") -> tuple[Raw, ...]:
    """Give the files that are spoilt."""
    return tuple(read_raw(ROOT, all_files(ROOT, lang)))


def among_neighbours(original: Raw, content: bytes, *, whole: bool) -> list[Raw]:
    """Give a spoilt file among all others, or a few of them."""
    few = {"scripts/zh/site.yaml", "scripts/zh/hold.yaml", "scripts/zh/thanked.yaml", "phrasebook/zh/busy.yaml"}
    others = [raw for raw in originals() if raw.file != original.file and (whole or raw.file.shown in few)]
    return [*others, Raw(original.file, content)]


def faults_of(
    original: Raw, content: bytes, *, whole: bool = False, prove: bool = False
) -> tuple[list[str], Loaded, float]:
    """Give what the check does wrong with a spoilt file, what it found, and the seconds of computing it took."""
    raws = among_neighbours(original, content, whole=whole)
    began = time.process_time()
    loaded = load_raw("zh", raws, proofs if prove else None)
    took = time.process_time() - began
    wrong = [fault for problem in loaded.problems for fault in _unsound(problem, raws)]
    wrong += [f"took {took:.1f} s"] if took > MOST_SECONDS else []
    for words in _WORDS.values():
        list(as_text(loaded.problems, words))
        list(as_github(loaded.problems, words))
        json.loads(as_json(loaded.problems, words))
    if not has_errors(loaded.problems):
        pack = loaded.content.pack("soak")
        if pack is None or msgspec.msgpack.decode(msgspec.msgpack.encode(pack), type=Pack) != pack:
            wrong.append("no error was found, but there is no pack")
    return wrong, loaded, took


def _unsound(problem: Problem, raws: Sequence[Raw]) -> Iterator[str]:
    raw = next((one for one in raws if one.file.shown == problem.path), None)
    shown = f"{problem.code} {problem.path}:{problem.line}:{problem.column}-{problem.end_column}"
    if raw is None:
        yield f"{shown} is in no file"
        return
    source, _ = decode(problem.path, raw.content, len(raw.content))
    line = source.line(problem.line)
    if not 1 <= problem.line <= len(source.starts):
        yield f"{shown} is on no line of {len(source.starts)}"
    elif not 1 <= problem.column <= len(line) + 1 or not problem.column < problem.end_column <= len(line) + 2:
        yield f"{shown} is beyond the line {line!r}"
    elif problem.excerpt != line:
        yield f"{shown} shows {problem.excerpt!r} for {line!r}"
    for part in (problem.message, problem.consequence, problem.fix):
        for lang, words in _WORDS.items():
            if part is None or not words.of(part).strip() or _has_hole(part, words.of(part)):
                yield f"{shown} says nothing whole in {lang}: {part}"


def _has_hole(part: Notice, said: str) -> bool:
    own = {name for name, fact in part.facts if f"{{{name}}}" not in str(fact)}
    return any(name in own for name in _HOLE.findall(said))


def deeds(dice: random.Random) -> list[Deed]:
    """Give what happens to one file."""
    count = dice.choice((1, 1, 1, 2, 2, 3, _MOST_DEEDS))
    return [
        Deed(dice.choice(DEEDS), dice.random(), dice.randrange(10_000), dice.randrange(10_000)) for _ in range(count)
    ]


def soak(count: int, seed: int) -> Tally:
    """Spoil and check so many files."""
    tally = Tally()
    for number in range(count):
        dice = random.Random(seed * 1_000_003 + number)
        original = dice.choice(originals())
        done = deeds(dice)
        content = mutated(original.content, done)
        tally.files += 1
        try:
            wrong, loaded, took = faults_of(original, content, whole=number % _WHOLE == 0, prove=number % _PROVEN == 0)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is what is looked for
            wrong = [f"{type(error).__name__}: {error}"]
        else:
            tally.slowest = max(tally.slowest, took)
            tally.sound += not has_errors(loaded.problems)
            tally.codes.update({problem.code for problem in loaded.problems})
        tally.wrong += [f"number {number} of seed {seed}, {original.file.shown}, {done}: {one}" for one in wrong]
    return tally


def main() -> None:
    """Print the figures; exit with 1 if the check did anything wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", type=int, nargs="?", default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    tally = soak(given.count, given.seed)
    print(f"files spoilt {tally.files}, of them without an error {tally.sound}, slowest {tally.slowest:.2f} s")
    print("files told of, by rule:", ", ".join(f"{code} {count}" for code, count in sorted(tally.codes.items())))
    for one in tally.wrong[:40]:
        print("  ", one)
    print(json.dumps({"R16": {"files": tally.files, "wrong": len(tally.wrong), "met": not tally.wrong}}))
    sys.exit(1 if tally.wrong else 0)


if __name__ == "__main__":
    main()
