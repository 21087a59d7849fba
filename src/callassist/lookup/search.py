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
_LEAST_HAN, _LEAST_BLANKS = 4, 2
_SURE = 88.0
"""From here on a query holds a text or the other way round."""
_LIKENESS_ONLY = 0.75
_TOLD, _TOLD_MOST, _HARDLY = 45.0, 50.0, 0.04
"""What a phrase is worth that a sentence speaks of, from hardly to wholly."""
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
    if _is_sentence(asked) and max((worth for worth, _ in best.values()), default=0.0) < _SURE:
        _weigh_sentence(index, asked, best)
    ranked = sorted(best.items(), key=lambda one: (-round(one[1][0], 1), _RANK[entries[one[0]].kind], one[0]))
    return [
        Hit(entries[owner], round(worth, 1), index.lines[-text]) for owner, (worth, text) in ranked[: max(limit, 0)]
    ]


def _is_sentence(asked: str) -> bool:
    """Say whether a query is long enough to be known by what it speaks of."""
    return len(asked) >= _LEAST_HAN if has_han(asked) else asked.count(" ") >= _LEAST_BLANKS


def _weigh_sentence(index: Index, asked: str, best: dict[int, tuple[float, int]]) -> None:
    """Rank phrases by what a sentence speaks of: mere likeness to single texts goes below."""
    for owner, (worth, text) in list(best.items()):
        if index.entries[owner].kind == "flow":
            continue  # who names a flow in a sentence means it
        if worth * _LIKENESS_ONLY < _LEAST_SCORE:
            del best[owner]
        else:
            best[owner] = (worth * _LIKENESS_ONLY, text)
    for owner, told in index.senses.of(asked).items():
        if told >= _HARDLY and _TOLD + _TOLD_MOST * told**0.5 >= _LEAST_SCORE:
            worth, text = best.get(owner, (0.0, -index.first_text(owner)))
            best[owner] = (max(worth, min(_TOLD + _TOLD_MOST * told**0.5, _SURE)), text)


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
