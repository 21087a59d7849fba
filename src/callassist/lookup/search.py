"""A query → what it means, likeliest first."""

from __future__ import annotations

from callassist.lookup.by_characters import by_characters
from callassist.lookup.by_pinyin import by_initials, by_pinyin
from callassist.lookup.by_words import by_words
from callassist.lookup.fold import folded_query, has_han
from callassist.lookup.index import Index
from callassist.lookup.scored import Scored
from callassist.lookup.sources import WORTH
from callassist.lookup.syllables import letters, spelled
from callassist.lookup.values import KINDS, Hit

_LEAST_SCORE = 50.0
_RANK = {kind: rank for rank, kind in enumerate(KINDS)}


def search(index: Index, query: str, limit: int = 12) -> list[Hit]:
    """Give what a query means, each entry once, by its likest text; what is nothing like anything gives nothing.

    Equally good ones come as flows, phrases, departments, steps, each in the order of the pack.
    """
    asked = folded_query(query)
    best: dict[int, tuple[float, int]] = {}
    for scored in _views(index, asked):
        for text, score in scored.items():
            owner = index.owner[text]
            worth = score * WORTH[index.roles[text]]
            if worth >= _LEAST_SCORE and (worth, -text) > best.get(owner, (0.0, 0)):
                best[owner] = (worth, -text)
    entries = index.entries
    ranked = sorted(best.items(), key=lambda one: (-round(one[1][0], 1), _RANK[entries[one[0]].kind], one[0]))
    return [
        Hit(entries[owner], round(worth, 1), index.lines[-text]) for owner, (worth, text) in ranked[: max(limit, 0)]
    ]


def _views(index: Index, asked: str) -> list[Scored]:
    """Compare a query in every view that its script allows."""
    if not asked:
        return []
    if has_han(asked):
        found = [by_characters(index, asked)]
        if any(char.isascii() and char.isalpha() for char in asked):
            found.append(by_pinyin(index, letters(spelled(asked))))
        return found
    typed = asked.replace(" ", "")
    return [by_words(index, asked), by_pinyin(index, typed), by_initials(index, typed)]
