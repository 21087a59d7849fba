"""Which texts are worth comparing with a query: those that share its rarest keys."""

from __future__ import annotations

from collections.abc import Iterable
from heapq import nsmallest
from math import log
from operator import neg
from typing import NamedTuple

from callassist.lookup.postings import Postings

_MOST_READ = 1_500
"""Numbers read for one query: common keys are cut short, and the most telling texts come first in each list."""
_MOST_GIVEN = 24


class Candidate(NamedTuple):
    """A text, and the share (0–1) of the query's weight that it holds."""

    text: int
    share: float


def candidates(postings: Postings, keys: Iterable[str]) -> list[Candidate]:
    """Give the likeliest texts; rare keys weigh more than common ones, unknown ones as much as the rarest."""
    known = [(postings.of(key), key) for key in sorted(set(keys))]
    found = sorted(
        ((len(numbers), key, numbers) for numbers, key in known if numbers is not None), key=lambda one: one[:2]
    )
    weights: dict[int, float] = {}
    rarest = log(1 + _MOST_READ)
    whole = rarest * (len(known) - len(found))
    left = _MOST_READ
    for length, _, numbers in found:
        weight = max(rarest - log(length), 1.0)
        whole += weight
        if left <= 0:
            continue
        for number in numbers[:left].tolist():
            weights[number] = weights.get(number, 0.0) + weight
        left -= length
    best = nsmallest(_MOST_GIVEN, zip(map(neg, weights.values()), weights, strict=True))
    return [Candidate(number, -weight / whole) for weight, number in best]
