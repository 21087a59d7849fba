"""Dates for the ear and the eye: `明天，十月十八号，星期日`, `Sunday the 18th of October`."""

from __future__ import annotations

from datetime import date

from callassist.language import Lang
from callassist.speech.calendar_words import MONTHS_EN, SAID_EN, SAID_ZH, WEEKDAYS_EN, WEEKDAYS_ZH
from callassist.speech.chinese_numbers import chinese_number
from callassist.speech.date_reading import nearest
from callassist.speech.english_numbers import ordinal

_YEAR_DIGITS = "〇一二三四五六七八九"  # a year is counted, so 一 is not 幺


def say_date(day: date, lang: Lang, *, today: date) -> str:
    """Give a date as it is said on a given day, with 今天 or 明天 where it is near.

    The year is said only where leaving it out would mean another one.
    """
    near = (SAID_ZH if lang == "zh" else SAID_EN).get((day - today).days)
    needs_year = nearest(day.month, day.day, today) != day
    if lang == "zh":
        year = "".join(_YEAR_DIGITS[int(digit)] for digit in str(day.year)) + "年" if needs_year else ""
        month_day = f"{year}{chinese_number(day.month)}月{chinese_number(day.day)}号"
        return "，".join(filter(None, (near, month_day, f"星期{WEEKDAYS_ZH[day.weekday()]}")))
    said = f"{WEEKDAYS_EN[day.weekday()]} the {ordinal(day.day)} of {MONTHS_EN[day.month - 1]}"
    return ", ".join(filter(None, (near, said + (f" {day.year}" if needs_year else ""))))


def show_date(day: date, lang: Lang, *, today: date) -> str:
    """Give a date for the eye: `10月18日（周日）`, `Sun 18 Oct`; with its year unless it is plainly this one."""
    has_year = day.year != today.year or nearest(day.month, day.day, today) != day
    if lang == "zh":
        year = f"{day.year}年" if has_year else ""
        return f"{year}{day.month}月{day.day}日（周{WEEKDAYS_ZH[day.weekday()]}）"
    shown = f"{WEEKDAYS_EN[day.weekday()][:3]} {day.day} {MONTHS_EN[day.month - 1][:3]}"
    return f"{shown} {day.year}" if has_year else shown
