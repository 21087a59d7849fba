"""A pattern → strings of which any text that it finds must hold some: so that few patterns are tried on a text.

A pattern is taken apart into ways to be found, of which a text goes one: `(no|never) time|as if` is `no` or `never` beside
` time`, or it is `as if`. Each way is a row of choices: of every choice the text must hold a string. Python's own parser
of regular expressions takes the pattern apart; `re` offers no other way to look inside. A test holds that whatever a
pattern finds goes one of these ways.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

_parser: Any = re._parser  # type: ignore[attr-defined] # noqa: SLF001 - there is no public one
_MOST = 48
"""A stretch of a pattern that can be more strings than this is cut in two."""
_MOST_IN_ONE = 400
"""A choice of more strings than this tells too little."""
_MOST_WAYS = 40
"""A pattern is not taken further apart than this."""
Choice = frozenset[str]
"""Strings of which a text must hold one."""
_NOTHING = frozenset([""])
_NO_WIDTH = frozenset({"AT", "ASSERT", "ASSERT_NOT"})
"""What stands on both sides of these stands together."""
_REPEATS = frozenset({"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"})
Way = tuple[Choice, ...]
"""Choices, the most telling first; none if a text needs nothing."""


@lru_cache(maxsize=8192)
def ways(pattern: str) -> tuple[Way, ...]:
    """Give the ways in which a pattern can be found; there is at least one.

    Raises:
        re.error: it is no pattern at all.
    """
    parsed = _parser.parse(pattern, re.MULTILINE)
    if parsed.state.flags & re.IGNORECASE:
        return ((),)
    return tuple(tuple(sorted(set(way), key=_telling, reverse=True)) for way in dict.fromkeys(_ways(parsed)))


def _telling(choice: Choice) -> tuple[int, int, list[str]]:
    """Give the length of the shortest string, then how few there are; the strings keep the order the same each time."""
    return min(map(len, choice)), -len(choice), sorted(choice)


def _ways(sequence: Any) -> list[Way]:
    found: list[Way] = [()]
    run = _NOTHING
    for kind, value in sequence:
        name = str(kind)
        if name in _NO_WIDTH:
            continue
        exact = _exact(name, value)
        if exact is not None and len(run) * len(exact) <= _MOST:
            run = frozenset(one + other for one in run for other in exact)
            continue
        found = _and(found, run)
        run = _NOTHING if exact is None else exact
        if exact is None:
            found = _and_ways(found, _of(name, value))
    return _and(found, run)


def _and(found: list[Way], choice: Choice) -> list[Way]:
    """Give the ways with a choice more; a letter or a blank, which is in any line, is none."""
    if any(len(string) <= 1 and string.isascii() for string in choice):
        return found
    return [(*way, choice) for way in found]


def _and_ways(found: list[Way], more: list[Way]) -> list[Way]:
    if len(found) * len(more) > _MOST_WAYS or all(len(way) <= 1 for way in more):
        # Apart they would tell no more than together, or they are too many.
        more = [_in_one(more)]
    return [(*way, *other) for way in found for other in more]


def _in_one(more: Iterable[Way]) -> Way:
    """Give ways as a single choice, each by its most telling one."""
    best = [max(way, key=_telling, default=None) for way in more]
    whole = frozenset(string for choice in best if choice for string in choice)
    return (whole,) if all(best) and len(whole) <= _MOST_IN_ONE else ()


def _exact(name: str, value: Any) -> Choice | None:
    """Give all that a part of a pattern can be, if that is a few strings."""
    if name == "LITERAL":
        return frozenset([chr(value)])
    if name == "IN" and len(value) <= _MOST and all(str(kind) == "LITERAL" for kind, _ in value):
        return frozenset(chr(code) for _, code in value)
    if name == "SUBPATTERN" and not value[1] & re.IGNORECASE:
        return _exactly(value[-1])
    if name in _REPEATS and value[1] == 1:
        once = _exactly(value[2])
        return once if once is None or value[0] == 1 else once | _NOTHING
    if name == "BRANCH":
        parts = [_exactly(part) for part in value[1]]
        whole = frozenset(string for part in parts if part for string in part)
        return whole if None not in parts and len(whole) <= _MOST else None
    return None


def _exactly(sequence: Any) -> Choice | None:
    whole = _NOTHING
    for kind, value in sequence:
        if str(kind) in _NO_WIDTH:
            continue
        part = _exact(str(kind), value)
        if part is None or len(whole) * len(part) > _MOST:
            return None
        whole = frozenset(one + other for one in whole for other in part)
    return whole


def _of(name: str, value: Any) -> list[Way]:
    """Give the ways of a part of a pattern that can be too much to be told in full."""
    if name == "SUBPATTERN" and not value[1] & re.IGNORECASE:
        return _ways(value[-1])
    if name == "ATOMIC_GROUP":
        return _ways(value)
    if name in _REPEATS and value[0] > 0:
        return _ways(value[2])
    if name == "BRANCH":
        return [way for part in value[1] for way in _ways(part)]
    return [()]
