"""One line under the glass, where the automaton points to: its guises, and what stands around a part of it."""

from __future__ import annotations

from bisect import bisect_right

from callassist.lookup.fold import folded
from callassist.lookup.scanning.heard import (
    CLAUSE,
    Places,
    Stems,
    clauses_at,
    english_clauses_at,
    is_han,
    just_before,
    sounds_at,
    words_at,
)
from callassist.lookup.scanning.sieve import Seldom
from callassist.lookup.scanning.values import PhraseHit

_FAR = 16
"""Characters before a phrase in which somebody may be named who said it."""


class Closer:
    """One line under the glass: its guises, each worked out when first wanted."""

    def __init__(self, line: str, stems: Stems, heard: Places | None) -> None:
        self.line = line
        self.is_han = is_han(line)
        self.hits: list[PhraseHit] = []
        self._stems = stems
        self._heard = heard
        self._contexts: dict[Seldom, list[tuple[int, int]]] = {}
        self._clauses: Places | None = None
        self._plain: str | None = None

    @property
    def heard(self) -> Places:
        """The line as sounds or stems."""
        if self._heard is None:
            self._heard = sounds_at(self.line) if self.is_han else self._stems.read(words_at(self.line))
        return self._heard

    @property
    def clauses(self) -> Places:
        """The line as patterns see it."""
        if self._clauses is None:
            self._clauses = clauses_at(self.line) if self.is_han else english_clauses_at(self.line)
        return self._clauses

    def plain(self, start: int, end: int) -> str:
        """Give the folded characters behind so many sounds."""
        first, last = self.heard.span(start, end)
        return folded(self.line[first:last])

    def overlaps(self, contexts: Seldom, start: int, stop: int) -> bool:
        """Say whether a context is found that shares a character with this part of the line."""
        if contexts not in self._contexts:
            places = self.clauses
            self._contexts[contexts] = [
                places.span(start, end) for start, end in contexts.spans(places.text) if end > start
            ]
        return any(begins < stop and start < ends for begins, ends in self._contexts[contexts])

    def crosses_clause(self, start: int, stop: int) -> bool:
        """Say whether a clause ends within this part of the line."""
        places = self.clauses
        return CLAUSE in places.text[bisect_right(places.ends, start) : bisect_right(places.ends, stop)]

    def before(self, start: int) -> str:
        """Give the folded text before a place in the line."""
        if self.is_han:
            return just_before(self.line, start, _FAR)
        places = self.clauses
        return places.text[: bisect_right(places.ends, start)]

    def is_clause(self, start: int, stop: int) -> bool:
        """Say whether nothing but punctuation stands around this part within its clause."""
        places = self.clauses
        first, last = bisect_right(places.ends, start), bisect_right(places.ends, stop)
        text = places.text
        return (first == 0 or text[first - 1] == CLAUSE) and (last >= len(text) or text[last] == CLAUSE)
