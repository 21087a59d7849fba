"""What the words of a line speak for: each phrase of the shipped books, or nothing forbidden at all.

The weights are learnt beforehand from the books' examples and from hand-written lines (`tools/weights.py`), one file a
language, and only read here: the same line gives the same answer everywhere, and nothing is learnt from what is scanned.
"""

from __future__ import annotations

import math
import sys
from functools import cache
from importlib.resources import files
from typing import NamedTuple
from zlib import crc32

from callassist.lookup.scanning.traits import traits_of

HARMLESS = 0
"""The number of "nothing forbidden" among what a line may be."""
_CLASS, _ZERO, _STEP = 48, 80, 8
"""In the file a weight is two characters: whose it is, and how much in eighths."""
_MOST = 40
_LANE = 32
"""Bits for a sum of weights: enough for as many traits as a line can have."""
_NOUGHT = 9.0
"""What lies so far below the likeliest counts for nothing."""


class Weighed(NamedTuple):
    """How surely a line is nothing forbidden, and how surely each likely phrase, with the clauses that say so."""

    harmless: float
    phrases: tuple[tuple[str, float, int, int], ...]


class Weights:
    """The weights of one language."""

    def __init__(self, text: str, *, is_han: bool) -> None:
        head, tried, bias, *rows = text.splitlines()
        self.ids = head.split()
        self._tried = frozenset(tried.split())
        self._bias = [float(number) for number in bias.split()]
        self._rows = dict(row.split("\t") for row in rows)
        self._read: dict[str, int] = {}
        self._nought = sum(_MOST << (_LANE * number) for number in range(len(self._bias)))
        self._is_han = is_han

    def knows(self, wording: str) -> bool:
        """Say whether a wording or a pattern was in the book when the weights were learnt."""
        return fingerprint(wording) in self._tried

    def weigh(self, clauses: str, least: float) -> Weighed:
        """Weigh a folded line; give the phrases that are at least so sure."""
        traits = traits_of(clauses, is_han=self._is_han)
        every = set().union(*traits) & self._rows.keys()
        known = self._read
        # All columns are summed at once, as lanes of one long number: a loop over the weights takes twenty times as long.
        summed = sum([known.get(trait) or self._of(trait) for trait in every])
        share = 1 / (_STEP * math.sqrt(max(len(every), 1)))
        raised = _MOST * len(every)
        columns = memoryview(summed.to_bytes(_LANE // 8 * len(self._bias), sys.byteorder)).cast("I")
        if sys.byteorder == "big":
            columns = columns[::-1]
        sums = [(one - raised) * share + bias for one, bias in zip(columns, self._bias, strict=True)]
        low = max(sums) - _NOUGHT
        shares = [math.exp(one - low - _NOUGHT) if one > low else 0.0 for one in sums]
        whole = sum(shares)
        found = [
            (self.ids[number - 1], share / whole, *self._clauses(traits, number))
            for number, share in enumerate(shares)
            if number != HARMLESS and share >= least * whole
        ]
        return Weighed(shares[HARMLESS] / whole, tuple(found))

    def _of(self, trait: str) -> int:
        """Give what a trait speaks for, in eighths and raised above nought: a lane each, nothing forbidden lowest."""
        read, row = self._nought, self._rows[trait]
        for whose, step in zip(row[::2], row[1::2], strict=True):
            read += (ord(step) - _ZERO) << (_LANE * (ord(whose) - _CLASS))
        self._read[trait] = read
        return read

    def _clauses(self, traits: list[set[str]], number: int) -> tuple[int, int]:
        """Give the first and the last clause that speak for a phrase at least half as much as the one that does most."""
        said = []
        for one in traits:
            rows = [self._read.get(trait) or self._of(trait) for trait in one if trait in self._rows]
            said.append(sum(_lane(row, number) - _lane(row, HARMLESS) for row in rows))
        half = max(said) / 2
        speaking = [at for at, much in enumerate(said) if much >= half]
        return speaking[0], speaking[-1]


def _lane(row: int, number: int) -> int:
    return row >> (_LANE * number) & ((1 << _LANE) - 1)


@cache
def weights(lang: str) -> Weights | None:
    """Give the weights of a language, or None if it has none."""
    path = files("callassist.lookup.scanning") / f"weights-{lang}.txt"
    if not path.is_file():
        return None
    return Weights(path.read_text(encoding="utf-8"), is_han=lang == "zh")


def row(given: dict[int, float]) -> str:
    """Give the weights of a trait as the file holds them."""
    steps = {whose: max(-_MOST, min(_MOST, round(much * _STEP))) for whose, much in sorted(given.items())}
    return "".join(chr(_CLASS + whose) + chr(_ZERO + step) for whose, step in steps.items() if step)


def fingerprint(wording: str) -> str:
    """Give a short sign that tells a wording or a pattern from others."""
    return f"{crc32(wording.encode('utf-8', 'surrogatepass')):x}"
