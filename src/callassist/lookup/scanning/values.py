"""What a scan finds."""

from __future__ import annotations

from typing import Literal

import msgspec

How = Literal["same", "sound", "slip", "pattern", "words"]
"""The same characters; others that sound the same; with a character or two wrong; a pattern of the book; none of
these, but the words of the line speak for it."""


class PhraseHit(msgspec.Struct, frozen=True):
    """A forbidden phrase in a line: `start` to `end` (characters of the line as it was written), how surely (0–100)."""

    id: str
    start: int
    end: int
    score: float
    how: How
    wording: str
