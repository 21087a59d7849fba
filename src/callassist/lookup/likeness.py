"""How much a text is what was asked for, from 0 to 100: the same, begun, inside, around, or nearly."""

from __future__ import annotations

from typing import NamedTuple

from rapidfuzz import fuzz

SAME = 100.0
_BEGUN, _INSIDE, _AROUND = 91.0, 83.0, 62.0
_ROOM = 6.0
"""So much more for a text of which little is left over."""
_AROUND_ROOM = 32.0
_NEARLY = 0.95
_PARTLY = 0.86
_SHORT = 3
"""Strings up to this length are too short to look for inside others with an error."""
_PAIR = 2
_PAIR_INSIDE = 26.0
"""So much less for a text of two in a query of up to `_FEW`: one slip in a whole text is likelier."""
_FEW = 4
_ONE_OF_THREE = 66.0
_PAIR_BEGUN, _PAIR_ENDED = 58.0, 54.0


class Slack(NamedTuple):
    """How unlike two strings may be: ratios (0–100) for all of both, for a part of one, and how short a text inside."""

    whole: float
    part: float
    least: int


HAN = Slack(whole=70.0, part=74.0, least=2)
"""Each character is a syllable: one of four may be wrong."""
LETTERS = Slack(whole=78.0, part=84.0, least=5)
"""Half of all letters are the same few: only a slip or two."""


def likeness(asked: str, text: str, slack: Slack) -> float:
    """Compare two strings of one view."""
    if asked == text:
        return SAME
    short, long = sorted((len(asked), len(text)))
    if not short:
        return 0.0
    if asked in text:
        return (_BEGUN if text.startswith(asked) else _INSIDE) + _ROOM * short / long
    if short >= slack.least and text in asked:
        return _AROUND + _AROUND_ROOM * short / long - (_PAIR_INSIDE if short <= _PAIR and long <= _FEW else 0.0)
    if short < _SHORT:
        return _pair(asked, text) if short == long == _PAIR else 0.0
    whole = fuzz.ratio(asked, text, score_cutoff=slack.whole if short > _SHORT else _ONE_OF_THREE) * _NEARLY
    if short > _SHORT and (short >= slack.least or short == len(asked)):
        whole = max(whole, fuzz.partial_ratio(asked, text, score_cutoff=slack.part) * _PARTLY)
    return whole


def _pair(asked: str, text: str) -> float:
    """Give what is left when one of two characters is wrong."""
    if asked[0] == text[0]:
        return _PAIR_BEGUN
    return _PAIR_ENDED if asked[1] == text[1] else 0.0
