"""Chinese queries: the characters themselves, and how they sound, for the input method's wrong choices."""

from __future__ import annotations

from callassist.lookup.candidates import candidates
from callassist.lookup.grams import pairs, singles_and_pairs
from callassist.lookup.index import Index
from callassist.lookup.likeness import HAN, SAME, likeness
from callassist.lookup.scored import Scored, keep_better
from callassist.lookup.syllables import sounds, spelled

_BY_SOUND = 0.97
_SOUND_INSIDE = 0.6
"""Two or three syllables are found inside much that was never meant."""
_SHARED = 72.0
"""What a text is worth that holds every pair of the query, scattered."""
_ENOUGH = 0.5
_FEW = 3


def by_characters(index: Index, asked: str) -> Scored:
    """Compare with texts that share characters or sounds with the query."""
    heard = sounds(spelled(asked))
    scored: Scored = {}
    chars, sounded = index.chars.lines, index.sounds.lines
    for text, share in candidates(index.chars.postings, singles_and_pairs(asked)):
        keep_better(scored, text, likeness(asked, chars[text], HAN))
        keep_better(scored, text, _alike_in_sound(heard, sounded[text]))
        # What shares much with the query in another order counts too.
        keep_better(scored, text, _SHARED * share if share >= _ENOUGH else 0.0)
    if max(scored.values(), default=0.0) == SAME:
        return scored
    for text, _ in candidates(index.sounds.postings, pairs(heard)):
        if text not in scored:
            keep_better(scored, text, _alike_in_sound(heard, sounded[text]))
    return scored


def _alike_in_sound(heard: str, text: str) -> float:
    score = likeness(heard, text, HAN) * _BY_SOUND
    return score * _SOUND_INSIDE if len(heard) <= _FEW and not text.startswith(heard) else score
