"""Chinese surnames for the ear: which characters they are, and which others they could be."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from callassist.speech.digits import fold
from callassist.speech.surname_sounds import NEAR, TAKEN_FOR
from callassist.speech.surname_table import SURNAMES

_TONES = {"\u0304": "1", "\u0301": "2", "\u030c": "3", "\u0300": "4"}
_UMLAUT = "\u0308"
_ASKED = 3
_WIDE_U = {"lu": "lv", "lyu": "lv", "lue": "lve", "nu": "nv", "nyu": "nv"}
_TONE_FIGURE = re.compile("[0-9]")


@dataclass(frozen=True, slots=True)
class Surname:
    """A surname, its sounds in pinyin with tone figures (the usual one first), and the words that tell it apart."""

    written: str
    sounds: tuple[str, ...]
    told: str

    @property
    def syllables(self) -> tuple[str, ...]:
        """Its sounds without tones and blanks: `zhang`, `ouyang`."""
        return tuple(_toneless(sound) for sound in self.sounds)

    @property
    def roman(self) -> str:
        """How it is written in English, as in a passport: `Zhang`, `Ouyang`, `Lyu`."""
        return self.syllables[0].replace("v", "yu").capitalize()


def describe(surname: str) -> str:
    """Give the words by which everybody knows the surname, `弓长张`; empty when we have none."""
    known = find_surname(surname)
    return known.told if known else ""


def find_surname(written: str) -> Surname | None:
    """Give what is known of a surname written in characters, or None."""
    return _table().get(fold(written))


def surname_of(name: str) -> str:
    """Give the surname that a whole Chinese name begins with, the two-character ones first; empty when unknown."""
    folded = fold(name)
    return next((folded[:length] for length in (2, 1) if folded[:length] in _table()), "")


def candidates(sound: str) -> tuple[str, ...]:
    """Give the surnames of a sound, commonest first: `zhang`, `zhāng` or `zhang1` give 张 and 章.

    With a tone, the surnames of just that tone; without one, or when none has it, all of the syllable.
    """
    typed = _as_figures(fold(sound).lower())
    plain = _toneless(typed)
    syllables = (plain, _WIDE_U.get(plain, plain))
    found = [surname for syllable in dict.fromkeys(syllables) for surname in _by_syllable().get(syllable, ())]
    exact = [surname for surname in found if typed in surname.sounds]
    return tuple(surname.written for surname in exact or found)


def alike(surname: str) -> tuple[str, ...]:
    """Give the other surnames that one may be taken for: those of its syllable, then those near to it by accent."""
    known = find_surname(surname)
    if known is None:
        return ()
    same = [other.written for syllable in known.syllables for other in _by_syllable()[syllable]]
    near = [other for group in NEAR if known.written in group for other in group]
    near += TAKEN_FOR.get(known.written, "")
    return tuple(other for other in dict.fromkeys(same + near) if other != known.written)


def tell_apart(surname: str) -> str:
    """Give the question that settles a surname, written or in pinyin: `是弓长张，还是立早章？`.

    Three surnames at most, as one can hold no more in the ear; empty when the surname is unknown.
    """
    written = [fold(surname), *alike(surname)] if find_surname(surname) else list(candidates(surname))
    told = [describe(name) for name in written[:_ASKED]]
    if not told:
        return ""
    if len(told) == 1:
        return f"是{told[0]}，对吗？"
    return f"是{'，'.join(told[:-1])}，还是{told[-1]}？"


@cache
def _table() -> dict[str, Surname]:
    return {written: Surname(written, tuple(sounds.split("/")), told) for written, sounds, told in SURNAMES}


@cache
def _by_syllable() -> dict[str, list[Surname]]:
    found: dict[str, list[Surname]] = {}
    for surname in _table().values():
        for syllable in dict.fromkeys(surname.syllables):
            found.setdefault(syllable, []).append(surname)
    return found


def _toneless(sound: str) -> str:
    return _TONE_FIGURE.sub("", sound).replace(" ", "").replace("'", "")


def _as_figures(sound: str) -> str:
    """Give pinyin with its tone marks as figures: `zhāng` is `zhang1`, `lǚ` is `lv3`."""
    letters: list[str] = []
    tone = ""
    for char in unicodedata.normalize("NFD", sound):
        if char == _UMLAUT and letters:
            letters[-1] = "v"
        elif char in _TONES:
            tone = _TONES[char]
        else:
            letters.append(char)
    return "".join(letters) + tone
