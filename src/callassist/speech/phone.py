"""Telephone numbers for the ear, for the eye and for a stranger's eye."""

from __future__ import annotations

import re
from collections.abc import Callable

from callassist.language import Lang
from callassist.speech.digits import HAN_DIGITS, fold, say_digits
from callassist.speech.phone_shape import Phone, read_phone

_RUN = re.compile(rf"\+?[\d{HAN_DIGITS}](?:[\s\-]?[\d{HAN_DIGITS}]){{4,}}")
_STAR = "*"
_TAIL = 4
_SHORT = 7
_SHORT_TAIL = 2
_HEADS = ("mobile", "landline", "service")


def say_phone(text: str, lang: Lang) -> str:
    """Give a telephone number in the groups it is said in: `幺三八，〇〇〇〇，〇〇〇〇`, `one three eight, oh oh oh oh …`.

    Text around a number stays as typed; a number of no known shape is said in threes and fours.
    """
    return _each(text, lambda phone: _say(phone, lang))


def show_phone(text: str, lang: Lang = "zh") -> str:
    """Give a telephone number grouped for the eye: `138 0000 0000`, `0571 8888 1234 转8021`."""
    return _each(text, lambda phone: _show(phone, lang))


def mask_phone(text: str) -> str:
    """Give a telephone number with its middle hidden: `138****0000`; a short one is hidden but for its end."""
    return _each(text, _mask)


def _each(text: str, put: Callable[[Phone], str]) -> str:
    """Put the whole text, or each run of five digits and more within it, into words."""
    phone = read_phone(text)
    if phone is not None:
        return put(phone)
    return _RUN.sub(lambda run: put(found) if (found := read_phone(run[0])) else run[0], fold(text))


def _say(phone: Phone, lang: Lang) -> str:
    groups = [say_digits(group, lang, zero="oh") for group in phone.groups]
    if phone.country:
        plus = "加" if lang == "zh" else "plus "
        groups.insert(0, plus + say_digits(phone.country, lang, zero="oh"))
    if phone.extension:
        word = "转" if lang == "zh" else "extension "
        groups.append(word + say_digits(phone.extension, lang, zero="oh"))
    return ("，" if lang == "zh" else ", ").join(groups)


def _show(phone: Phone, lang: Lang) -> str:
    parts = [f"+{phone.country}"] if phone.country else []
    parts += phone.groups
    if phone.extension:
        parts.append(("转" if lang == "zh" else "ext ") + phone.extension)
    return " ".join(parts)


def _mask(phone: Phone) -> str:
    digits = "".join(phone.groups)
    head = len(phone.groups[0]) if phone.shape in _HEADS else 0
    tail = _TAIL if len(digits) >= _SHORT else _SHORT_TAIL if len(digits) > _TAIL else 0
    hidden = digits[:head] + _STAR * (len(digits) - head - tail) + digits[len(digits) - tail :]
    country = f"+{phone.country} " if phone.country else ""
    return country + hidden + (f"转{_STAR * len(phone.extension)}" if phone.extension else "")
