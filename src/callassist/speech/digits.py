"""Single digits as people type them and as they are said down a telephone line."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from callassist.language import Lang
from callassist.text import one_line

# 幺 and 〇 because 一 and 七 are mixed up on a bad line, and because a number is read out, not counted.
_ZH = "〇幺二三四五六七八九"
_EN = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")

_WRITTEN = ("〇零○", "一幺壹么", "二两贰", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖")
_VALUE = {char: str(digit) for digit, chars in enumerate(_WRITTEN) for char in chars}
_DASHES = str.maketrans(dict.fromkeys("‐‒–—―−", "-"))

HAN_DIGITS = "".join(_WRITTEN)
"""Every Han character that may stand for one digit."""


def fold(text: str) -> str:
    """Give the text on one line with full-width letters and signs made narrow and every dash made `-`."""
    return one_line(unicodedata.normalize("NFKC", text).translate(_DASHES))


@lru_cache(maxsize=256)
def fold_digits(text: str) -> str:
    """Give the folded text with every digit of any script, `幺三八` too, as one of `0` to `9`."""
    return fold(text).translate(_DIGITS)


def say_digits(digits: str, lang: Lang, *, zero: str = "zero") -> str:
    """Give digits said one by one: `幺〇〇幺`, `one zero zero one`.

    Anything that is not a digit stays as it is. `zero` is the English word for 0; telephone numbers use `oh`.
    """
    if lang == "zh":
        return re.sub("[0-9]", lambda match: _ZH[int(match[0])], digits)
    names = (zero, *_EN[1:])
    return " ".join(names[int(char)] if char in "0123456789" else char for char in digits if char != " ")


class _Digits(dict[int, str]):
    """Code point → its digit, or the character itself. Filled as characters come up."""

    def __missing__(self, code: int) -> str:
        """Work out a character met for the first time."""
        char = chr(code)
        self[code] = made = str(unicodedata.decimal(char)) if char.isdecimal() else _VALUE.get(char, char)
        return made


_DIGITS = _Digits()
