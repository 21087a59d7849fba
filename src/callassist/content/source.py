"""A content file as text: decoded, with its lines."""

from __future__ import annotations

import codecs
import re
from bisect import bisect_right
from functools import cached_property

from callassist.content.problem import TOP, Fault, Place

_BOM = b"\xef\xbb\xbf"
_NEWLINE = re.compile("\r\n|\n|\r")
# What may not stand in a file: controls but tab and newlines, what turns or hides text on a screen, and the odd
# separators that YAML, but no editor, takes for line ends.
_HARMFUL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff"
    "\U000e0000-\U000e007f\ud800-\udfff]"
)
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_NOT_ASCII = re.compile("[^\x00-\x7f]")
_CHINESE = re.compile("[\u2e80-\u9fff\uff00-\uffef]")


class Source:
    """One file: `path` as shown (relative to the content root) and its text without a byte-order mark."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text

    @cached_property
    def starts(self) -> list[int]:
        """Give the offset at which each line begins; lines end with CR LF, LF or CR only."""
        return [0, *(match.end() for match in _NEWLINE.finditer(self.text))]

    def line(self, number: int) -> str:
        """Give a line by its number from 1, without its end; empty beyond the last."""
        if not 1 <= number <= len(self.starts):
            return ""
        start = self.starts[number - 1]
        end = self.starts[number] if number < len(self.starts) else len(self.text)
        return self.text[start:end].rstrip("\r\n")

    def place(self, start: int, end: int | None = None) -> Place:
        """Give the place of a stretch of characters; what reaches over a line's end is cut there."""
        number = bisect_right(self.starts, start)
        begin = self.starts[number - 1]
        stop = min(start + 1 if end is None else end, begin + len(self.line(number)))
        return Place(number, start - begin + 1, stop - begin + 1)

    def line_end(self, offset: int) -> int:
        """Give the offset at which the line of a character ends, before its line break."""
        number = bisect_right(self.starts, offset)
        return self.starts[number - 1] + len(self.line(number))

    def offset(self, place: Place) -> int:
        """Give the offset of a place's first character."""
        return self.starts[place.line - 1] + place.column - 1


def decode(path: str, raw: bytes, limit: int) -> tuple[Source, list[Fault]]:
    """Give the file's text, and the faults of its bytes; with a fault the text is only good to be shown.

    UTF-8 with or without a byte-order mark. GBK (an "ANSI" save on a Chinese system) and UTF-16 are recognised and
    named, never converted.
    """
    if len(raw) > limit:
        return Source(path, ""), [Fault("too-large", TOP, {"limit": limit})]
    if raw.startswith(_UTF16) or _is_bare_utf16(raw):
        return Source(path, ""), [Fault("encoding", TOP, {"encoding": "UTF-16"})]
    faults = []
    if raw.startswith(_BOM):
        raw = raw[len(_BOM) :]
        faults.append(Fault("byte-order-mark", TOP))
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return _undecoded(path, raw, error)
    source = Source(path, text)
    if harmful := _HARMFUL.search(text):
        facts = {"char": f"U+{ord(harmful[0]):04X}"}
        faults.append(Fault("control-character", source.place(harmful.start(), harmful.end()), facts))
    return source, faults


def harmful(text: str) -> str:
    """Give the first character that may not stand in content as `U+0000`, or nothing."""
    found = _HARMFUL.search(text)
    return f"U+{ord(found[0]):04X}" if found else ""


def _undecoded(path: str, raw: bytes, error: UnicodeDecodeError) -> tuple[Source, list[Fault]]:
    source = Source(path, raw.decode("utf-8", errors="replace"))
    if b"\0" in raw:
        return source, [Fault("binary", TOP)]
    good = raw[: error.start].decode("utf-8")
    shown = "" if _CHINESE.search(good) else _as_gbk(raw)
    if first := _NOT_ASCII.search(shown):
        source = Source(path, shown)
        return source, [Fault("encoding", source.place(first.start()), {"encoding": "GBK"})]
    place = source.place(min(len(good), max(len(source.text) - 1, 0)))
    return source, [Fault("encoding", place, {"encoding": ""})]


def _as_gbk(raw: bytes) -> str:
    """Give what the bytes say as GBK, without a half character at their end; nothing if that cannot be meant."""
    try:
        shown = codecs.getincrementaldecoder("gb18030")().decode(raw)
    except UnicodeDecodeError:
        return ""
    return "" if _HARMFUL.search(shown) else shown


def _is_bare_utf16(raw: bytes) -> bool:
    """Say whether these are two bytes a character although no mark says so: of the first, plain one, one byte is zero."""
    first = raw[:2]
    return len(first) == 2 and first.count(0) == 1 and 0x20 <= max(first) < 0x7F  # noqa: PLR2004 - two bytes, printable
