"""Queries in English, and ids: words in any order, begun, in another form, or mistyped."""

from __future__ import annotations

from collections.abc import Mapping
from heapq import nsmallest
from math import log

from rapidfuzz import fuzz

from callassist.lookup.english import meant
from callassist.lookup.grams import START
from callassist.lookup.index import Index
from callassist.lookup.likeness import SAME
from callassist.lookup.scored import Scored, keep_better

_MOST_WORDS = 12
_MOST_READ = 2_000
_MOST_GIVEN = 48
_BEGUN, _INSIDE, _ROOM = 91.0, 83.0, 6.0
_SHARED, _ORDERED = 58.0, 30.0
"""What a text is worth that holds every word, and so much more if it holds nothing else and in that order."""
_ENOUGH = 0.45
_TOLD, _TOLD_MOST, _HARDLY = 45.0, 40.0, 0.12
"""What a text is worth that a sentence speaks of in other words, as in Chinese."""
_SENTENCE, _SHORTEST_TOLD = 4, 2
_SHORT = 2


def by_words(index: Index, asked: str) -> Scored:
    """Compare with texts that share words with the query."""
    if len(asked) <= _SHORT:
        return _beginning(index, asked)
    scored: Scored = {}
    lines = index.words.lines
    words = asked.split(" ")[:_MOST_WORDS]
    understood = {word: meant(word, index.words.postings) for word in words}
    known = {one for meanings in understood.values() for one in meanings}
    for text, share in _sharing(index, understood):
        line = lines[text]
        keep_better(scored, text, _whole(asked, line))
        if share >= _ENOUGH:
            keep_better(scored, text, share * (_SHARED + _ORDERED * fuzz.ratio(asked, line) / 100))
        held = line.split(" ")
        if len(words) >= _SENTENCE and len(held) >= _SHORTEST_TOLD:
            told = share * len(known.intersection(held)) / len(held)
            if told >= _HARDLY:
                keep_better(scored, text, _TOLD + _TOLD_MOST * told**0.5)
    return scored


def _beginning(index: Index, asked: str) -> Scored:
    """Give the texts that begin with these one or two letters."""
    numbers = index.words.postings.of(START + asked)
    lines = index.words.lines
    return {text: _whole(asked, lines[text]) for text in numbers[:_MOST_GIVEN]} if numbers is not None else {}


def _whole(asked: str, line: str) -> float:
    """Compare the strings as they are; inside another, a query begins where a word begins."""
    if asked == line:
        return SAME
    share = _ROOM * len(asked) / max(len(line), 1)
    if line.startswith(asked):
        return _BEGUN + share
    return _INSIDE + share if f" {asked}" in line else 0.0


def _sharing(index: Index, understood: Mapping[str, Mapping[str, float]]) -> list[tuple[int, float]]:
    """Give the likeliest texts with the share (0–1) of the query's weight that they hold."""
    postings = index.words.postings
    weights: dict[int, float] = {}
    whole, left = 0.0, _MOST_READ
    rarest = log(1 + len(index.roles))
    lists = []
    for word, meanings in understood.items():
        numbers = [(surely, postings.of(known)) for known, surely in meanings.items()]
        lists.append((sum(len(texts) for _, texts in numbers if texts is not None), word, numbers))
    for length, _, numbers in sorted(lists, key=lambda one: one[:2]):
        weight = max(rarest - log(1 + length), 0.5)
        whole += weight
        held: dict[int, float] = {}
        for surely, texts in sorted(numbers, key=lambda one: -one[0]):
            for text in texts[:left] if texts is not None else ():
                held.setdefault(text, surely)
        for text, surely in held.items():
            weights[text] = weights.get(text, 0.0) + weight * surely
        left = max(left - length, 0)
    best = nsmallest(_MOST_GIVEN, weights.items(), key=lambda one: (-one[1], one[0]))
    return [(text, weight / whole) for text, weight in best]
