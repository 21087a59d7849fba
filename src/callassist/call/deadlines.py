"""Until when a promise holds: hours run on, working days skip weekends and holidays."""

from __future__ import annotations

import re
from datetime import date, timedelta

from callassist.clock import Millis, local, millis
from callassist.content.values import Site

_SPAN = re.compile(r"(\d{1,15}(?:\.\d{1,15})?)(ms|s|m|h|d|wd)")
_MILLIS = {"ms": 1, "s": 1000, "m": 60_000, "h": 3_600_000, "d": 86_400_000}
_SATURDAY = 5


def span(text: str) -> int | None:
    """Give the milliseconds of a span such as `20s`, `2h` or `3d`; None for anything else, `3wd` included."""
    match = _SPAN.fullmatch(text.strip())
    if match is None or match[2] == "wd":
        return None
    return round(float(match[1]) * _MILLIS[match[2]])


def deadline(made: Millis, within: str, site: Site, offset: int) -> Millis:
    """Give the moment by which something promised at `made` is due; `3wd` is the same time on the third working day."""
    match = _SPAN.fullmatch(within.strip())
    if match is None:
        return made
    if match[2] != "wd":
        return Millis(made + round(float(match[1]) * _MILLIS[match[2]]))
    when = local(made, offset)
    left = int(float(match[1]))
    while left > 0:
        when += timedelta(days=1)
        if is_working_day(when.date(), site):
            left -= 1
    return millis(when)


def is_working_day(day: date, site: Site) -> bool:
    """Whether the office works that day: Monday to Friday, but not on a closed festival."""
    return day.weekday() < _SATURDAY and not is_closed(day, site)


def is_closed(day: date, site: Site) -> bool:
    """Whether a festival closes the office that day."""
    return any(festival.closed and falls_on(festival.days, day) for festival in site.festivals)


def falls_on(days: tuple[str, ...], day: date) -> bool:
    """Whether a list of `MM-DD` or `YYYY-MM-DD` holds that day."""
    return day.isoformat() in days or f"{day:%m-%d}" in days
