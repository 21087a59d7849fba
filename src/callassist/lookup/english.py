"""English words as far as looking things up needs them: their stems, and which others a typed one may mean."""

from __future__ import annotations

from functools import lru_cache

from callassist.lookup.postings import Postings

_ENDINGS = ("ing", "ied", "ies", "ed", "es", "ly", "s", "e")
_SHORTEST_STEM = 3
_MOST_MEANT = 40
_TYPO_FROM, _TWO_TYPOS_FROM = 4, 8
SAME_WORD, SAME_STEM, BEGUN_WORD, MISTYPED = 1.0, 0.95, 0.88, 0.82


@lru_cache(maxsize=4096)
def stem(word: str) -> str:
    """Give a word without its ending: waiting, waits, waited → wait; promise, promising → promis."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            short = word[: -len(ending)]
            if ending in {"ied", "ies"}:
                return short + "y"
            doubled = ending in {"ing", "ed"} and short[-1] == short[-2] and short[-1] not in "sl"
            return short[:-1] if doubled else short
    return word


def meant(word: str, postings: Postings) -> dict[str, float]:
    """Give the known words that a typed one may mean, and how surely (0–1): itself, kin, what it begins, a slip of it."""
    found: dict[str, float] = {}
    root = stem(word)
    for known in postings.beginning(root, _MOST_MEANT):
        if known == word:
            found[known] = SAME_WORD
        elif stem(known) == root:
            found[known] = SAME_STEM
        elif known.startswith(word):
            found[known] = BEGUN_WORD
    if not found and len(word) >= _TYPO_FROM:
        from rapidfuzz import process  # noqa: PLC0415 - loaded for the first mistyped word
        from rapidfuzz.distance import OSA  # noqa: PLC0415 - as above

        slips = 2 if len(word) >= _TWO_TYPOS_FROM else 1
        near = process.extract(word, postings.vocabulary, scorer=OSA.distance, score_cutoff=slips, limit=_MOST_MEANT)
        found = {known: MISTYPED for known, _, _ in near}
    return found
