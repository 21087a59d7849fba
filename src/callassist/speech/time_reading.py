"""A time of day as typed or heard → hours and minutes: `9:30`, `下午三点`, `half past nine`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import time

from callassist.speech.calendar_words import PARTS_EN, PARTS_ZH
from callassist.speech.chinese_numbers import figures
from callassist.speech.digits import fold
from callassist.speech.english_numbers import english_figures

_LONGEST = 40  # no time takes more characters to write
_NOON, _DAY = 12, 24 * 60
_LAST_GUESSED = 6
_MINUTES = {"整": 0, "半": 30, "half": 30, "quarter": 15, "1刻": 15, "3刻": 45}
_NAMED = {
    **dict.fromkeys(("正午", "noon", "midday", "12 noon", "12 midday"), time(12)),
    "midnight": time(0),
}
_CHINESE = re.compile(
    rf"(?P<part>{'|'.join(PARTS_ZH)})?(?P<hour>[0-9]{{1,2}})"
    r"(?:[点时](?P<said>整|半|[13]刻|[0-9]{1,2}分?)?钟?|:(?P<typed>[0-9]{2})(?::[0-9]{2})?)"
)
_ENGLISH = re.compile(
    r"(?:(?P<span>half|quarter|[0-9]{1,2})(?: minutes?)? (?P<way>past|to) )?(?P<hour>[0-9]{1,2})"
    r"(?P<clock> o'?clock)?(?: oh (?P<ones>[1-9])|[ :](?P<minute>[0-9]{2}))?"
    rf"(?: ?(?P<part>{'|'.join(map(re.escape, PARTS_EN))}))?"
)


def read_time(text: str) -> time | None:
    """Give the time of day that a text means, or None when it is not understood.

    An hour said without its part of the day, `三点`, is taken for daytime: one to six are afternoon. Twelve in
    the evening is not understood, for people disagree about which day it belongs to.
    """
    plain = fold(text).lower()
    if not plain or len(plain) > _LONGEST:
        return None
    return _read_chinese(figures(plain)) or _read_english(english_figures(plain))


def _read_chinese(plain: str) -> time | None:
    plain = plain.replace(" ", "")
    told = _CHINESE.fullmatch(plain)
    if told is None:
        return _NAMED.get(plain)
    if told["typed"]:
        return _time(int(told["hour"]), int(told["typed"]), PARTS_ZH.get(told["part"] or "", range(24)))
    said = told["said"] or "整"
    minute = _MINUTES[said] if said in _MINUTES else int(said.removesuffix("分"))
    hours = PARTS_ZH[told["part"]] if told["part"] else _guessed(int(told["hour"]))
    return _time(int(told["hour"]), minute, hours)


def _read_english(plain: str) -> time | None:
    told = _ENGLISH.fullmatch(plain)
    if told is None:
        return _NAMED.get(plain)
    if not any(told[name] for name in ("span", "clock", "ones", "minute", "part")):
        return None  # a bare number could be anything
    hour, minute = int(told["hour"]), int(told["minute"] or told["ones"] or 0)
    if span := told["span"]:
        if minute:
            return None
        minutes = _MINUTES[span] if span in _MINUTES else int(span)
        hour, minute = divmod((hour * 60 + (minutes if told["way"] == "past" else -minutes)) % _DAY, 60)
    return _time(hour, minute, PARTS_EN[told["part"]] if told["part"] else _guessed(hour or _NOON))


def _guessed(hour: int) -> Sequence[int]:
    return (hour + _NOON,) if 1 <= hour <= _LAST_GUESSED else (hour,)


def _time(hour: int, minute: int, hours: Sequence[int]) -> time | None:
    """Give the time whose hour, on a dial of twelve, is one of `hours`."""
    if hour not in range(24) or minute not in range(60):
        return None
    meant = hour if hour in hours or hour > _NOON else (hour + _NOON) % 24
    return time(meant, minute) if meant in hours else None
