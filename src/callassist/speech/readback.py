"""What the agent sees and says to confirm a value of any kind."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from callassist.language import Lang
from callassist.speech.address import roman
from callassist.speech.amount_reading import read_amount
from callassist.speech.amount_saying import say_amount, show_amount
from callassist.speech.phone import say_phone, show_phone
from callassist.speech.phone_check import check_phone, phone_hint
from callassist.speech.room import say_room, show_room
from callassist.speech.spelling import spell
from callassist.speech.surnames import alike, describe, surname_of, tell_apart
from callassist.speech.when import read_when, say_when, show_when
from callassist.text import one_line

_LETTER = re.compile("[A-Za-z]")
_LETTER_BY_NUMBER = re.compile(r"(?<=[0-9])[A-Z]\b|\b[A-Z](?=[0-9])|(?<=Block )[A-Z]\b|(?<=Zone )[A-Z]\b")


@dataclass(frozen=True, slots=True)
class ReadBack:
    """A value for the eye, for the ear, and what to ask or heed besides; each is one safe line."""

    shown: str
    spoken: str
    hint: str = ""


def readback(value: str, kind: str, lang: Lang, *, today: date) -> ReadBack:
    """Give how a value of a field's kind is shown and said on a given day.

    A value that is not understood, or of a kind without a rule of its own, is shown and said as it was typed.
    """
    rule = _RULES.get(kind, _as_typed)
    found = rule(one_line(value), lang, today) if value.strip() else ReadBack("", "")
    return ReadBack(one_line(found.shown), one_line(found.spoken), one_line(found.hint))


def _as_typed(value: str, _lang: Lang, _today: date) -> ReadBack:
    return ReadBack(value, value)


def _phone(value: str, lang: Lang, _today: date) -> ReadBack:
    hint = phone_hint(check_phone(value), lang)
    return ReadBack(show_phone(value, lang), say_phone(value, lang), hint)


def _room(value: str, lang: Lang, _today: date) -> ReadBack:
    shown = show_room(value, lang)
    letters = "" if lang == "zh" else "".join(_LETTER_BY_NUMBER.findall(shown))
    return ReadBack(shown, say_room(value, lang), spell(letters, lang))


def _surname(value: str, lang: Lang, _today: date) -> ReadBack:
    if lang == "en":
        shown = roman(value)
        return ReadBack(shown, shown, spell(shown, lang) if _LETTER.search(shown) else "")
    surname = surname_of(value)
    if not surname:
        spelled = spell(value, lang) if _LETTER.search(value) else ""
        return ReadBack(value, value, tell_apart(value) or spelled)
    told = describe(surname)
    return ReadBack(
        value, told if value == surname else f"{value}，{told}", tell_apart(surname) if alike(surname) else ""
    )


def _date(value: str, lang: Lang, today: date) -> ReadBack:
    when = read_when(value, today)
    if when is None:
        return ReadBack(value, value)
    return ReadBack(show_when(when, lang, today=today), say_when(when, lang, today=today))


def _time(value: str, lang: Lang, today: date) -> ReadBack:
    when = read_when(value, today)
    if when is None or when.at is None:
        return ReadBack(value, value)  # `9.30` is a day to the reader, and something else to whoever typed it here
    return _date(value, lang, today)


def _amount(value: str, lang: Lang, _today: date) -> ReadBack:
    yuan = read_amount(value)
    if yuan is None:
        return ReadBack(value, value)
    return ReadBack(show_amount(yuan, lang), say_amount(yuan, lang))


_RULES: dict[str, Callable[[str, Lang, date], ReadBack]] = {
    "text": _as_typed,
    "choice": _as_typed,
    "note": _as_typed,
    "phone": _phone,
    "room": _room,
    "surname": _surname,
    "date": _date,
    "time": _time,
    "amount": _amount,
}
KINDS = tuple(_RULES)
"""Every kind of field there is a rule for."""
