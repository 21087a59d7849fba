"""How much a text is what was asked for, from 0 to 100: the same, begun, inside, around, or nearly."""

from __future__ import annotations

from rapidfuzz import fuzz

SAME = 100.0
_BEGUN, _INSIDE, _AROUND = 91.0, 83.0, 70.0
_ROOM = 6.0
"""So much more for a text of which little is left over."""
_AROUND_ROOM = 20.0
_NEARLY = 0.95
_PARTLY = 0.86
_SHORT = 3
"""Strings up to this length are too short to look for inside others with an error."""
_PAIR = 2
_PAIR_BEGUN, _PAIR_ENDED = 58.0, 54.0
_WRONG_PART = 74.0


def likeness(asked: str, text: str, *, least: int) -> float:
    """Compare two strings of one view; a text shorter than `least` is not looked for inside the query."""
    if asked == text:
        return SAME
    short, long = sorted((len(asked), len(text)))
    if not short:
        return 0.0
    if asked in text:
        return (_BEGUN if text.startswith(asked) else _INSIDE) + _ROOM * short / long
    if short >= least and text in asked:
        return _AROUND + _AROUND_ROOM * short / long
    if short < _SHORT:
        return _pair(asked, text) if short == long == _PAIR else 0.0
    whole = fuzz.ratio(asked, text, score_cutoff=_most_wrong(short)) * _NEARLY
    if short > _SHORT and (short >= least or short == len(asked)):
        whole = max(whole, fuzz.partial_ratio(asked, text, score_cutoff=_WRONG_PART) * _PARTLY)
    return whole


def _pair(asked: str, text: str) -> float:
    """Give what is left when one of two characters is wrong."""
    if asked[0] == text[0]:
        return _PAIR_BEGUN
    return _PAIR_ENDED if asked[1] == text[1] else 0.0


def _most_wrong(short: int) -> float:
    """Give the ratio below which strings of that length are not alike: one of three, one of four, then a third."""
    return 66.0 if short == _SHORT else 70.0
