"""A phrase's words → an id for it: pinyin or English words, joined by dashes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container

from callassist.lookup.fold import has_han
from callassist.lookup.syllables import spelled

_LONGEST = 32
_MOST_WORDS = 6
_LOOKED_AT = 60
_PARTS = re.compile(r"[a-z0-9]+")


def named(text: str, taken: Container[str], otherwise: str = "phrase") -> str:
    """Give an id that is not taken: `bu-gui-wo-men-guan` for 不归我们管, `otherwise` where there is no letter in it."""
    plain = unicodedata.normalize("NFKC", text[:_LOOKED_AT]).lower().replace("'", "").replace("’", "")
    parts = _PARTS.findall(_typed(plain) if has_han(plain) else plain)
    while parts and not parts[0][0].isalpha():
        parts.pop(0)
    name = ""
    for part in parts[:_MOST_WORDS]:
        longer = f"{name}-{part}" if name else part[:_LONGEST]
        if len(longer) > _LONGEST:
            break
        name = longer
    return _unique(name or otherwise, taken)


def _typed(plain: str) -> str:
    """Give a text with each Han character as it is read in its word, apart from its neighbours."""
    from callassist.lookup.readings import readings  # noqa: PLC0415 - its tables are not loaded where there is no Han

    spoken = readings(plain)
    if len(spoken) != len(plain):
        spoken = spelled(plain)
    return "".join(f" {sound} " if has_han(char) else char for char, sound in zip(plain, spoken, strict=True))


def _unique(name: str, taken: Container[str]) -> str:
    number = 1
    while (told_apart := name if number == 1 else f"{name}-{number}") in taken:
        number += 1
    return told_apart
