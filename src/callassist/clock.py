"""The only clock: milliseconds since 1970 in UTC, and the seat's own offset from it."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime, timedelta, timezone
from typing import NewType, Protocol

Millis = NewType("Millis", int)
"""A moment, in milliseconds since 1970-01-01 UTC."""


class Clock(Protocol):
    """Tells the time; tests bring one that moves when told."""

    def now(self) -> Millis:
        """Give the moment it is."""
        ...


class SystemClock:
    """The machine's clock."""

    def now(self) -> Millis:
        """Give the moment it is by the machine's clock."""
        return Millis(time.time_ns() // 1_000_000)


class VirtualClock:
    """A clock that stands still until it is moved."""

    def __init__(self, start: Millis) -> None:
        self._now = start

    def now(self) -> Millis:
        """Give the moment it stands at."""
        return self._now

    def forward(self, millis: int) -> None:
        """Move on by so many milliseconds."""
        self._now = Millis(self._now + millis)


def seat_offset(at: Millis) -> int:
    """Give the minutes by which this seat's wall clock is ahead of UTC at that moment."""
    offset = datetime.fromtimestamp(at / 1000, UTC).astimezone().utcoffset()
    return 0 if offset is None else int(offset.total_seconds() // 60)


def local(at: Millis, offset: int) -> datetime:
    """Give the wall-clock time at a seat `offset` minutes ahead of UTC."""
    return datetime.fromtimestamp(at / 1000, timezone(timedelta(minutes=offset)))


def day_of(at: Millis) -> date:
    """Give the day it is at this seat at that moment."""
    return local(at, seat_offset(at)).date()


def millis(when: datetime) -> Millis:
    """Give the moment of an aware datetime."""
    return Millis(round(when.timestamp() * 1000))
