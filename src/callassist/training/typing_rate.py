"""How fast somebody types: characters a minute over a text that was to be copied, right ones only."""

from __future__ import annotations

import msgspec

MINUTES = 2
"""So long the measure lasts, as in the occupational exam."""
_LEAST_SECONDS = 10
_MINUTE = 60_000


class Rate(msgspec.Struct, frozen=True):
    """What was measured: characters typed right, of how many, and how many of those a minute; 0 when too little was typed."""

    right: int
    typed: int
    a_minute: int


def rate(wanted: str, typed: str, millis: int) -> Rate:
    """Compare what was typed with what was to be typed, character by character; a slip costs itself, not what follows."""
    right = _in_order(wanted, typed)
    enough = millis >= _LEAST_SECONDS * 1000 and right > 0
    return Rate(right, len(typed), round(right * _MINUTE / millis) if enough else 0)


def _in_order(wanted: str, typed: str) -> int:
    """Give the length of the longest text that stands in both in the same order."""
    before = [0] * (len(typed) + 1)
    for char in wanted:
        row = [0]
        for number, other in enumerate(typed):
            row.append(before[number] + 1 if char == other else max(before[number + 1], row[-1]))
        before = row
    return before[-1]
