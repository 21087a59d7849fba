"""Whether a value was written down right, and whether it was said in a line: compared as it is meant, not as it is spelled."""

from __future__ import annotations

import re
from datetime import date

from callassist.content.values import FieldId, Site
from callassist.speech.amount_reading import read_amount
from callassist.speech.date_reading import read_date
from callassist.speech.digits import fold, fold_digits
from callassist.speech.phone_shape import read_phone
from callassist.speech.room_shape import read_room
from callassist.speech.surnames import candidates
from callassist.speech.time_reading import read_time

_ENGLISH = {
    word: digit
    for digit, words in enumerate(
        ("zero oh o nought", "one", "two to", "three", "four for", "five", "six", "seven", "eight", "nine")
    )
    for word in words.split()
}
_TIMES = {"double": 2, "triple": 3}
_WORD = re.compile(r"[a-z]+|\d+")
_SIGNS = re.compile(r"[\W_]+")
_TYPED_SOUND = re.compile(r"[a-z]+\d?", re.IGNORECASE)
_MOST_OF = 0.6
"""A matter is told in other words: so much of it must be there."""
_ALL_OF, _SHORT_OF = 0.9, 0.35
"""A short note is right too: nearly all it says was told, and it holds a third of that."""


def is_same(typed: str, value: str, field: FieldId, site: Site, today: date) -> bool:
    """Say whether what was written down means the value, by the type of the field."""
    kind = site.fields[field].type if field in site.fields else "text"
    if _plain(typed) == _plain(value):
        return True
    if kind == "phone":
        mine, theirs = read_phone(typed), read_phone(value)
        return mine is not None and theirs is not None and digits(typed) == digits(value)
    if kind == "room":
        one, other = read_room(typed), read_room(value)
        return one is not None and one == other
    if kind == "amount":
        return (amount := read_amount(typed)) is not None and amount == read_amount(value)
    if kind == "date":
        return (day := read_date(typed, today)) is not None and day == read_date(value, today)
    if kind == "time":
        return (time := read_time(typed)) is not None and time == read_time(value)
    if kind == "surname":
        sound = _TYPED_SOUND.fullmatch(typed.strip())
        return sound is not None and value in candidates(sound[0].rstrip("0123456789"))
    if kind in {"text", "note"}:
        return _covers(typed, value) or (_covers(value, typed, _ALL_OF) and _covers(typed, value, _SHORT_OF))
    return False


def is_said(line: str, value: str, field: FieldId, site: Site) -> bool:
    """Say whether a line holds the value: a number digit by digit, a name by its characters, a matter in most of its words."""
    kind = site.fields[field].type if field in site.fields else "text"
    if kind in {"phone", "room", "date", "time", "amount"}:
        wanted = digits(value)
        return bool(wanted) and wanted in digits(line)
    if kind == "surname":
        return value.casefold() in line.casefold()
    return _covers(line, value)


def digits(text: str) -> str:
    """Give every digit in a text, however it is written or said: 幺三八, one three eight, double oh."""
    found: list[str] = []
    times = 1
    for part in _WORD.findall(fold_digits(text).lower()):
        if part.isdecimal():
            found.append(part * times if len(part) == 1 else part)
            times = 1
        elif part in _TIMES:
            times = _TIMES[part]
        elif part in _ENGLISH:
            found.append(str(_ENGLISH[part]) * times)
            times = 1
    return "".join(found)


def _plain(text: str) -> str:
    return _SIGNS.sub("", fold(text)).casefold()


def _covers(typed: str, value: str, share: float = _MOST_OF) -> bool:
    """Say whether most of a value's characters (words, in English) are in what was typed."""
    wanted = value.casefold().split() if value.isascii() else list(_plain(value))
    wanted = [_plain(one) for one in wanted if _plain(one)]
    there = {_plain(one) for one in typed.casefold().split()} if value.isascii() else set(_plain(typed))
    return bool(wanted) and sum(one in there for one in wanted) >= share * len(wanted)
