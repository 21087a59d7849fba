"""How much one thing said is another in other words (0–1): terms shared both ways, rare ones louder.

A term is a Chinese character or pair of neighbours, an English word stem or pair of stems; how rare it is, the sentences
tell that the kinship was made of.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from math import log

from callassist.lookup.fold import folded
from callassist.lookup.senses import terms


class Kinship:
    """Compares sentences of one language; made once of all that might be said."""

    def __init__(self, sentences: Iterable[str]) -> None:
        bags = [_terms(sentence) for sentence in sentences]
        spread = Counter(term for bag in bags for term in bag)
        self._count = len(bags)
        self._weights = {term: log(1 + self._count / times) for term, times in spread.items()}

    def between(self, said: str, meant: str) -> float:
        """Give how much of what was meant was said, with as little beside it as may be."""
        mine, theirs = _terms(said), _terms(meant)
        shared = self._weight(mine & theirs)
        if not shared:
            return 0.0
        told, to_the_point = shared / self._weight(theirs), shared / self._weight(mine)
        return 2 * told * to_the_point / (told + to_the_point)

    def told(self, said: str, meant: str) -> float:
        """Give how much of what was meant was said, whatever stands beside it."""
        mine, theirs = _terms(said), _terms(meant)
        whole = self._weight(theirs)
        return self._weight(mine & theirs) / whole if whole else 0.0

    def _weight(self, bag: frozenset[str]) -> float:
        rare = log(1 + self._count)
        return sum(self._weights.get(term, rare) for term in bag)


@lru_cache(maxsize=4096)
def _terms(sentence: str) -> frozenset[str]:
    return frozenset(terms(folded(sentence)))
