"""Names and codes spelled for the ear: `S for Sierra, M for Mike …`, `A，B，横杠，三`."""

from __future__ import annotations

import unicodedata

from callassist.language import Lang
from callassist.speech.digits import fold, say_digits

# The radio alphabet. Source: ICAO Annex 10 and ITU Radio Regulations, appendix 14.
_CODE_WORDS = {
    word[0]: word
    for word in (
        *("Alfa", "Bravo", "Charlie", "Delta", "Echo", "Foxtrot", "Golf", "Hotel", "India", "Juliett", "Kilo", "Lima"),
        *("Mike", "November", "Oscar", "Papa", "Quebec", "Romeo", "Sierra", "Tango", "Uniform", "Victor", "Whiskey"),
        *("X-ray", "Yankee", "Zulu"),
    )
}
_SIGNS = {
    "-": ("横杠", "dash"),
    "_": ("下划线", "underscore"),
    ".": ("点", "dot"),
    "/": ("斜杠", "slash"),
    "@": ("艾特", "at"),
    "#": ("井号", "hash"),
    "'": ("撇号", "apostrophe"),
    "&": ("和号", "and"),
    "+": ("加号", "plus"),
}


def spell(text: str, lang: Lang) -> str:
    """Give a name or code letter by letter; accents are left out, blanks are passed over, other scripts stay.

    English tells each letter by its code word, Chinese says the letter itself.
    """
    letters = (char for char in unicodedata.normalize("NFD", fold(text)) if unicodedata.category(char) != "Mn")
    return ("，" if lang == "zh" else ", ").join(_say(char, lang) for char in letters if not char.isspace())


def _say(char: str, lang: Lang) -> str:
    word = _CODE_WORDS.get(char.upper())
    if word:
        return char.upper() if lang == "zh" else f"{char.upper()} for {word}"
    if char in _SIGNS:
        return _SIGNS[char][0 if lang == "zh" else 1]
    return say_digits(char, lang)
