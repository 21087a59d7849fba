"""Whole numbers in Chinese words, both ways: `10300` ↔ `一万零三百`."""

from __future__ import annotations

import re

from callassist.speech.digits import HAN_DIGITS, fold_digits

LIMIT = 10**12
"""Numbers from here on are not put into words."""

_DIGITS = "零一二三四五六七八九"
_SECTIONS = ((10**8, "亿"), (10**4, "万"), (1, ""))
_UNITS = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
_FORMAL = str.maketrans("拾佰仟", "十百千")

_RUN = re.compile(f"[{HAN_DIGITS}十拾百佰千仟万亿]+")
_WHOLE = re.compile("(?:([^万亿]+)亿)?(?:([^万亿]+)万)?([^万亿]*)")
_PARTS = re.compile("0?(?:([1-9])千)?0?(?:([1-9])百)?0?(?:([1-9])?(十))?0?([1-9])?")
_SHORT_TAIL = re.compile("([百千万亿])([1-9])$")


def chinese_number(number: int, *, counting: bool = False) -> str:
    """Give a number from 0 below `LIMIT` in words; `counting` says `两` for a bare 2, as before a measure word.

    零 stands once for any gap; 一十 is 十 at the very beginning; 2 is 两 before 千, 万 and 亿 and as a leading 百,
    never before 十. Source: GB/T 15835 for the zeros, spoken usage for 两.
    """
    if number in {0, 2}:
        return _DIGITS[0] if number == 0 else _two(liang=counting)
    words, skipped = "", False
    for size, name in _SECTIONS:
        section, number = divmod(number, size)
        if not section:
            skipped = bool(words)
            continue
        gap = "零" if words and (skipped or section < _UNITS["千"]) else ""
        figure = _two(liang=True) if section == 2 and name else _section(section, leading=not words)  # noqa: PLR2004
        words += gap + figure + name
        skipped = False
    return words


def read_chinese_number(words: str) -> int | None:
    """Give the number that Chinese words mean, or None: `两千零五` is 2005, `一百五` is 150, `二〇二六` is 2026."""
    text = fold_digits(words).translate(_FORMAL)
    if re.fullmatch("[0-9]{1,12}", text):
        return int(text)
    whole = _WHOLE.fullmatch(text)
    if whole is None:
        return None
    total = 0
    for section, (size, _) in zip(whole.groups(), _SECTIONS, strict=True):
        value = _read_section(section or "0")
        if value is None:
            return None
        total += value * size
    if tail := _SHORT_TAIL.search(text):
        total += int(tail[2]) * (_UNITS[tail[1]] // 10 - 1)
    return total if text else None


def figures(text: str) -> str:
    """Give the text with every number in Chinese words as figures: `十月十八号` is `10月18号`, `周三` is `周3`."""
    return _RUN.sub(_as_figures, text)


def _as_figures(run: re.Match[str]) -> str:
    words = run[0].translate(_FORMAL)
    if not any(char in _UNITS for char in words):
        return fold_digits(words)
    number = None if words[0] in "百千万亿" else read_chinese_number(words)
    return run[0] if number is None else str(number)


def _section(number: int, *, leading: bool) -> str:
    """Give 1 to 9999 in words; `leading` when nothing is said before it."""
    words, skipped = "", False
    for name in "千百十":
        digit, number = divmod(number, _UNITS[name])
        if not digit:
            skipped = bool(words)
            continue
        first = leading and not words
        figure = _two(liang=name == "千" or (name == "百" and first)) if digit == 2 else _DIGITS[digit]  # noqa: PLR2004
        words += ("零" if skipped else "") + ("" if name == "十" and first and digit == 1 else figure) + name
        skipped = False
    return words + ("零" if number and skipped else "") + (_DIGITS[number] if number else "")


def _two(*, liang: bool) -> str:
    return "两" if liang else "二"


def _read_section(text: str) -> int | None:
    parts = _PARTS.fullmatch(text)
    if parts is None:
        return None
    thousands, hundreds, tens, ten, ones = parts.groups()
    return int(thousands or 0) * 1000 + int(hundreds or 0) * 100 + (int(tens or 1) * 10 if ten else 0) + int(ones or 0)
