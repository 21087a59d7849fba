"""Patterns and groups of words → where in a line each element is said.

A supervisor writes `together: {when: [today, straight away], what: [send, call]}`: one of each group has to stand in the
line, in any order. Patterns see the folded text, clause by clause, as those of the phrasebook do. One automaton over all
elements tells which few of the patterns are worth trying on a line.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from typing import NamedTuple

from callassist.content.training_values import Hearing
from callassist.content.values import ElementId
from callassist.lookup.fold import folded, has_han
from callassist.lookup.scanning.heard import Places, clauses_at, english_clauses_at, is_han, words_at
from callassist.lookup.scanning.sieve import Seldom, Sieve
from callassist.lookup.scanning.wordings import compiled, is_pattern

Group = tuple[int, ...]
"""Numbers of patterns of which one is enough."""


class Ways(NamedTuple):
    """How one element is said: by a pattern of `alone`, or by one of each of the `groups`; `never` makes it harmless."""

    alone: Group
    groups: tuple[Group, ...]
    never: Seldom | None


class WordGroups:
    """Looks for the elements of a scorecard in lines."""

    def __init__(self, hearings: Mapping[ElementId, Hearing]) -> None:
        self._patterns: list[re.Pattern[str]] = []
        self._element: list[ElementId] = []
        """Of each pattern the element that it belongs to."""
        self._ways: dict[ElementId, Ways] = {}
        for element, hearing in hearings.items():
            alone = self._learn([way for way in hearing.also if is_pattern(way)])
            groups = tuple(self._learn(group) for group in hearing.together.values() if group)
            self._element += [element] * (len(self._patterns) - len(self._element))
            if alone or groups:
                self._ways[element] = Ways(alone, groups, _any_of(hearing.never))
        self._sieve = Sieve([pattern.pattern for pattern in self._patterns])

    def find(self, line: str, known: Container[ElementId] = ()) -> Iterator[tuple[ElementId, int, int]]:
        """Give the elements said in a line that aren't known yet, each once, with where it begins and ends."""
        places = _places(line)
        if not places.text or not self._patterns:
            return
        passed = self._sieve.through(places.text)
        tried = frozenset(passed)
        # Most elements are left with nothing to try.
        for element in dict.fromkeys([self._element[number] for number in passed]):
            if element not in known:
                span = self._said(self._ways[element], places.text, tried)
                if span is not None:
                    yield element, *places.span(*span)

    def _learn(self, ways: Sequence[str]) -> Group:
        numbers = []
        for source in filter(None, map(_source, ways)):
            numbers.append(len(self._patterns))
            self._patterns.append(re.compile(source, re.MULTILINE))
        return tuple(numbers)

    def _said(self, ways: Ways, text: str, tried: frozenset[int]) -> tuple[int, int] | None:
        harmless: list[tuple[int, int]] | None = None
        for group in ((ways.alone,), ways.groups):
            left = [[number for number in numbers if number in tried] for numbers in group]
            if not left or not all(left):
                continue
            spans = []
            for places in (self._spans(numbers, text) for numbers in left):
                span = next(places, None)
                if span is not None and harmless is None:
                    harmless = list(ways.never.spans(text)) if ways.never is not None else []
                while span is not None and any(begins < span[1] and span[0] < ends for begins, ends in harmless or ()):
                    span = next(places, None)
                if span is None:
                    break
                spans.append(span)
            if len(spans) == len(group):
                return min(start for start, _ in spans), max(end for _, end in spans)
        return None

    def _spans(self, numbers: Sequence[int], text: str) -> Iterator[tuple[int, int]]:
        for number in numbers:
            for match in self._patterns[number].finditer(text):
                if match.end() > match.start():
                    yield match.span()


def _places(line: str) -> Places:
    return clauses_at(line) if is_han(line) else english_clauses_at(line)


def _any_of(ways: Sequence[str]) -> Seldom | None:
    """Give one pattern for all of them, if there are any."""
    parts = [source for way in ways if (source := _source(way))]
    return Seldom(re.compile("|".join(parts), re.MULTILINE)) if parts else None


def _source(way: str) -> str:
    """Give a wording or a pattern as it is searched for; nothing for what is no pattern at all."""
    if is_pattern(way):
        try:
            return f"(?:{compiled(way.replace('您', '你')).pattern})"
        except (re.error, RecursionError, OverflowError):
            return ""
    plain = folded(way)
    if not plain:
        return ""
    return re.escape(plain) if has_han(plain) else rf"\b{re.escape(' '.join(word.text for word in words_at(way)))}\b"
