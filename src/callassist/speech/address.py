"""How a caller is addressed: `张女士`, `Ms Zhang`."""

from __future__ import annotations

import re

from callassist.language import Lang
from callassist.speech.digits import fold
from callassist.speech.surnames import find_surname
from callassist.speech.titles import ALONE, TITLES

_FIRST_LETTER = re.compile(r"(?:^|(?<=[\s'\-]))[a-z]")


def address(surname: str, title: str, lang: Lang) -> str:
    """Give the form of address for a surname and a title, each in either language.

    Empty when nothing polite can be made of them: no title at all, or one that English does not have.
    A title we do not know is kept as typed.
    """
    name, called = fold(surname), _title(fold(title), lang)
    if not called:
        return ""
    if lang == "en":
        return f"{called} {roman(name)}" if name else ALONE.get(called, called)
    return f"{roman(name)} {called}" if name.isascii() and name else f"{name}{called}"


def roman(surname: str) -> str:
    """Give a surname as English writes it: `张` is `Zhang`; one typed in small letters gets its capital."""
    known = find_surname(surname)
    if known:
        return known.roman
    return _FIRST_LETTER.sub(lambda letter: letter[0].upper(), fold(surname))


def _title(typed: str, lang: Lang) -> str:
    for chinese, english, others in TITLES:
        if typed == chinese or typed.lower() in {english.lower(), *others} - {""}:
            own = typed if typed in others and not typed.isascii() and len(typed) > 1 else chinese
            return english if lang == "en" else own
    return typed
