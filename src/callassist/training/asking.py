"""What a line asks the caller for, whatever the script would ask next: by the wordings that the callers' file lists."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from callassist.content.values import FieldId
from callassist.lookup.fold import folded, has_han

_BETWEEN = re.compile(r"…|\.\.\.")
"""Stands in a wording for a few other words."""
_FEW = 16
"""Characters that a few other words are at the most."""


class Asking:
    """Hears which fields a line asks for; made once for a file of callers."""

    def __init__(self, asked_by: Mapping[FieldId, Iterable[str]]) -> None:
        self._ways = {field: way for field, wordings in asked_by.items() if (way := _pattern(wordings)) is not None}

    def fields(self, line: str) -> tuple[FieldId, ...]:
        """Give the fields that a line asks for, in the order in which it does."""
        plain = folded(line)
        found = [(match.start(), field) for field, way in self._ways.items() if (match := way.search(plain))]
        return tuple(field for _, field in sorted(found))


def _pattern(wordings: Iterable[str]) -> re.Pattern[str] | None:
    ways = [way for wording in wordings if (way := _way(wording))]
    return re.compile("|".join(ways)) if ways else None


def _way(wording: str) -> str:
    parts = [re.escape(plain) for part in _BETWEEN.split(wording) if (plain := folded(part).strip())]
    way = rf".{{0,{_FEW}}}?".join(parts)
    return way if not way or has_han(wording) else rf"\b{way}\b"
