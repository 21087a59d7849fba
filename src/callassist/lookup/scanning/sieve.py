"""Many patterns, one text → the few patterns worth trying on it: those of whose strings the text holds enough.

One automaton finds every string that any pattern needs in a single pass. Each string carries a number with a bit for each
way to find a pattern that it speaks for, and for its place in that way; the bits of all that is found are put together,
and a pattern passes when one of its ways lacks nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Protocol

import ahocorasick

from callassist.lookup.scanning.needed import ways

_CHOICES = 3
"""So many choices of a way are looked at, the most telling; more hardly tell more."""


class _Automaton(Protocol):
    """What is used of pyahocorasick, which ships no types."""

    def iter(self, text: str) -> Iterator[tuple[int, int]]:
        """Give where each string ends in a text, and its bits."""


class Sieve:
    """Holds back the patterns that cannot be found in a text; they are known by their place in what was given."""

    def __init__(self, sources: Sequence[str]) -> None:
        rows = [(number, way) for number, source in enumerate(sources) for way in _ways(source)]
        self._patterns = [number for number, _ in rows]
        self._count = count = len(rows)
        self._all = (1 << count) - 1
        self._free = 0
        """The bits that are set whatever a text holds."""
        bits: dict[str, int] = {}
        for row, (_, way) in enumerate(rows):
            for place in range(_CHOICES):
                bit = 1 << (place * count + row)
                if place >= len(way):
                    self._free |= bit
                    continue
                for string in way[place]:
                    bits[string] = bits.get(string, 0) | bit
        self._automaton = _built(bits)

    def through(self, text: str) -> list[int]:
        """Give the numbers of the patterns worth trying, in order."""
        found = self._free
        if self._automaton is not None:
            for _, bits in self._automaton.iter(text):
                found |= bits
        passed = found & self._all
        for place in range(1, _CHOICES):
            passed &= found >> (place * self._count)
        numbers: list[int] = []
        while passed:
            lowest = passed & -passed
            number = self._patterns[lowest.bit_length() - 1]
            if not numbers or numbers[-1] != number:
                numbers.append(number)
            passed ^= lowest
        return numbers


class Seldom:
    """One pattern that is found in few texts, and only tried on those that hold what it needs."""

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self._pattern = pattern
        self._sieve = Sieve([pattern.pattern])

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Give where it is found, from where to where."""
        if self._sieve.through(text):
            for match in self._pattern.finditer(text):
                yield match.span()


def _ways(source: str) -> tuple[tuple[frozenset[str], ...], ...]:
    try:
        return ways(source)
    except (re.error, RecursionError, OverflowError):
        return ()  # no pattern at all: the check tells of it


def _built(bits: dict[str, int]) -> _Automaton | None:
    if not bits:
        return None
    automaton = ahocorasick.Automaton()
    for string in sorted(bits):
        automaton.add_word(string, bits[string])
    automaton.make_automaton()
    made: _Automaton = automaton
    return made
