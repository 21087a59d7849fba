"""What a phrase is about: all its wordings together, weighed term by term, for sentences that say it in other words.

A paraphrase shares little with any one wording, but much with all of them taken together. Each term of a query (a
character or pair of neighbours; a word stem or pair of stems) speaks for the phrases that use it, rare terms louder,
by the BM25 formula with its usual constants (Robertson and Zaragoza, 2009).
"""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from heapq import nsmallest
from itertools import pairwise
from math import log
from operator import neg

import msgspec

from callassist.content.values import Phrase
from callassist.lookup.english import stem
from callassist.lookup.fold import folded, has_han
from callassist.lookup.grams import pairs
from callassist.lookup.postings import Postings, posted

_SATURATION, _LENGTH = 1.2, 0.75
_SCALE = 1000
"""Weights are kept as whole thousandths in two bytes: the largest is below 60."""
_LETTERS = re.compile(r"[a-z]{3,}")
_HAN_RUN = re.compile(r"[\u3400-\u9fff]+")
_MOST_GIVEN = 24
_MOST_READ = 3_000
"""Weights read for one query: the commonest terms of a very large book are passed over."""


class Senses(msgspec.Struct, frozen=True, array_like=True, dict=True):
    """Terms → the entries that use them, and beside each entry number its weight (two bytes, in thousandths)."""

    count: int
    postings: Postings
    weights: bytes

    @cached_property
    def _weights(self) -> memoryview[int]:
        return memoryview(self.weights).cast("H")

    def of(self, asked: str) -> dict[int, float]:
        """Give how much of a query each entry speaks of (0–1), for those that speak of most of it."""
        told: dict[int, int] = {}
        whole, left = 0.0, _MOST_READ
        most = log(1 + self.count) * (_SATURATION + 1)
        found = []
        for term in set(terms(asked)):
            place = self.postings.place(term)
            if place is None:
                whole += most
            else:
                found.append((place[1] - place[0], place))
        for size, (start, end) in sorted(found):
            whole += log(1 + self.count / size) * (_SATURATION + 1)
            if size > left:
                continue
            left -= size
            for entry, weight in zip(
                self.postings.between(start, end).tolist(), self._weights[start:end].tolist(), strict=True
            ):
                told[entry] = told.get(entry, 0) + weight
        best = nsmallest(_MOST_GIVEN, zip(map(neg, told.values()), told, strict=True))
        return {entry: -weight / _SCALE / whole for weight, entry in best}


def senses_of(phrases: Iterable[tuple[int, Phrase]]) -> Senses:
    """Give the senses of phrases, each with its entry number, in rising order."""
    bags = [(entry, Counter(_terms_of(phrase))) for entry, phrase in phrases]
    average = sum(bag.total() for _, bag in bags) / len(bags) if bags else 1.0
    spread = Counter(term for _, bag in bags for term in bag)
    numbers = [entry for entry, _ in bags]
    weights: dict[str, list[int]] = {}
    for _, bag in bags:
        length = _SATURATION * (1 - _LENGTH + _LENGTH * bag.total() / average)
        for term, times in bag.items():
            rarity = log(1 + len(bags) / spread[term])
            weights.setdefault(term, []).append(round(_SCALE * rarity * times * (_SATURATION + 1) / (times + length)))
    kept = posted([bag.keys() for _, bag in bags], numbers)
    flat = array("H", [weight for term in kept.vocabulary for weight in weights[term]])
    return Senses(len(bags), kept, flat.tobytes())


def terms(text: str) -> list[str]:
    """Give the terms of a folded text."""
    if has_han(text):
        return [*text, *pairs(text)]
    stems = [stem(word) for word in text.split()]
    return [*stems, *map(" ".join, pairwise(stems))]


def _terms_of(phrase: Phrase) -> Iterator[str]:
    in_patterns: set[str] = set()
    for text in (phrase.phrase, *phrase.variants, *phrase.hits):
        if text.startswith("/"):
            in_patterns.update(term for words in _spoken_of(text) for term in terms(words))
        else:
            yield from set(terms(folded(text)))
    # Once for all patterns: who writes many of them does not speak louder.
    yield from in_patterns


def _spoken_of(pattern: str) -> Sequence[str]:
    """Give the words that stand in a pattern."""
    return _HAN_RUN.findall(pattern) if has_han(pattern.replace("，", "")) else _LETTERS.findall(pattern)
