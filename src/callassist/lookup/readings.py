"""Han characters → toneless syllables as they are read in their words: 还款 is huan kuan. The only door to pypinyin.

For building only: importing the tables takes a quarter of a second. A query is read by `syllables.py`.
"""

from __future__ import annotations

from pypinyin import lazy_pinyin

_FIRST, _LAST = 0x4E00, 0x9FFF


def readings(text: str) -> list[str]:
    """Give one syllable a character, `lv` for lü; a character that is no Han stands for itself."""
    return lazy_pinyin(text, errors=list)  # type: ignore[arg-type] # its types forget that lists are allowed


def table() -> str:
    """Give the text of `syllables.txt`: a line a syllable, then every character most often read so."""
    rows: dict[str, list[str]] = {}
    for char in map(chr, range(_FIRST, _LAST + 1)):
        reading = readings(char)[0]
        if reading.isascii() and reading.isalpha():
            rows.setdefault(reading, []).append(char)
    return "".join(f"{syllable} {''.join(rows[syllable])}\n" for syllable in sorted(rows))
