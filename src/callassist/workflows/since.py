"""From when on: `2026-11-01` is that day's beginning at this seat, `7d` is seven days ago."""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone

from callassist.call.deadlines import span
from callassist.clock import Millis, millis, seat_offset
from callassist.errors import WrongUse
from callassist.language import notice

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def since(text: str, now: Millis) -> Millis:
    """Give the moment that a day or a span before now means; without one, the beginning of everything.

    Raises:
        WrongUse: it is neither.
    """
    text = text.strip()
    if not text:
        return Millis(0)
    back = span(text)
    if back is not None:
        return Millis(max(0, now - back))
    try:
        return _day(text) if _DAY.fullmatch(text) else _refused(text)
    except (ValueError, OverflowError, OSError):
        return _refused(text)


def _day(text: str) -> Millis:
    # The offset of that very midnight: summer time may have come or gone since, or in the hours between it and UTC's.
    found = _midnight(text, 0)
    for _ in range(2):
        found = _midnight(text, seat_offset(Millis(max(0, found))))
    return found


def _midnight(text: str, offset: int) -> Millis:
    return millis(datetime.fromisoformat(text).replace(tzinfo=timezone(timedelta(minutes=offset))))


def _refused(text: str) -> Millis:
    raise WrongUse(notice("“{text}” is no day and no span: write 2026-11-01, 7d or 12h.", text=text))
