"""Sixty texts that a caller, a script or a paste could hold and that a terminal or a widget could trip over."""

from __future__ import annotations

HOSTILE = (
    # Control characters
    *("\x00", "\x07bell", "\x08\x08\x08back", "over\rwritten", "line\r\nline", "\x0b\x0c", "\x0e\x0f", "\x18\x1a"),
    *("\x7fdelete", "\x85next line", "".join(map(chr, range(32))), "".join(map(chr, range(0x80, 0xA0)))),
    # Commands to the terminal: wipe, move, colour, title, clipboard, link, alternate screen, reset, report, 8-bit CSI
    *("\x1b[2J", "\x1b[H", "\x1b[31mred", "\x1b]0;title\x07", "\x1b]52;c;aGVsbG8=\x07", "\x1b]52;c;?\x1b\\"),
    *("\x1b]8;;http://x\x1b\\link\x1b]8;;\x1b\\", "\x1b[?1049l", "\x1bc", "\x1b[6n", "\x9b2J", "\x90q\x9c", "\x1b"),
    # Markup of Textual and Rich
    *("[/]", "[b]", "[/b]", "[b]no end", "[@click=app.quit]quit[/]", "[link=http://x]x[/link]", "[red on blue]x[/]"),
    *("[", "]", "[[", "[]", "\\[b]", "[/][/][/]", "$primary", "[$error]x", "[b", ":smile:", "[auto 50%]x"),
    # Direction and invisible characters
    *(
        "\u202eabc",
        "\u2066\u2067\u2068\u2069",
        "\u200b\u200c\u200d\u2060",
        "\u200e\u200f\u061c",
        "\ufeffbom",
        "a\u2028b\u2029c",
    ),
    # Surrogates, unassigned and private characters, tags
    *("\ud83d", "\udc00\ud800", "\uffff\ufffe", "\U0010ffff", "\ue000", "\U000e0041\U000e007f"),
    # Widths: accents in a heap, joined emoji, flags, skin, variation, tabs, lines, length
    *(
        "e" + "\u0301" * 200,
        "👨\u200d👩\u200d👧\u200d👦" * 20,
        "🇨🇳🇭🇰",
        "👍🏽☎\ufe0f❤\ufe0f",
        "a\tb\t\tc\t",
        "\n\n\n",
        " " * 500,
    ),
    *("长" * 10_000, "x" * 10_000, "[/]" * 3_000, "\x1b[2J" * 2_000, "（" * 2_000),
)

ONE_OF_EACH = (
    *("".join(map(chr, range(32))), "over\rwritten", "\x1b[2J", "\x1b]52;c;aGVsbG8=\x07", "\x9b2J", "\x85next line"),
    *("[/]", "[@click=app.quit]quit[/]", "[b", "$primary", "\u202eabc", "\u200b\u200c\u200d\u2060", "\ud83d"),
    *("e" + "\u0301" * 200, "👨\u200d👩\u200d👧\u200d👦" * 20, "a\tb\t\tc\t", "\n\n\n", " " * 500),
    *("长" * 10_000, "[/]" * 3_000),
)
"""One of each kind, for what takes a second a text: all of them go through every widget in test_hostile_text."""
