"""Whole numbers in English words, and the words of a clock or a calendar back into figures."""

from __future__ import annotations

import re

_SMALL = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_SCALES = ((10**9, "billion"), (10**6, "million"), (10**3, "thousand"), (10**2, "hundred"))
_HUNDRED = 100
_TEENS_END = 20
_FIGURES = {name: number for number, name in enumerate(_SMALL)} | {
    name: tens * 10 for tens, name in enumerate(_TENS) if name
}
_WORD = re.compile(
    rf"\b(?:(?P<tens>{'|'.join(_TENS[2:])})(?:[ -](?P<ones>{'|'.join(_SMALL[1:10])}))?|(?P<small>{'|'.join(_SMALL)}))\b"
)


def english_number(number: int) -> str:
    """Give a number from 0 in words, with the British `and`: `one thousand two hundred and eighty`."""
    if number < _HUNDRED:
        return _below_hundred(number)
    words = []
    for size, name in _SCALES:
        count, number = divmod(number, size)
        if count:
            words.append(f"{english_number(count)} {name}")
    if number:
        words.append(f"and {_below_hundred(number)}")
    return " ".join(words)


def ordinal(number: int) -> str:
    """Give a number from 1 to 99 as it stands in a date: `1st`, `12th`, `23rd`."""
    tens, ones = divmod(number, 10)
    ending = "th" if tens == 1 else {1: "st", 2: "nd", 3: "rd"}.get(ones, "th")
    return f"{number}{ending}"


def english_figures(text: str) -> str:
    """Give lower-case text with the words from zero to ninety-nine as figures: `half past nine` is `half past 9`."""
    return _WORD.sub(_as_figures, text)


def _as_figures(word: re.Match[str]) -> str:
    if word["small"]:
        return str(_FIGURES[word["small"]])
    return str(_FIGURES[word["tens"]] + _FIGURES[word["ones"] or "zero"])


def _below_hundred(number: int) -> str:
    if number < _TEENS_END:
        return _SMALL[number]
    tens, ones = divmod(number, 10)
    return _TENS[tens] + (f"-{_SMALL[ones]}" if ones else "")
