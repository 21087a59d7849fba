"""Whether a typed word or character is a slip of another: a letter or two of a long word, the same syllable in Chinese."""

from __future__ import annotations

from functools import lru_cache

from callassist.lookup.fold import has_han
from callassist.lookup.syllables import sound_of

_ONE_SLIP, _TWO_SLIPS = 5, 9
"""From so many letters on: a slip in a shorter word makes another word of it."""


@lru_cache(maxsize=8192)
def is_misspelt(typed: str, meant: str) -> bool:
    """Say whether `typed` is likely a slip of `meant`; the same is none."""
    if typed == meant:
        return False
    if has_han(meant) or has_han(typed):
        return len(typed) == len(meant) == 1 and sound_of(typed) == sound_of(meant)
    if len(meant) < _ONE_SLIP or not (typed.isalpha() and meant.isalpha()) or typed[0] != meant[0]:
        return False
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - loaded for the first word that is not the same

    most = 2 if len(meant) >= _TWO_SLIPS else 1
    return bool(OSA.distance(typed, meant, score_cutoff=most) <= most)
