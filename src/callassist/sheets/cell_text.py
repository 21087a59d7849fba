"""The value of a cell → the text that a reader of the sheet takes it for."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta


def cell_text(value: object) -> str:
    """Give a value as text: numbers without a tail of digits, days as 2026-10-18, times as 09:30."""
    match value:
        case None:
            return ""
        case str():
            return value
        case bool():
            return "TRUE" if value else "FALSE"
        case float():
            return format(value, ".15g")
        case datetime():
            day = value.date().isoformat()
            return day if value.time() == time() else f"{day} {_clock(value.time())}"
        case date():
            return value.isoformat()
        case time():
            return _clock(value)
        case timedelta():
            minutes, seconds = divmod(round(value.total_seconds()), 60)
            hours, minutes = divmod(minutes, 60)
            return f"{hours}:{minutes:02}:{seconds:02}" if seconds else f"{hours}:{minutes:02}"
        case _:
            return str(value)


def _clock(value: time) -> str:
    return value.isoformat("seconds" if value.second else "minutes")
