"""A day and a time together: `今晚八点`, `下周三 9:30`, `tomorrow at half past nine`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, time

from callassist.language import Lang
from callassist.speech.calendar_words import EVENINGS
from callassist.speech.date_reading import read_date
from callassist.speech.date_saying import say_date, show_date
from callassist.speech.digits import fold
from callassist.speech.time_reading import read_time
from callassist.speech.time_saying import say_time, show_time

_LONGEST = 80
_TONIGHT = re.compile(r"tonight(?: at)? (.+?)(?: ?p\.?m\.?)?", re.IGNORECASE)
_JOINT = re.compile(r"(?:[\s,，]|的|(?<=[\s,])at(?=\s)|(?<=[0-9])T$)*$")


@dataclass(frozen=True, slots=True)
class When:
    """A day, a time of day, or both."""

    day: date | None = None
    at: time | None = None


def read_when(text: str, today: date) -> When | None:
    """Give the day and the time that a text means on a given day, or None when part of it is not understood."""
    plain = fold(text)
    if not plain or len(plain) > _LONGEST:
        return None
    for word, apart in EVENINGS:
        if plain.startswith(word):
            plain = apart + plain[len(word) :]
    if tonight := _TONIGHT.fullmatch(plain):
        plain = f"today {tonight[1]} in the evening"
    if (day := read_date(plain, today)) is not None:
        return When(day)
    if (at := read_time(plain)) is not None:
        return When(at=at)
    for end in range(1, len(plain)):
        at = read_time(plain[end:])
        if at is not None and (day := read_date(_JOINT.sub("", plain[:end]), today)) is not None:
            return When(day, at)
    return None


def say_when(when: When, lang: Lang, *, today: date) -> str:
    """Give a day and a time as they are said: `今天，十月十八号，星期日，晚上八点`."""
    parts = [say_date(when.day, lang, today=today)] if when.day else []
    parts += [say_time(when.at, lang)] if when.at else []
    return ("，" if lang == "zh" else ", ").join(parts)


def show_when(when: When, lang: Lang, *, today: date) -> str:
    """Give a day and a time for the eye: `10月18日（周日）20:00`."""
    parts = [show_date(when.day, lang, today=today)] if when.day else []
    parts += [show_time(when.at)] if when.at else []
    return ("" if lang == "zh" else " ").join(parts)
