"""Raw lines as YAML will read them: which of them are structure, and which only words inside a block of text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from callassist.content.source import Source

_BLOCK = re.compile(r"^(?P<indent> *)(?:.*[:\-]|-) +[|>][+\-0-9]*[ \t]*(?:#.*)?$")
_HIDDEN = re.compile(
    r"""(?:^|[:\-\[{,][ ]|[\[{,])[ ]*
        (?: "(?:[^"\\]|\\.)*" | '(?:[^']|'')*' | (?P<open>"(?:[^"\\]|\\.)*\\?$ | '(?:[^']|'')*$) )
      | (?P<comment>(?:^|[ ])\#.*$)""",
    re.VERBOSE,
)
ODD_BLANKS = "\t\u3000\u00a0\u2002\u2003\u2007\u2009\u202f\u205f"
"""Blanks that look like plain ones, or like nothing, and count as no indentation."""
VALUE = re.compile(r"(?:^ *(?:- +)+|: +|\[ *)$")
"""What stands before the first character of a value."""
KEY = re.compile(r"(?:^[ \t]*(?:-[ \t]+)*|[{,][ \t]*)(?P<key>[A-Za-z][A-Za-z0-9_-]{0,30}|[\u4e00-\u9fff]{1,5})[ \t]*$")
"""A key as it stands before its colon."""


@dataclass(frozen=True, slots=True)
class Sign:
    """A suspicious stretch of one line of structure, and what its line holds before it."""

    text: str
    start: int
    end: int
    before: re.Match[str]


def signs(source: Source, pattern: re.Pattern[str], before: re.Pattern[str], telltale: str) -> Iterator[Sign]:
    """Give each match of `pattern` that is structure: in no comment, no block of text and no quotes.

    `before` must match what stands before it on its line; one of the `telltale` characters is in every match, which
    spares the search in most files.
    """
    text = source.text
    if not any(char in text for char in telltale):
        return
    for match in pattern.finditer(text):
        start = match.start()
        begin = max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1
        prefix = text[begin:start]
        found = before.search(prefix)
        if found is None or source.place(start).line in block_lines(source):
            continue
        if not any(hidden["open"] is not None or hidden["comment"] is not None for hidden in _HIDDEN.finditer(prefix)):
            yield Sign(match[0], start, match.end(), found)


@lru_cache(maxsize=4)
def block_lines(source: Source) -> frozenset[int]:
    """Give the numbers of the lines inside blocks of text (`|` or `>`)."""
    found = set()
    inside = -1
    for number in range(1, len(source.starts) + 1):
        line = source.line(number)
        indent = len(line) - len(line.lstrip(" "))
        if inside >= 0 and (indent > inside or not line.strip(" ")):
            found.add(number)
            continue
        block = _BLOCK.match(line)
        inside = len(block["indent"]) if block else -1
    return frozenset(found)
