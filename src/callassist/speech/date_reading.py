"""A day as typed or heard → its date: `10-18`, `十月十八号`, `下周三`, `next Wed`."""

from __future__ import annotations

import re
from datetime import date, timedelta

from callassist.speech.calendar_words import MONTHS_EN, RELATIVE, WEEKDAYS_EN, WEEKS
from callassist.speech.chinese_numbers import figures
from callassist.speech.digits import fold

_DAYS_OF_WEEK = 7
_LONGEST = 60  # no day takes more characters to write
_MONTH = "|".join(f"{name[:3]}(?:{name[3:]})?" for name in map(str.lower, MONTHS_EN) if name != "may") + "|may|sept"
_WEEKDAY = "|".join(f"{name[:3]}(?:{name[3:]})?" for name in map(str.lower, WEEKDAYS_EN)) + "|tues|thurs?"
_RELATIVE = "|".join(sorted(RELATIVE, key=len, reverse=True))

_FULL = re.compile(
    r"(?P<year>[0-9]{4})(?:(?P<sign>[-/.])(?P<month>[0-9]{1,2})(?P=sign)|年(?P<month2>[0-9]{1,2})月)"
    r"(?P<day>[0-9]{1,2})[日号]?|(?P<year3>(?:19|20)[0-9]{2})(?P<month3>[0-9]{2})(?P<day3>[0-9]{2})"
)
_MONTH_DAY = re.compile(r"([0-9]{1,2})([-/.月])([0-9]{1,2})[日号]?")
_DAY = re.compile(r"(?:([上下本这])个?月)?([0-9]{1,2})[日号]|()the ([0-9]{1,2})(?:st|nd|rd|th)")
_ENGLISH = re.compile(
    rf"(?:the )?(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<month>{_MONTH})\.?(?:,? (?P<year>[0-9]{{4}}))?"
    rf"|(?P<month2>{_MONTH})\.? (?P<day2>[0-9]{{1,2}})(?:st|nd|rd|th)?(?:,? (?P<year2>[0-9]{{4}}))?"
)
_IN_WEEK = re.compile(rf"((?:上|本|这|下下?)个?|)(?:周|星期|礼拜)([1-6日天])|(?:(last|this|next) )?({_WEEKDAY})")
_LATER = re.compile(r"([0-9]{1,3}) ?(天|周|个?星期|个?礼拜)以?后|in ([0-9]{1,3}) (day|week)s?")
_CHECKED_BEFORE = re.compile(rf"({_RELATIVE}|{_WEEKDAY})[,\s]+(.+)")
_CHECKED_AFTER = re.compile(r"(.+?)[,\s(]*(?:周|星期|礼拜)([1-6日天])\)?")


def read_date(text: str, today: date) -> date | None:
    """Give the date that a text means on a given day, or None when it is not understood.

    A day without its year is the nearest one; `周三` is the next Wednesday, today included, `下周三` and
    `next Wed` the one of next week. A weekday or 明天 told besides must agree, or nothing is understood.
    """
    plain = figures(fold(text)).lower()
    return _read(plain, today) if len(plain) <= _LONGEST else None


def nearest(month: int, day: int, today: date) -> date | None:
    """Give that day of the year which lies nearest to today, before or after; None when there is none."""
    near = [found for year in (-1, 0, 1) if (found := _date(today.year + year, month, day))]
    return min(near, key=lambda found: (abs(found - today), found < today), default=None)


def _read(plain: str, today: date) -> date | None:
    if plain in RELATIVE:
        return _after(today, RELATIVE[plain])
    day = _absolute(plain, today) or _day_of_month(plain, today) or _in_week(plain, today) or _later(plain, today)
    if day is not None:
        return day
    if told := _CHECKED_BEFORE.fullmatch(plain):
        day, said = _read(told[2], today), told[1]
        agrees = day == _after(today, RELATIVE[said]) if said in RELATIVE else _falls_on(day, _weekday(said))
        return day if agrees else None
    if told := _CHECKED_AFTER.fullmatch(plain):
        day = _read(told[1], today)
        return day if _falls_on(day, _weekday(told[2])) else None
    return None


def _absolute(plain: str, today: date) -> date | None:
    if told := _FULL.fullmatch(plain):
        year, month, day = told["year"] or told["year3"], told["month"] or told["month2"] or told["month3"], told["day"]
        return _date(int(year), int(month), int(day or told["day3"]))
    if told := _MONTH_DAY.fullmatch(plain):
        month, day = int(told[1]), int(told[3])
        return nearest(month, day, today) or (None if told[2] == "月" else nearest(day, month, today))
    if told := _ENGLISH.fullmatch(plain):
        month, day = _month(told["month"] or told["month2"]), int(told["day"] or told["day2"])
        if year := told["year"] or told["year2"]:
            return _date(int(year), month, day)
        return nearest(month, day, today)
    return None


def _day_of_month(plain: str, today: date) -> date | None:
    told = _DAY.fullmatch(plain)
    if told is None:
        return None
    shifts = {"上": (-1,), "下": (1,), "本": (0,), "这": (0,)}.get(told[1] or "", (-1, 0, 1))
    months = [divmod(today.year * 12 + today.month - 1 + shift, 12) for shift in shifts]
    near = [found for year, month in months if (found := _date(year, month + 1, int(told[2] or told[4])))]
    return min(near, key=lambda found: (abs(found - today), found < today), default=None)


def _in_week(plain: str, today: date) -> date | None:
    told = _IN_WEEK.fullmatch(plain)
    if told is None:
        return None
    ahead = _weekday(told[2] or told[4]) - today.weekday()
    week = WEEKS[(told[1] or told[3] or "").removesuffix("个")]
    return _after(today, ahead % _DAYS_OF_WEEK if week is None else ahead + week * _DAYS_OF_WEEK)


def _later(plain: str, today: date) -> date | None:
    told = _LATER.fullmatch(plain)
    if told is None:
        return None
    is_days = (told[2] or told[4]) in {"天", "day"}
    return _after(today, int(told[1] or told[3]) * (1 if is_days else _DAYS_OF_WEEK))


def _weekday(word: str) -> int:
    if word[0].isascii() and word[0].isalpha():
        return next(number for number, name in enumerate(WEEKDAYS_EN) if name.lower().startswith(word[:3]))
    return _DAYS_OF_WEEK - 1 if word in "日天" else int(word) - 1


def _month(word: str) -> int:
    return next(number for number, name in enumerate(MONTHS_EN, 1) if name.lower().startswith(word[:3]))


def _falls_on(day: date | None, weekday: int) -> bool:
    return day is not None and day.weekday() == weekday


def _after(day: date, days: int) -> date | None:
    try:
        return day + timedelta(days)
    except OverflowError:
        return None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
