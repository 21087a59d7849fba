"""Queries in pinyin: whole syllables with usual slips, or the first letters of each."""

from __future__ import annotations

from callassist.lookup.candidates import candidates
from callassist.lookup.grams import threes_or_start
from callassist.lookup.index import Index
from callassist.lookup.likeness import LETTERS, likeness
from callassist.lookup.scored import Scored, keep_better
from callassist.lookup.syllables import slipped

_BY_LETTERS = 0.98
_SLIPPED = 0.98
_SHORT = 4
"""So few letters may begin a text or stand for it, but never lie in the middle of one."""
_INITIALS_SAME, _INITIALS_BEGUN, _INITIALS_INSIDE, _INITIALS_NEARLY = 96.0, 84.0, 66.0, 0.8
_INITIALS_ROOM = 8.0
_FEWEST_INITIALS, _MOST_INITIALS = 2, 16
_MANY = 6
"""Initials of which one may be wrong."""
_NEARLY = 85.0


def by_pinyin(index: Index, asked: str) -> Scored:
    """Compare letters with the texts as they are typed in pinyin."""
    slack = slipped(asked)
    right, wrong = index.letters.lines, index.slipped
    scored: Scored = {}
    for text, _ in candidates(index.letters.postings, threes_or_start(slack)):
        if len(slack) < _SHORT and not wrong[text].startswith(slack):
            continue
        score = likeness(slack, wrong[text], LETTERS) * _BY_LETTERS
        if asked not in right[text]:
            score *= _SLIPPED
        keep_better(scored, text, score)
    return scored


def by_initials(index: Index, asked: str) -> Scored:
    """Compare letters with the first letters of the texts' syllables: a few of them say little, so nearly is not enough."""
    scored: Scored = {}
    if not _FEWEST_INITIALS <= len(asked) <= _MOST_INITIALS:
        return scored
    lines = index.initials.lines
    for text, _ in candidates(index.initials.postings, threes_or_start(asked)):
        keep_better(scored, text, _alike(asked, lines[text]))
    return scored


def _alike(asked: str, text: str) -> float:
    if asked == text:
        return _INITIALS_SAME
    share = _INITIALS_ROOM * len(asked) / max(len(text), 1)
    if text.startswith(asked):
        return _INITIALS_BEGUN + share
    if asked in text:
        return _INITIALS_INSIDE + share
    near = likeness(asked, text, LETTERS) if len(asked) >= _MANY else 0.0
    return near * _INITIALS_NEARLY if near >= _NEARLY else 0.0
