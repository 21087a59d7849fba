"""Texts that a terminal, a widget or a table could trip over: as many as wanted, the same each time."""

from __future__ import annotations

import random
import unicodedata

_COMMANDS = (
    *("\x1b[2J", "\x1b[H", "\x1b[31m", "\x1b]0;title\x07", "\x1b]52;c;aGVsbG8=\x07", "\x1b]8;;http://x\x1b\\link"),
    *("\x1b[?1049l", "\x1bc", "\x1b[6n", "\x9b2J", "\x90q\x9c", "\x1b", "\x1bP+q544e\x1b\\", "\x1b[?2004l"),
    *("\x00", "\x07", "\x08\x08", "\r", "\r\n", "\x0b\x0c", "\x0e\x0f", "\x18\x1a", "\x7f", "\x85", "\x84\x8d"),
)
_MARKUP = (
    *("[/]", "[b]", "[/b]", "[@click=app.quit]quit[/]", "[link=http://x]x[/link]", "[red on blue]x", "[", "]", "[["),
    *("\\[b]", "$primary", "[$error]x", ":smile:", "[auto 50%]", "{{ name }}", "{% for x in y %}", "{#", "%s%n", "{0}"),
)
_INVISIBLE = (
    *("\u202e", "\u2066", "\u2069", "\u200b", "\u200d", "\u2060", "\u200e", "\u061c", "\ufeff", "\u2028", "\u2029"),
    *("\ud83d", "\udc00", "\uffff", "\U0010ffff", "\ue000", "\U000e0041", "\u180e", "\u3164", "\u115f", "\u00ad"),
)
_WIDE = (
    *(
        "e" + "\u0301" * 60,
        "👨\u200d👩\u200d👧\u200d👦",
        "🇨🇳🇭🇰",
        "👍🏽",
        "❤\ufe0f",
        "\t",
        "\n",
        "　",
        "ﷺ",
        "𝕏",
        "ｱ",
        "한",
    ),
    *("（", "。，", "“”", "……", "——", "①★●", "長", "x" * 300, "长" * 300, " " * 200, "（" * 100, "؁", "กำ"),
)
_PLAIN = (
    "王先生",
    "3栋2单元1001",
    "13800000000",
    "电梯坏了",
    "a@b",
    "=1+1",
    "+86",
    "-",
    "@SUM(A1)",
    "'; DROP TABLE",
    "../../x",
)
_ALL = (_COMMANDS, _MARKUP, _INVISIBLE, _WIDE, _PLAIN)


def hostile_strings(count: int, seed: int = 1) -> list[str]:
    """Give so many texts: first each trap by itself, then traps thrown together, some of them long."""
    dice = random.Random(seed)
    texts = [trap for traps in _ALL[:-1] for trap in traps]
    while len(texts) < count:
        parts = [dice.choice(dice.choice(_ALL)) for _ in range(dice.randrange(2, 9))]
        times = dice.choice((1, 1, 1, 1, 2, 5)) if dice.random() > 0.01 else 200
        texts.append("".join(parts) * times)
    return texts[:count]


def harmful(text: str) -> set[str]:
    """Give the characters that are commands, halves of characters, invisible, or change how others stand."""
    return {
        char
        for char in text
        if char != "\n"
        and (
            unicodedata.category(char) in {"Cc", "Cs", "Zl", "Zp"}
            or unicodedata.bidirectional(char) in {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
            or char in "\u200b\u200c\u200d\u200e\u200f\u2060\u061c\ufeff"
        )
    }
