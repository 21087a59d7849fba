"""A file's text with the edits of its problems made."""

from __future__ import annotations

from collections.abc import Iterable

from callassist.content.edits import Edit as Stretch
from callassist.content.edits import edited
from callassist.content.problem import Edit
from callassist.content.source import Source


def mended(source: Source, edits: Iterable[Edit]) -> str:
    """Give the text with the edits made; of edits that touch each other only the first is."""
    kept: list[Stretch] = []
    for edit in sorted(set(edits), key=lambda one: (one.place.line, one.place.column)):
        start = source.offset(edit.place)
        end = start + edit.place.end_column - edit.place.column
        if not kept or start >= kept[-1].end:
            kept.append(Stretch(start, min(end, len(source.text)), edit.text))
    return edited(source.text, kept)
