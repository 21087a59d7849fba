"""Spans of time as clocks show them."""

from __future__ import annotations


def minutes(millis: int) -> str:
    """Give `01:42`; hours before it when there are any."""
    seconds = max(0, millis) // 1000
    hours, rest = divmod(seconds, 3600)
    text = f"{rest // 60:02d}:{rest % 60:02d}"
    return f"{hours}:{text}" if hours else text


def short(millis: int) -> str:
    """Give `0:14`."""
    seconds = max(0, millis) // 1000
    return f"{seconds // 60}:{seconds % 60:02d}"
