"""A pattern → strings of which any line that it finds must hold one: so that few patterns are tried on a line.

Python's own parser of regular expressions takes the pattern apart; `re` offers no other way to look inside. A test holds
that whatever a pattern finds holds one of these.
"""

from __future__ import annotations

import re
from typing import Any

_parser: Any = re._parser  # type: ignore[attr-defined] # noqa: SLF001 - there is no public one
_ESCAPED = re.compile(r"\\[a-zA-Z]")
_MOST = 64
"""A choice of more strings than this tells too little."""


def needed(pattern: str) -> tuple[str, ...]:
    """Give the strings, the most telling choice there is; none if a line needs nothing."""
    best = _best(_parser.parse(pattern, re.MULTILINE))
    return tuple(sorted(best)) if best else ()


def whole_words(strings: tuple[str, ...], pattern: str) -> tuple[str, ...]:
    """Give, for strings of an English pattern, the words to look for: `body` is what nobody and nothing differ in."""
    words = re.findall(r"[a-z0-9]+", _ESCAPED.sub(" ", pattern))
    found: set[str] = set()
    for string in strings:
        last = string.split()[-1:]
        if not last:
            return ()
        found |= {last[0], *(word for word in words if last[0] in word)}
    return tuple(sorted(found))


def _best(sequence: Any) -> frozenset[str] | None:
    """Give the choice whose shortest string is longest; of equally long ones the smallest choice."""
    found: list[frozenset[str]] = []
    run = ""
    for kind, value in sequence:
        name = str(kind)
        if name == "LITERAL":
            run += chr(value)
            continue
        if run:
            found.append(frozenset([run]))
            run = ""
        one = _of(name, value)
        if one:
            found.append(one)
    if run:
        found.append(frozenset([run]))
    return max(found, key=lambda one: (min(map(len, one)), -len(one)), default=None)


def _of(name: str, value: Any) -> frozenset[str] | None:
    if name == "SUBPATTERN":
        return _best(value[-1])
    if name in {"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"} and value[0] > 0:
        return _best(value[2])
    if name == "BRANCH":
        parts = [_best(part) for part in value[1]]
        if all(parts):
            whole = frozenset(text for part in parts if part for text in part)
            return whole if len(whole) <= _MOST else None
    if name == "IN" and all(str(kind) == "LITERAL" for kind, _ in value):
        return frozenset(chr(code) for _, code in value)
    return None
