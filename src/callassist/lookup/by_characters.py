"""Chinese queries: the characters themselves, and how they sound, for the input method's wrong choices."""

from __future__ import annotations

from callassist.lookup.candidates import candidates
from callassist.lookup.grams import pairs, singles_and_pairs
from callassist.lookup.index import Index
from callassist.lookup.likeness import likeness
from callassist.lookup.scored import Scored, keep_better
from callassist.lookup.syllables import sounds, spelled

_LEAST = 2
_BY_SOUND = 0.97
_SHARED = 72.0
"""What a text is worth that holds every pair of the query, scattered."""
_ENOUGH = 0.5


def by_characters(index: Index, asked: str) -> Scored:
    """Compare with texts that share characters or sounds with the query."""
    heard = sounds(spelled(asked))
    scored: Scored = {}
    chars, sounded = index.chars.lines, index.sounds.lines
    for text, share in candidates(index.chars.postings, singles_and_pairs(asked)):
        keep_better(scored, text, likeness(asked, chars[text], least=_LEAST))
        keep_better(scored, text, likeness(heard, sounded[text], least=_LEAST) * _BY_SOUND)
        if share >= _ENOUGH:
            keep_better(scored, text, _SHARED * share)
    for text, _ in candidates(index.sounds.postings, pairs(heard)):
        if text not in scored:
            keep_better(scored, text, likeness(heard, sounded[text], least=_LEAST) * _BY_SOUND)
    return scored
