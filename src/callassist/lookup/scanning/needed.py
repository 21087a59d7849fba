"""A pattern → strings of which any text that it finds must hold some: so that few patterns are tried on a text.

A pattern is taken apart into ways to be found, of which a text goes one: `(no|never) time|as if` is `no` or `never` beside
` time`, or it is `as if`. Each way is a row of choices: of every choice the text must hold a string. Python's own parser
of regular expressions takes the pattern apart; `re` offers no other way to look inside. A test holds that whatever a
pattern finds goes one of these ways.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

_parser: Any = re._parser  # type: ignore[attr-defined] # noqa: SLF001 - there is no public one
_MOST = 64
"""A choice of more strings than this tells too little."""
_MOST_WAYS = 40
"""A pattern is not taken further apart than this."""
Choice = frozenset[str]
"""Strings of which a text must hold one."""
Way = tuple[Choice, ...]
"""Choices, the most telling first; none if a text needs nothing."""


def ways(pattern: str) -> list[Way]:
    """Give the ways in which a pattern can be found; there is at least one.

    Raises:
        re.error: it is no pattern at all.
    """
    parsed = _parser.parse(pattern, re.MULTILINE)
    if parsed.state.flags & re.IGNORECASE:
        return [()]
    return [tuple(sorted(set(way), key=_telling, reverse=True)) for way in dict.fromkeys(_ways(parsed))]


def _telling(choice: Choice) -> tuple[int, int, list[str]]:
    """Give the length of the shortest string, then how few there are; the strings keep the order the same each time."""
    return min(map(len, choice)), -len(choice), sorted(choice)


def _ways(sequence: Any) -> list[Way]:
    found: list[Way] = [()]
    for more in _parts(sequence):
        together = more
        if len(found) * len(more) > _MOST_WAYS or all(len(way) <= 1 for way in more):
            # Apart they would tell no more than together, or they are too many.
            together = [_in_one(more)]
        found = [(*way, *other) for way in found for other in together]
    return found


def _in_one(more: Iterable[Way]) -> Way:
    """Give ways as a single choice, each by its most telling one."""
    best = [max(way, key=_telling, default=None) for way in more]
    whole = frozenset(string for choice in best if choice for string in choice)
    return (whole,) if all(best) and len(whole) <= _MOST else ()


def _parts(sequence: Any) -> Iterator[list[Way]]:
    """Give the ways of each part of a sequence, one after the other."""
    run = ""
    for kind, value in sequence:
        name = str(kind)
        if name == "LITERAL":
            run += chr(value)
            continue
        if run:
            yield [(frozenset([run]),)]
            run = ""
        yield _of(name, value)
    if run:
        yield [(frozenset([run]),)]


def _of(name: str, value: Any) -> list[Way]:
    if name == "SUBPATTERN" and not value[1] & re.IGNORECASE:
        return _ways(value[-1])
    if name == "ATOMIC_GROUP":
        return _ways(value)
    if name in {"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"} and value[0] > 0:
        return _ways(value[2])
    if name == "BRANCH":
        return [way for part in value[1] for way in _ways(part)]
    if name == "IN" and all(str(kind) == "LITERAL" for kind, _ in value):
        return [(frozenset(chr(code) for _, code in value),)]
    return [()]
