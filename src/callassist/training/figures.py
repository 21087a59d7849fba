"""An answer → its words one by one, with every figure read: 二十四小时 as 24 小时, half past eight as 8:30, 下午五点 as 17:00.

A word is a Chinese character, an English word without its ending, a number, or a time of day (`@17:00`). Each knows where
in the answer it stands.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from callassist.lookup.english import stem
from callassist.lookup.fold import FILLER, HAN, Folds
from callassist.lookup.spelled_out import CURLY, spelled_out


class Word(NamedTuple):
    """One word as it is compared, and the characters of the answer it was made of."""

    text: str
    start: int
    end: int


_FOLDS = Folds("")
_DIGITS = {char: number for number, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "幺": 1, "俩": 2}
_TENS = {"十": 10, "百": 100, "千": 1000, "万": 10_000}
_HAN_NUMBER = "".join([*_DIGITS, *_TENS])
_TOKEN = re.compile(
    rf"""(?P<share>百分之(?=[{_HAN_NUMBER}\d]))|(?P<all>百分之?百(?!分))|(?P<clock>\d{{1,2}}:\d{{2}}(?!\d))"""
    rf"""|(?P<point>(?<![£$￥\d.])(?:1?\d|2[0-3])\.(?:00|15|30|45)(?![\d.]|\s*(?:%|per|元|块|万|pounds|quid)))|(?P<number>\d+(?:\.\d+)?)|(?P<han>[{_HAN_NUMBER}]+)"""
    r"""|(?P<half>[ap]\.m\b\.?)|(?P<word>[a-z]+(?:'[a-z]+)*)|(?P<percent>%)|(?P<char>[^\W_])"""
)
_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_ENGLISH = {word: number for number, word in enumerate(_UNITS.split(" "))} | {
    word: number
    for number, word in zip(
        range(20, 100, 10),
        ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"),
        strict=True,
    )
}
_HUNDRED = 100
_ORDINALS = {"2nd": "second", "3rd": "third", "1st": "first"}
_HALF_DAYS = {"am": 0, "pm": 12}
_MORNING, _EVENING = (
    ("早上", "上午", "清早", "凌晨", "早晨", "早"),
    ("下午", "晚上", "傍晚", "夜里", "午后", "晚", "中午"),
)
_NOON = 12
_RUN = 3
"""So many single digits in a row are one number, said digit by digit."""
_QUARTERS = ("15", "30", "45")


def words_in(text: str) -> list[Word]:
    """Give the words of an answer, every number as digits."""
    plain = "".join(map(_plain, text)).translate(CURLY)
    found: list[Word] = []
    is_share = False
    for match in _TOKEN.finditer(plain):
        start, end = match.span()
        kind = match.lastgroup or ""
        if kind == "share":
            is_share = True
            continue
        made = [Word(one, start, end) for one in _made(kind, match[0])]
        if is_share and made:
            made.append(Word("%", start, end))
        is_share = False
        found += made
    return _run_together(_in_figures(_without_filler(found)))


def with_times(words: Sequence[Word], *, carries: bool = False) -> list[Word]:
    """Give the words with times of day as one word each; `carries` lets 下午一点到五点 end in the afternoon too."""
    found: list[Word] = []
    at, last = 0, ""
    while at < len(words):
        time = _time_at(words, at)
        if time is None:
            found.append(words[at])
            at += 1
            continue
        hour, minute, size, half = time
        back, named = _half_day_before(found)
        half = half if half is not None else named
        begins = words[at].start
        for _ in range(back):
            begins = found.pop().start
        if half is None and carries and last and found and found[-1].text in {"到", "至", "to", "til", "till", "until"}:
            half = 12 if int(last) >= _NOON and hour < _NOON else None
        if half and hour < _NOON:
            hour += half
        found.append(Word(f"@{hour}:{minute:02}", begins, words[at + size - 1].end))
        last = str(hour)
        at += size
    return found


def _plain(char: str) -> str:
    """Give a character in one width and lower case; one that would become several stays."""
    made = unicodedata.normalize("NFKC", char).lower()
    return made if len(made) == 1 else char


def _made(kind: str, token: str) -> Iterator[str]:
    match kind:
        case "all":
            yield from ("100", "%")
        case "clock" | "point":
            hour, _, minute = token.replace(".", ":").partition(":")
            yield f"@{int(hour)}:{minute}"
        case "han":
            yield from _han_numbers(token)
        case "half":
            yield token[0] + "m"
        case "word":
            yield from _english(token)
        case "percent" | "number":
            yield token
        case _:
            yield from _FOLDS[ord(token)]


def _han_numbers(token: str) -> Iterator[str]:
    if not set(token) & set(_TENS):
        digits = [str(_DIGITS[char]) for char in token]
        if len(digits) == 2 and int(digits[1]) - int(digits[0]) == 1 and "零" not in token:  # noqa: PLR2004 - 两三天 is two or three
            yield from digits
        else:
            yield "".join(digits)
        return
    whole = part = 0
    digit = -1
    for char in token:
        if char in _DIGITS:
            digit = _DIGITS[char]
        elif char == "万":
            whole, part, digit = (whole + part + max(digit, 0)) * _TENS[char], 0, -1
        else:
            part += (1 if digit < 0 else digit) * _TENS[char]
            digit = -1
    yield str(whole + part + max(digit, 0))


def _english(token: str) -> Iterator[str]:
    for word in spelled_out(token).split():
        if word == "percent":
            yield "%"
        elif word != "the":
            yield word if word in _ENGLISH or word in {"hundred", "cent", "thousand"} else stem(word)


def _without_filler(words: list[Word]) -> list[Word]:
    """Leave out 那个, which says nothing."""
    found: list[Word] = []
    for word in words:
        found.append(word)
        if "".join(one.text for one in found[-2:]) == FILLER and len(found) > 1:
            del found[-2:]
    return found


def _in_figures(words: list[Word]) -> list[Word]:
    """Read English numbers: twenty-four, a hundred, ninety-five per cent, nine nine nine."""
    found: list[Word] = []
    at = 0
    while at < len(words):
        word = words[at]
        value, size = _english_number(words, at)
        following = words[at + 1].text if at + 1 < len(words) else ""
        if size:
            found.append(Word(str(value), word.start, words[at + size - 1].end))
            at += size
        elif word.text == "per" and following == "cent":
            found.append(Word("%", word.start, words[at + 1].end))
            at += 2
        elif word.text.isdecimal() and following in {"nd", "rd", "st", "th"}:
            ordinal = _ORDINALS.get(word.text + following, word.text + following)
            found.append(Word(ordinal, word.start, words[at + 1].end))
            at += 2
        else:
            found.append(word)
            at += 1
    return found


def _english_number(words: Sequence[Word], at: int) -> tuple[int, int]:
    """Give the number that begins here and how many words it takes; none of them if there is none."""
    texts = [word.text for word in words[at : at + 5]]
    if texts[0] == "hundred" or texts[:2] == ["a", "hundred"]:
        return _HUNDRED, 1 if texts[0] == "hundred" else 2
    if texts[0] not in _ENGLISH:
        return 0, 0
    value, size = _ENGLISH[texts[0]], 1
    if value >= 20 and size < len(texts) and 0 < _ENGLISH.get(texts[size], 0) < 10:  # noqa: PLR2004 - tens and units
        value, size = value + _ENGLISH[texts[size]], size + 1
    if texts[size : size + 1] == ["hundred"]:
        value, size = value * _HUNDRED, size + 1
    return value, size


def _run_together(words: list[Word]) -> list[Word]:
    """Join digits said one by one; `triple nine` and `double oh` are such too."""
    found: list[Word] = []
    run: list[Word] = []
    for word in (*words, Word("", 0, 0)):
        is_digit = len(word.text) == 1 and word.text.isdecimal()
        is_many = word.text in {"doubl", "tripl"}
        if is_digit or is_many or (run and word.text == "oh"):
            run.append(word)
            continue
        digits = _dialled(run)
        if len(digits) >= _RUN:
            found.append(Word(digits, run[0].start, run[-1].end))
        else:
            found += run
        run = []
        if word.text:
            found.append(word)
    return found


def _dialled(run: Sequence[Word]) -> str:
    times = {"doubl": 2, "tripl": 3}
    said = [("0" if one.text == "oh" else one.text) for one in run]
    digits = ""
    for before, word in pairwise(["", *said]):
        if word not in times:
            digits += word * times.get(before, 1)
    return digits


def _time_at(words: Sequence[Word], at: int) -> tuple[int, int, int, int | None] | None:
    """Give the time of day that begins here: hour, minute, how many words it takes, half of the day if that is said."""
    texts = [word.text for word in words[at : at + 6]] + [""] * 6
    first = texts[0]
    if first.startswith("@"):
        hour, _, minute = first[1:].partition(":")
        size, half = _half_day_after(texts, 1)
        return int(hour), int(minute), size, half
    if first in {"noon", "midday", "正"} and (first != "正" or texts[1] == "午"):
        return _NOON, 0, 1 + (first == "正"), 0
    if first == "half":
        skip = 2 if texts[1] == "past" else 1
        if texts[skip].isdecimal() and 0 < int(texts[skip]) <= _NOON:
            size, half = _half_day_after(texts, skip + 1)
            return int(texts[skip]), 30, size, half
    if not first.isdecimal():
        return None
    if len(first) == 4 and first[0] == "0" and int(first[2:]) < 60:  # noqa: PLR2004 - 0830
        return int(first[:2]), int(first[2:]), 1, None
    if int(first) > 24:  # noqa: PLR2004 - no hour
        return None
    return _hour(int(first), texts)


def _hour(hour: int, texts: Sequence[str]) -> tuple[int, int, int, int | None] | None:
    if texts[1] == "点":
        if texts[2] == "半":
            return hour, 30, 3, None
        if texts[2].isdecimal() and texts[3] == "刻":
            return hour, int(texts[2]) * 15, 4, None
        if len(texts[2]) == 2 and texts[2].isdecimal() and int(texts[2]) < 60:  # noqa: PLR2004 - minutes
            return hour, int(texts[2]), 4 if texts[3] == "分" else 3, None
        return hour, 0, 3 if texts[2] in {"钟", "整"} else 2, None
    if texts[1] in _QUARTERS and hour <= _NOON:
        size, half = _half_day_after(texts, 2)
        return hour, int(texts[1]), size, half
    size, half = _half_day_after(texts, 1)
    return (hour, 0, size, half) if size > 1 else None


def _half_day_after(texts: Sequence[str], at: int) -> tuple[int, int | None]:
    if texts[at] in _HALF_DAYS:
        return at + 1, _HALF_DAYS[texts[at]]
    if texts[at] == "o" and texts[at + 1] == "clock":
        return at + 2, None
    if texts[at] == "oclock":
        return _half_day_after(texts, at + 1) if texts[at + 1] in _HALF_DAYS else (at + 1, None)
    if texts[at] == "in" and texts[at + 1] in {"morn", "morning", "afternoon", "even", "evening"}:
        return at + 2, 0 if texts[at + 1].startswith("morn") else 12
    return at, None


def _half_day_before(found: Sequence[Word]) -> tuple[int, int | None]:
    """Give how many words before a time tell the half of the day, and which half it is."""
    for names, half in ((_MORNING, 0), (_EVENING, 12)):
        for name in names:
            tail = found[-len(name) :]
            if len(tail) == len(name) and "".join(one.text for one in tail) == name and name[0] >= HAN:
                return len(name), half
    return 0, None
