"""A telephone number as typed or heard → its parts. Source of the shapes: the Chinese numbering plan (工信部)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from callassist.speech.country_codes import CHINA, split_country
from callassist.speech.digits import fold_digits

Shape = Literal["mobile", "landline", "local", "service", "short", "abroad", "extension", "other"]

# The order matters: the first shape that fits wins. The groups are how the number is said and shown.
_SHAPES: tuple[tuple[Shape, re.Pattern[str]], ...] = (
    ("mobile", re.compile(r"0?(1[3-9][0-9])([0-9]{4})([0-9]{4})")),
    ("landline", re.compile(r"(010|02[0-9])([0-9]{4})([0-9]{4})")),
    ("landline", re.compile(r"(0[3-9][0-9]{2})([0-9]{3,4})([0-9]{4})")),
    ("service", re.compile(r"([48]00)([0-9]{3})([0-9]{4})")),
    ("local", re.compile(r"([2-9][0-9]{2,3})([0-9]{4})")),
    ("short", re.compile(r"([0-9]{3,4}|(?!1[3-9])[0-9]{5})")),
    ("short", re.compile(r"(9[56][0-9]|11[68])([0-9]{3})")),
    ("short", re.compile(r"(1010)([0-9]{4})")),
)
_FULL = ("mobile", "landline", "service", "local")
_EXTENSION = re.compile(r"(.*?)(?:转接?|分机号?|extension|ext\.?|x|#)[\s:.号]*([0-9]{1,6})", re.IGNORECASE)
_TRAILING = re.compile(r"(.*)-([0-9]{1,6})")
_ABROAD = re.compile(r"(?:\+|加|00(?=[0-9]{7}))(.*)")
_BETWEEN = re.compile(r"[\s\-().,，。、·]+")
_LONGEST_GROUP = 4
_LONGEST_SINGLE = 5


@dataclass(frozen=True, slots=True)
class Phone:
    """A telephone number's digits in the groups they are said in; `country` only for a number abroad."""

    shape: Shape
    groups: tuple[str, ...]
    extension: str = ""
    country: str = ""

    @property
    def digits(self) -> str:
        """The number to dial, without its extension: `13800000000`, `+85223456789`."""
        return ("+" + self.country if self.country else "") + "".join(self.groups)


def read_phone(text: str) -> Phone | None:
    """Give the parts of a telephone number, however it was typed or said; None when it holds more than a number."""
    main, extension = fold_digits(text), ""
    if split := _EXTENSION.fullmatch(main):
        main, extension = split[1], split[2]
    phone = _read_main(main, extension)
    if phone is not None and phone.shape == "other" and not extension and (split := _TRAILING.fullmatch(main)):
        head = _read_main(split[1], split[2])
        return head if head is not None and head.shape in _FULL else phone
    return phone


def _read_main(text: str, extension: str) -> Phone | None:
    digits = _BETWEEN.sub("", text)
    abroad = _ABROAD.fullmatch(digits)
    digits = abroad[1] if abroad else digits
    if not re.fullmatch("[0-9]*", digits) or not (digits or extension):
        return None
    if not digits:
        return Phone("extension", (), extension)
    country, rest = split_country(digits) if abroad else ("", digits)
    if country == CHINA:
        rest = _with_trunk_zero(rest)
    elif country:
        return Phone("abroad", even_groups(rest), extension, country)
    elif re.fullmatch("86(?:1[3-9][0-9]{9}|0[0-9]{9,11})", rest):
        rest = rest.removeprefix(CHINA)
    for shape, pattern in _SHAPES:
        if fit := pattern.fullmatch(rest):
            return Phone(shape, fit.groups(), extension)
    if re.match("1[3-9]", rest):  # a mobile number not finished, or with a digit too many, keeps its rhythm
        return Phone("other", tuple(re.findall("^[0-9]{1,3}|[0-9]{1,4}", rest)), extension)
    return Phone("other", even_groups(rest), extension)


def _with_trunk_zero(rest: str) -> str:
    """Give a number typed after +86 as it is dialled at home: a landline gets back the 0 of its area code."""
    is_beijing = re.fullmatch("10[0-9]{8}", rest) is not None
    is_landline = re.fullmatch("(?!400)(?!800)[2-9][0-9]{8,10}", rest) is not None
    return "0" + rest if is_beijing or is_landline else rest


def even_groups(digits: str) -> tuple[str, ...]:
    """Give digits in groups of three and four, the longer ones last; up to five digits stay together."""
    if len(digits) <= _LONGEST_SINGLE:
        return (digits,) if digits else ()
    count = -(-len(digits) // _LONGEST_GROUP)
    size, longer = divmod(len(digits), count)
    ends = [size * (i + 1) + max(0, i + 1 - (count - longer)) for i in range(count)]
    return tuple(digits[start:end] for start, end in zip([0, *ends], ends, strict=False))
