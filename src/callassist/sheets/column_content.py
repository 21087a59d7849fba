"""Columns without a heading that says anything → what they hold, by how their texts look."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from callassist.sheets.header_words import Kind
from callassist.sheets.values import Row

_ID = re.compile(r"[a-z][a-z0-9]*([_-][a-z0-9]+)+|[a-z]{1,4}[_-]?\d{1,5}", re.IGNORECASE)
_WORDS = re.compile(r"[^\W\d_]")
_COURTEOUS = re.compile(
    r"[请您]|帮|马上|抱歉|谢谢|\b(?:please|let me|i'll|i’ll|i can|may i|could you|thank|sorry)\b", re.IGNORECASE
)
_MOSTLY = 0.8
_SOME = 0.3
_REPEATED = 0.5
"""A column in which less than half the texts differ sorts the others: it holds situations."""


@dataclass(frozen=True, slots=True)
class _Look:
    """How the texts of a column look."""

    column: int
    filled: float
    length: float
    distinct: float
    courteous: float
    ids: float


def by_content(rows: Sequence[Row], columns: Sequence[int], wanted: Sequence[Kind]) -> dict[Kind, int]:
    """Give the likeliest column of each wanted kind, those that there is a sign of."""
    looks = [look for column in columns if (look := _look(rows, column)) is not None]
    found: dict[Kind, int] = {}
    if "id" in wanted and (ids := [one for one in looks if one.ids >= _MOSTLY and one.distinct >= _MOSTLY]):
        found["id"] = ids[0].column
    looks = [one for one in looks if one.ids < _MOSTLY]
    if "situations" in wanted:
        sorting = [one for one in looks if one.distinct < _REPEATED]
        if sorting:
            found["situations"] = sorting[0].column
    looks = [one for one in looks if one.distinct >= _REPEATED or len(looks) == 1 or "situations" not in wanted]
    if "reply" in wanted and (polite := [one for one in looks if one.courteous >= _SOME]):
        reply = max(polite, key=lambda one: one.courteous)
        if len(looks) > 1 or "phrase" not in wanted:
            found["reply"] = reply.column
            looks.remove(reply)
    if "phrase" in wanted and looks:
        most = max(one.filled for one in looks)
        phrase = min((one for one in looks if one.filled >= most * _MOSTLY), key=lambda one: (one.length, one.column))
        found["phrase"] = phrase.column
        looks.remove(phrase)
    if "reply" in wanted and "reply" not in found and len(looks) == 1:
        found["reply"] = looks.pop().column
    elif "harm" in wanted and len(looks) == 1:
        found["harm"] = looks.pop().column
    return found


def _look(rows: Sequence[Row], column: int) -> _Look | None:
    texts = [cell.text for row in rows if (cell := row.cell(column)).text]
    words = [text for text in texts if _WORDS.search(text)]
    if not words or len(words) < len(texts) / 2:
        return None
    return _Look(
        column,
        len(texts) / len(rows),
        sum(map(len, texts)) / len(texts),
        len(set(texts)) / len(texts),
        sum(bool(_COURTEOUS.search(text)) for text in texts) / len(texts),
        sum(bool(_ID.fullmatch(text)) for text in texts) / len(texts),
    )
