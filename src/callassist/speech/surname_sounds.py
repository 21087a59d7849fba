"""Surnames of different syllables that are mixed up on the telephone, by the caller's accent or a bad line.

Surnames of one syllable need no list: they are found by their sound.
"""

from __future__ import annotations

NEAR: tuple[str, ...] = (
    "黄王",  # hu- and w-, in the Yangtze delta and the south
    "胡吴",
    "陈程成",  # -n and -ng
    "林凌蔺",
    "尹殷应",
    "谭唐汤",
    "范方",
    "曾郑",  # z and zh, s and sh
    "邹周",
    "苏舒",
    "冯洪",  # f and h
)
"""Groups of surnames each of which may be heard as another of its group."""

TAKEN_FOR = {
    **dict.fromkeys("荆靳", "金"),
    "臧": "张",
    "岑": "陈",
    "牛": "刘",
    "倪": "黎",
    "庞": "潘",
    "习": "石",
}
"""Rare surnames and the common one each is taken for; nobody asks every 张 whether it is 臧."""
