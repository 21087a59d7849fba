"""Amounts of money for the ear and the eye: `一千二百八十块五`, `1,280.50元`."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from callassist.language import Lang
from callassist.speech.chinese_numbers import LIMIT, chinese_number
from callassist.speech.english_numbers import english_number

_FEN = Decimal("0.01")
_SPOKEN = ("块", "毛", "分")
_FORMAL = ("元", "角", "分")
_ONE_DIGIT = 10


def say_amount(yuan: Decimal, lang: Lang, *, formal: bool = False) -> str:
    """Give an amount as it is said, rounded to the fen: `一千二百八十块五`; `formal` says `一千二百八十元五角`.

    Amounts of `LIMIT` yuan and more are shown in figures.
    """
    if not yuan.is_finite() or abs(yuan) >= LIMIT:
        return show_amount(yuan, lang)
    fen = int(abs(yuan).quantize(_FEN, ROUND_HALF_UP) * 100)
    whole, part = divmod(fen, 100)
    if lang == "zh":
        return ("负" if yuan < 0 and fen else "") + _chinese(whole, part, formal=formal)
    return ("minus " if yuan < 0 and fen else "") + _english(whole, part)


def show_amount(yuan: Decimal, lang: Lang) -> str:
    """Give an amount for the eye: `1,280.50元`, `1,280.50 yuan`; whole yuan without their zeros."""
    if not yuan.is_finite():
        return str(yuan)
    figures = f"{yuan:,.2f}".removesuffix(".00")
    return f"{figures}元" if lang == "zh" else f"{figures} yuan"


def _chinese(whole: int, part: int, *, formal: bool) -> str:
    yuan_word, jiao_word, fen_word = _FORMAL if formal else _SPOKEN
    jiao, fen = divmod(part, 10)
    words = chinese_number(whole, counting=True) + yuan_word if whole or not part else ""
    if jiao:
        is_last = not fen and whole and not formal  # 十块五, the 毛 is left out
        words += chinese_number(jiao, counting=not whole) + ("" if is_last else jiao_word)
    elif fen and whole:
        words += "零"
    if fen:
        is_last = jiao and not formal  # 三毛五, the 分 is left out
        words += chinese_number(fen, counting=not words) + ("" if is_last else fen_word)
    return words


def _english(whole: int, part: int) -> str:
    if part and not whole:
        return f"{english_number(part)} fen"
    words = f"{english_number(whole)} yuan"
    if not part:
        return words
    return f"{words} {'oh ' if part < _ONE_DIGIT else ''}{english_number(part)}"
