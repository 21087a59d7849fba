"""The clauses of a line → what its words are weighed by: characters, words and those next to them."""

from __future__ import annotations

from itertools import pairwise

from callassist.lookup.english import stem
from callassist.lookup.scanning.heard import CLAUSE

_BEGINS, _ENDS = "^", "$"


def traits_of(clauses: str, *, is_han: bool) -> list[set[str]]:
    """Give the traits of each clause of a folded line."""
    one = _han if is_han else _english
    return [one(clause) for clause in clauses.split(CLAUSE)]


def _han(clause: str) -> set[str]:
    text = f"{_BEGINS}{clause}{_ENDS}"
    found = set(clause)
    found.update(map(str.__add__, text, text[1:]))
    found.update([f"{one}_{other}" for one, other in zip(text, text[2:], strict=False)])
    return found


def _english(clause: str) -> set[str]:
    plain = clause.split()
    words = [_BEGINS, *map(stem, plain), _ENDS]
    found = set(words[1:-1])
    found.update(map(" ".join, pairwise(words)))
    found.update([f"{one}_{other}" for one, other in zip(words, words[2:], strict=False)])
    return found
