"""Spans of time for the ear: `一个半小时`, `half an hour`, `二十四小时`."""

from __future__ import annotations

import re
from datetime import timedelta

from callassist.language import Lang
from callassist.speech.chinese_numbers import chinese_number, figures
from callassist.speech.digits import fold
from callassist.speech.english_numbers import english_figures, english_number

_DAY, _HOUR, _MINUTE = 86_400, 3_600, 60
_HALF_HOUR = 1_800
_FROM_DAYS = 2 * _DAY  # a promise of a day is said in hours, 二十四小时
_FEW_HOURS = 10  # up to ten hours are 几个小时, more are 几小时

_SPANS = (
    *((_DAY, "天", "day"), (_HOUR, "小时", "hour")),
    *((_MINUTE, "分钟", "minute"), (1, "秒", "second")),
)
_UNITS = {
    **dict.fromkeys(("天", "d", "day", "days"), _DAY),
    **dict.fromkeys(("小时", "钟头", "h", "hr", "hrs", "hour", "hours"), _HOUR),
    **dict.fromkeys(("分钟", "分", "m", "min", "mins", "minute", "minutes"), _MINUTE),
    **dict.fromkeys(("秒钟", "秒", "s", "sec", "secs", "second", "seconds"), 1),
}
_UNIT = "|".join(sorted(_UNITS, key=len, reverse=True))
_PIECE = re.compile(rf"([0-9]{{1,6}}|an?|half an?|半)个?(半)?\s?({_UNIT})(半| and a half)?(?:[\s,]|and )*")


def say_duration(span: timedelta, lang: Lang) -> str:
    """Give a span as it is said, in days from two days on; parts of a second and negative spans count as none."""
    seconds = max(0, int(span.total_seconds()))
    if lang == "zh" and seconds % _HOUR == _HALF_HOUR and seconds < _FEW_HOURS * _HOUR:
        hours = seconds // _HOUR
        return f"{chinese_number(hours, counting=True)}个半小时" if hours else "半小时"
    if lang == "en" and seconds in {_HALF_HOUR, _HOUR + _HALF_HOUR}:
        return "half an hour" if seconds == _HALF_HOUR else "an hour and a half"
    parts: list[str] = []
    for size, zh, en in _SPANS:
        if size == _DAY and seconds < _FROM_DAYS:
            continue
        count, seconds = divmod(seconds, size)
        if count or (size == 1 and not parts):
            parts.append(_chinese(count, zh) if lang == "zh" else _english(count, en))
    return ("" if lang == "zh" else " ").join(parts)


def read_duration(text: str) -> timedelta | None:
    """Give the span that a text means, `24小时`, `一个半小时`, `90 min`, or None; working days are not understood."""
    plain = english_figures(figures(fold(text)).lower())
    seconds, end = 0.0, 0
    while end < len(plain):
        piece = _PIECE.match(plain, end)
        if piece is None:
            return None
        count = 0.5 if "半" in piece[1] or "half" in piece[1] else 1 if piece[1][0] == "a" else int(piece[1])
        seconds += (count + (0.5 if piece[2] or piece[4] else 0)) * _UNITS[piece[3]]
        end = piece.end()
    return timedelta(seconds=seconds) if end else None


def _chinese(count: int, unit: str) -> str:
    measure = "个" if unit == "小时" and count <= _FEW_HOURS else ""
    return f"{chinese_number(count, counting=True)}{measure}{unit}"


def _english(count: int, unit: str) -> str:
    return f"{english_number(count)} {unit}{'' if count == 1 else 's'}"
