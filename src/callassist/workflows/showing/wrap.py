"""Text broken into lines of so many columns: a Chinese character takes two, no line begins with a closing mark."""

from __future__ import annotations

import re
from collections.abc import Iterator

from callassist.content.report import width

_OPENING = "（【《〈“‘「『〔〖［(\\["
_CLOSING = "。，、；：？！）】》〉”’…」』〕〗］·％"
_WIDE = "\u1100-\u115f\u2018-\u201f\u2026\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe6f\uff00-\uffe6\U0001f000-\U0003fffd"
_TOKEN = re.compile(rf"[{_OPENING}]*(?:[^\s{_WIDE}{_CLOSING}]+|\S)[{_CLOSING}]*\s*|\s+")
"""What is kept together: a word, or one Chinese character, with the marks that lean on it."""


def wrap(text: str, columns: int) -> list[str]:
    """Give the lines of a text, each at most `columns` wide (2 at least); its own line ends are kept."""
    return [line for paragraph in text.split("\n") for line in _wrapped(paragraph, max(columns, 2))]


def _wrapped(text: str, columns: int) -> Iterator[str]:
    line = ""
    for token in (part for found in _TOKEN.finditer(text) for part in _fitting(found[0], columns)):
        if line and width((line + token).rstrip()) > columns:
            yield line.rstrip()
            line = token.lstrip()
        else:
            line += token
    yield line.rstrip()


def _fitting(token: str, columns: int) -> Iterator[str]:
    """Give a token in parts that fit a line; nearly always itself."""
    if width(token.rstrip()) <= columns:
        yield token
        return
    part = ""
    for char in token:
        if part and width(part + char) > columns:
            yield part
            part = ""
        part += char
    yield part
