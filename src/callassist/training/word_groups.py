"""Patterns and groups of words → where in a line an element is said.

A supervisor writes `together: {when: [today, straight away], what: [send, call]}`: one of each group has to stand in the
line, in any order. Patterns see the folded text, clause by clause, as those of the phrasebook do.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from callassist.lookup.fold import folded, has_han
from callassist.lookup.scanning.heard import Places, clauses_at, english_clauses, is_han, words_at
from callassist.lookup.scanning.wordings import compiled, is_pattern

_NEVER = re.compile(r"(?!)")


class Folded:
    """One line as patterns see it, with the way back."""

    def __init__(self, line: str) -> None:
        self.is_han = is_han(line)
        self.places: Places = clauses_at(line) if self.is_han else english_clauses(words_at(line))
        self.text = self.places.text

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Give the part of the line as it was written."""
        return self.places.span(start, end)


class Ways:
    """How one element is said: by any of its patterns, or by one word of each group together."""

    def __init__(self, also: Sequence[str], together: Mapping[str, Sequence[str]], never: Sequence[str]) -> None:
        self._also = any_of(also)
        self._groups = [any_of(group) for group in together.values() if group]
        self._never = any_of(never)
        self._has_never = bool(never)

    def find(self, line: Folded) -> tuple[int, int] | None:
        """Give where the element begins and ends in the folded text, or None."""
        harmless = [found.span() for found in self._never.finditer(line.text)] if self._has_never else []
        alone = _first(self._also, line.text, harmless)
        if alone is not None or not self._groups:
            return alone
        spans = []
        for group in self._groups:
            span = _first(group, line.text, harmless)
            if span is None:
                return None
            spans.append(span)
        return min(start for start, _ in spans), max(end for _, end in spans)


def any_of(ways: Sequence[str]) -> re.Pattern[str]:
    """Give one pattern for all of them; what is no pattern at all is left out, the check tells of it."""
    parts = [source for way in ways if (source := _source(way))]
    return re.compile("|".join(parts), re.MULTILINE) if parts else _NEVER


def _source(way: str) -> str:
    if is_pattern(way):
        try:
            return f"(?:{compiled(way.replace('您', '你')).pattern})"
        except (re.error, RecursionError, OverflowError):
            return ""
    plain = folded(way)
    if not plain:
        return ""
    return re.escape(plain) if has_han(plain) else rf"\b{re.escape(' '.join(word.text for word in words_at(way)))}\b"


def _first(pattern: re.Pattern[str], text: str, harmless: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    for match in pattern.finditer(text):
        start, end = match.span()
        if end > start and not any(begins < end and start < ends for begins, ends in harmless):
            return start, end
    return None
