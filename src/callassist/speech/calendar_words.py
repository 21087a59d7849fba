"""Days, months and parts of the day as people write them."""

from __future__ import annotations

from collections.abc import Sequence

WEEKDAYS_ZH = "一二三四五六日"
"""The character after 星期 or 周 from Monday on."""

WEEKDAYS_EN = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

MONTHS_EN = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

RELATIVE = {
    "前天": -2,
    "昨天": -1,
    "今天": 0,
    "今日": 0,
    "明天": 1,
    "明日": 1,
    "后天": 2,
    "大后天": 3,
    "the day before yesterday": -2,
    "yesterday": -1,
    "today": 0,
    "tomorrow": 1,
    "the day after tomorrow": 2,
}
"""Days told from today, and how many days they are from it."""

SAID_ZH = {-2: "前天", -1: "昨天", 0: "今天", 1: "明天", 2: "后天"}
SAID_EN = {-1: "yesterday", 0: "today", 1: "tomorrow"}

WEEKS = {
    "": None,
    "上": -1,
    "本": 0,
    "这": 0,
    "下": 1,
    "下下": 2,
    "last": -1,
    "this": 0,
    "next": 1,
}
"""How many weeks from this one (Monday first) a weekday is told in; None: the next such day, today included."""

EVENINGS = (
    ("今晚", "今天晚上"),
    ("今早", "今天早上"),
    ("明晚", "明天晚上"),
    ("明早", "明天早上"),
    ("昨晚", "昨天晚上"),
)
"""Words that are a day and a part of the day at once, and the two apart."""

_EARLY, _DAWN, _NOON, _AFTERNOON, _EVENING = range(6), range(4, 12), range(11, 15), range(12, 19), range(17, 24)
_NIGHT = (*range(20, 24), *range(1, 6))  # without twelve: which day 半夜十二点 belongs to, people disagree

PARTS_ZH: dict[str, Sequence[int]] = {
    "凌晨": _EARLY,
    "清晨": _DAWN,
    "早晨": _DAWN,
    "早上": _DAWN,
    "早": _DAWN,
    "上午": range(6, 13),
    "中午": _NOON,
    "下午": _AFTERNOON,
    "傍晚": _EVENING,
    "晚上": _EVENING,
    "晚": _EVENING,
    "夜里": _NIGHT,
    "半夜": _NIGHT,
    "深夜": _NIGHT,
}
"""Parts of the day said before a time, and the hours of 24 that they may mean."""

PARTS_EN: dict[str, Sequence[int]] = {
    **dict.fromkeys(("am", "a.m.", "in the morning"), range(12)),
    **dict.fromkeys(("pm", "p.m."), range(12, 24)),
    "in the afternoon": _AFTERNOON,
    "in the evening": _EVENING,
    "at night": (0, *_NIGHT),
}
"""Parts of the day said after a time."""
