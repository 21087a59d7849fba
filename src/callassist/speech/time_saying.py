"""Times of day for the ear and the eye: `上午九点半`, `half past nine in the morning`."""

from __future__ import annotations

from datetime import time

from callassist.language import Lang
from callassist.speech.chinese_numbers import chinese_number
from callassist.speech.english_numbers import english_number

# From which hour on each part of the day is said.
_PARTS_ZH = ((18, "晚上"), (13, "下午"), (12, "中午"), (8, "上午"), (5, "早上"), (0, "凌晨"))
_PARTS_EN = ((21, "at night"), (18, "in the evening"), (12, "in the afternoon"), (1, "in the morning"), (0, "at night"))
_NOON, _HALF, _QUARTER, _HOUR = 12, 30, 15, 60
_STEP = 5
_TWO_DIGITS = 10


def say_time(moment: time, lang: Lang) -> str:
    """Give a time of day as it is said; seconds are left out."""
    return _say_chinese(moment) if lang == "zh" else _say_english(moment)


def show_time(moment: time) -> str:
    """Give a time of day for the eye: `09:30`."""
    return f"{moment:%H:%M}"


def _say_chinese(moment: time) -> str:
    part = next(name for start, name in _PARTS_ZH if moment.hour >= start)
    hour = moment.hour - _NOON if moment.hour > _NOON else moment.hour
    said = f"{part}{chinese_number(hour, counting=True)}点"
    if moment.minute == 0:
        return said
    if moment.minute == _HALF:
        return said + "半"
    gap = "零" if moment.minute < _TWO_DIGITS else ""
    return f"{said}{gap}{chinese_number(moment.minute)}分"


def _say_english(moment: time) -> str:
    if moment.minute == 0 and moment.hour % _NOON == 0:
        return "twelve noon" if moment.hour else "midnight"
    part = next(name for start, name in _PARTS_EN if moment.hour >= start)
    return f"{_dial(moment.hour, moment.minute)} {part}"


def _dial(hour: int, minute: int) -> str:
    if minute == 0:
        return f"{_hour(hour)} o'clock"
    if minute % _STEP:
        gap = "oh " if minute < _TWO_DIGITS else ""
        return f"{_hour(hour)} {gap}{english_number(minute)}"
    if minute <= _HALF:
        return f"{_span(minute)} past {_hour(hour)}"
    return f"{_span(_HOUR - minute)} to {_hour(hour + 1)}"


def _hour(hour: int) -> str:
    return english_number(hour % _NOON or _NOON)


def _span(minutes: int) -> str:
    return {_HALF: "half", _QUARTER: "quarter"}.get(minutes, english_number(minutes))
