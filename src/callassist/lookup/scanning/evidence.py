"""What the words of a line as a whole say for or against the phrases of a book, where weights are known for them.

Only phrases of the shipped books have weights, and only those that still hold their examples. A line that a book gives as
harmless stays harmless, and a wording or pattern that a site adds is never overruled.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from callassist.content.values import Phrase
from callassist.lookup.fold import folded
from callassist.lookup.scanning.heard import CLAUSE, Places
from callassist.lookup.scanning.values import PhraseHit
from callassist.lookup.scanning.weights import Weighed, Weights, weights

_SURE = 0.5
"""From so sure on, the words alone say that a phrase is meant."""
_SURELY_HARMLESS, _SURELY_HARMLESS_ENGLISH = 0.9, 0.97
"""From so sure on, a pattern that fits is taken for chance; English patterns are narrower, and seldom fit by chance."""
_EXAMPLES = 6
"""A phrase with fewer examples of either kind is not the one that the weights were learnt for."""
_SHORTEST, _SHORTEST_ENGLISH = 4, 12
"""Characters of a line that says too little to be weighed."""
_SCORE = 50.0


class Likely(NamedTuple):
    """A phrase that the words of a line speak for, and the part of the line that does most."""

    id: str
    start: int
    stop: int
    score: float


class Verdict:
    """What the words of one line say."""

    def __init__(self, weighed: Weighed, known: Weights, likely: list[Likely], *, least: float) -> None:
        self._is_harmless = weighed.harmless > least
        self._known = known
        self.likely = likely

    def denies(self, hit: PhraseHit) -> bool:
        """Say whether a pattern or a slip fits by chance: the words say so, and were weighed with it in the book."""
        return self._is_harmless and hit.how in {"pattern", "slip"} and self._known.knows(hit.wording)


class Evidence:
    """Weighs lines for a book."""

    def __init__(self, book: Iterable[Phrase]) -> None:
        self._harmless = {
            phrase.id: frozenset(map(folded, phrase.misses))
            for phrase in book
            if len(phrase.misses) >= _EXAMPLES and len(phrase.hits) >= _EXAMPLES
        }
        self.is_given = bool(self._harmless)

    def of(self, clauses: Places, *, is_han: bool) -> Verdict | None:
        """Give what the words of a line say; None where nothing is known of them."""
        known = weights("zh" if is_han else "en")
        if known is None or len(clauses.text) < (_SHORTEST if is_han else _SHORTEST_ENGLISH):
            return None
        weighed = known.weigh(clauses.text, _SURE)
        likely = []
        for name, sure, first, last in weighed.phrases:
            if name in self._harmless and _plain(clauses.text) not in self._harmless[name]:
                likely.append(Likely(name, *_span(clauses, first, last), round(_SCORE + _SCORE / 2 * sure, 1)))
        return Verdict(weighed, known, likely, least=_SURELY_HARMLESS if is_han else _SURELY_HARMLESS_ENGLISH)


def _plain(clauses: str) -> str:
    return folded(clauses.replace(CLAUSE, " "))


def _span(clauses: Places, first: int, last: int) -> tuple[int, int]:
    """Give the part of the line that the clauses from `first` to `last` are."""
    sizes = [len(clause) for clause in clauses.text.split(CLAUSE)]
    begins = sum(sizes[:first]) + first
    ends = sum(sizes[: last + 1]) + last
    if begins >= ends:
        return clauses.span(0, len(clauses.text))
    return clauses.span(begins, ends)
