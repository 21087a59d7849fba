"""Raw lines as YAML will read them: which of them are structure, and which only words inside a block of text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from callassist.content.source import Source

_BLOCK = re.compile(r"^(?P<indent> *)(?:.*[:\-]|-) +[|>][+\-0-9]*[ \t]*(?:#.*)?$")

_HIDDEN = re.compile(
    r"""(?:^|[:\-\[{,][ ]|[\[{,])[ ]*
        (?: "(?:[^"\\]|\\.)*" | '(?:[^']|'')*' | (?P<open>"(?:[^"\\]|\\.)*\\?$ | '(?:[^']|'')*$) )
      | (?P<comment>(?:^|[ ])\#.*$)""",
    re.VERBOSE,
)


def matches(source: Source, pattern: re.Pattern[str], *telltale: str) -> Iterator[re.Match[str]]:
    """Give each match that is structure: in no comment, no block of text and no quotes.

    The match must lie on one line; `telltale` are characters of which one is in every match, to spare the search.
    """
    if telltale and not any(one in source.text for one in telltale):
        return
    for match in pattern.finditer(source.text):
        at = match.start("at")
        number = source.place(at).line
        if number not in _words(source) and not _is_hidden(source, number, at):
            yield match


def _is_hidden(source: Source, number: int, at: int) -> bool:
    """Say whether a place is behind a `#` or within quotes that began on its line."""
    before = source.text[source.starts[number - 1] : at]
    return any(hidden["open"] is not None or hidden["comment"] is not None for hidden in _HIDDEN.finditer(before))


@lru_cache(maxsize=4)
def _words(source: Source) -> frozenset[int]:
    """Give the numbers of the lines inside blocks of text (`|` or `>`)."""
    found = set()
    inside = -1
    for number in range(1, len(source.starts) + 1):
        line = source.line(number)
        indent = len(line) - len(line.lstrip(" "))
        if inside >= 0 and (indent > inside or not line.strip()):
            found.add(number)
            continue
        block = _BLOCK.match(line)
        inside = len(block["indent"]) if block else -1
    return frozenset(found)
