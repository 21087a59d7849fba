"""Whether a telephone number can be right, and if not, what seems wrong. Nothing is refused: the agent decides."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from callassist.language import Lang
from callassist.speech.chinese_numbers import chinese_number
from callassist.speech.english_numbers import english_number
from callassist.speech.phone_shape import Phone, read_phone

PhoneReason = Literal["ok", "empty", "not_digits", "too_short", "missing", "over", "odd_start"]

_HINTS: dict[PhoneReason, tuple[str, str]] = {
    "ok": ("", ""),
    "empty": ("", ""),
    "not_digits": ("不全是数字，再对一下", "not only digits; check it once more"),
    "too_short": ("太短了，不像电话号码", "too short for a telephone number"),
    "missing": ("还差{zh}位", "{en} missing"),
    "over": ("多了{zh}位", "{en} too many"),
    "odd_start": ("开头不像电话号码，再对一下", "the beginning looks odd; check it once more"),
}

# What the first digits promise: how few and how many digits may follow in all. The first that fits counts.
_LENGTHS: tuple[tuple[re.Pattern[str], int, int], ...] = (
    (re.compile("1[3-9]"), 11, 11),
    (re.compile("1010"), 8, 8),
    (re.compile("010|02"), 11, 11),
    (re.compile("0[3-9]"), 11, 12),
    (re.compile("[48]00[0-9]{6}"), 10, 10),
    (re.compile("[2-9][0-9]{9}$"), 11, 11),  # a mobile number without its 1
    (re.compile("[2-9]"), 7, 8),
)
_ABROAD_SHORTEST, _ABROAD_LONGEST = 5, 15
_SHORTEST = 3
_MOBILE = 11


@dataclass(frozen=True, slots=True)
class PhoneCheck:
    """What was understood of a number: its digits to dial, and why it may be wrong; `off` digits missing or over."""

    digits: str
    extension: str = ""
    reason: PhoneReason = "ok"
    off: int = 0

    @property
    def is_ok(self) -> bool:
        """Whether nothing speaks against the number."""
        return self.reason == "ok"


def check_phone(text: str) -> PhoneCheck:
    """Give the digits of a telephone number and what seems wrong with them, if anything."""
    phone = read_phone(text)
    if phone is None:
        return PhoneCheck("", reason="not_digits" if text.strip() else "empty")
    reason, off = _fault(phone)
    return PhoneCheck(phone.digits, phone.extension, reason, off)


def phone_hint(check: PhoneCheck, lang: Lang) -> str:
    """Give the few words that tell the agent what seems wrong: `还差一位`; empty when nothing does."""
    zh, en = _HINTS[check.reason]
    if lang == "zh":
        return zh.format(zh=chinese_number(check.off, counting=True))
    return en.format(en=f"{english_number(check.off)} digit{'' if check.off == 1 else 's'}")


def _fault(phone: Phone) -> tuple[PhoneReason, int]:
    digits = "".join(phone.groups)
    length = len(digits)
    if phone.shape == "abroad":
        return _off_by(len(phone.country) + length, _ABROAD_SHORTEST, _ABROAD_LONGEST)
    if phone.shape != "other":
        return "ok", 0
    if length < _SHORTEST:
        return "too_short", 0
    for start, shortest, longest in _LENGTHS:
        if start.match(digits) and (reason := _off_by(length, shortest, longest))[1]:
            return reason
    return ("odd_start", 0) if length <= _MOBILE else ("over", length - _MOBILE)


def _off_by(length: int, shortest: int, longest: int) -> tuple[PhoneReason, int]:
    if length < shortest:
        return "missing", shortest - length
    return ("over", length - longest) if length > longest else ("ok", 0)
