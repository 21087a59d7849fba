"""Text made safe for a terminal, and its width there."""

from __future__ import annotations

import re
import unicodedata

# C0 but tab and newline, DEL, C1, direction overrides, zero-width characters, byte-order mark, separators that
# some terminals take for a newline. Source: measured, any of them can wipe, reorder or hide what an agent reads.
_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f\ud800-\udfff]"
)
_NEWLINES = re.compile("\r\n?")

_KEYCAPS = {"、": "/", "。": "."}
"""What Chinese input methods send for a key of punctuation."""


def clean(text: str) -> str:
    r"""Give the text with every character that could harm a terminal shown as U+FFFD; newlines become `\n`."""
    if "\r" in text:
        text = _NEWLINES.sub("\n", text)
    return _UNSAFE.sub("\ufffd", text)


def safe_json(text: str) -> str:
    """Give JSON in which every character that could harm a terminal is written as an escape; it means the same."""
    if clean(text) == text:
        return text
    return "".join(char if clean(char) == char else _escape(char) for char in text)


def _escape(char: str) -> str:
    units = char.encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))


def one_line(text: str) -> str:
    """Give the cleaned text on one line: runs of blanks and newlines become one space."""
    return " ".join(clean(text).split())


def half_width(char: str) -> str:
    """Give the ASCII key meant by a full-width one (an input method left on): `１` → `1`, `ａ` → `a`, `、` → `/`."""
    return _KEYCAPS.get(char) or unicodedata.normalize("NFKC", char)
