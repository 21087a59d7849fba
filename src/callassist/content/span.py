"""Spans of time as supervisors write them: `20s`, `5m`, `2h`, `3d`, and `3wd` for working days."""

from __future__ import annotations

import re

SPAN = re.compile(r"(\d{1,4})(s|m|h|d|wd)")
_MILLIS = {"s": 1000, "m": 60_000, "h": 3_600_000, "d": 86_400_000}


def is_span(text: str) -> bool:
    """Say whether this is a span, working days included."""
    return SPAN.fullmatch(text) is not None


def millis(text: str) -> int | None:
    """Give a span in milliseconds, or None if it is none or counts working days."""
    found = SPAN.fullmatch(text)
    if found is None or found[2] == "wd":
        return None
    return int(found[1]) * _MILLIS[found[2]]


def minutes(text: str) -> int | None:
    """Give a time of day such as `08:30` in minutes after midnight, or None; `24:00` is the day's end."""
    found = re.fullmatch(r"(\d{1,2}):(\d\d)", text)
    if found is None:
        return None
    total = int(found[1]) * 60 + int(found[2])
    return total if int(found[2]) < 60 and total <= 24 * 60 else None  # noqa: PLR2004 - a day's figures
