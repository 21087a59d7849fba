"""Han characters → syllables by a small table of our own, and spellings in which usual slips are the same.

The table (`syllables.txt`, made by `readings.table`) knows one reading a character and loads in a millisecond.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path

_TABLE = Path(__file__).with_name("syllables.txt")
_SLIPS = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("ng", "n"), ("l", "n"), ("v", "u"))
"""What many speakers do not tell apart, and lü, which is typed as lv or lu."""
_LAST_LETTER = "\u007f"
_SYLLABLE = re.compile(r"\n([a-z]+) ")
_FIRST_CODE = 0xE000
_NO_BLANKS = str.maketrans("", "", " ")


@cache
def _table() -> str:
    return "\n" + _TABLE.read_text(encoding="utf-8")


@lru_cache(maxsize=8192)
def _syllable(char: str) -> str:
    """Look a character up in the table as it lies there: to take it apart first would cost a one-shot search more."""
    table = _table()
    at = table.find(char) if char > _LAST_LETTER else -1
    if at < 0:
        return char
    start = table.rindex("\n", 0, at) + 1
    return table[start : table.index(" ", start)]


@cache
def _codes() -> dict[str, str]:
    """Give a character of the private area for every syllable; syllables that differ by a slip share it."""
    spellings = {syllable: slipped(syllable) for syllable in _SYLLABLE.findall(_table())}
    by_spelling = {
        spelling: chr(_FIRST_CODE + number) for number, spelling in enumerate(sorted(set(spellings.values())))
    }
    return {syllable: by_spelling[spelling] for syllable, spelling in spellings.items()}


def spelled(text: str) -> list[str]:
    """Give one syllable a character; a character without one stands for itself."""
    return [_syllable(char) for char in text]


def sounds(syllables: list[str]) -> str:
    """Give one character a syllable, the same for all that sound alike; what is no syllable stays."""
    codes = _codes()
    return "".join([codes.get(syllable, syllable) for syllable in syllables])


@lru_cache(maxsize=8192)
def sound_of(char: str) -> str:
    """Give the one character that stands for how a character is read."""
    syllable = _syllable(char)
    return _codes().get(syllable, syllable)


def letters(syllables: list[str]) -> str:
    """Give the whole as one would type it, without blanks."""
    return "".join(syllables).translate(_NO_BLANKS)


def initials(syllables: list[str]) -> str:
    """Give the first letter of every syllable."""
    return "".join([syllable[0] for syllable in syllables]).translate(_NO_BLANKS)


def slipped(spelling: str) -> str:
    """Give the spelling with usual slips made, so that right and wrong ones are the same."""
    for right, wrong in _SLIPS:
        spelling = spelling.replace(right, wrong)
    return spelling
