"""A file's text with the edits of its problems made."""

from __future__ import annotations

from collections.abc import Iterable

from callassist.content.problem import Edit
from callassist.content.source import Source


def mended(source: Source, edits: Iterable[Edit]) -> str:
    """Give the text with the edits made; of edits that touch each other only the first is."""
    text = source.text
    begun = len(text) + 1
    spans = []
    last = -1
    for edit in sorted(set(edits), key=lambda one: (one.place.line, one.place.column)):
        start = source.offset(edit.place)
        end = start + edit.place.end_column - edit.place.column
        if start >= last and end <= len(text):
            spans.append((start, end, edit.text))
            last = end
    for start, end, new in reversed(spans):
        assert end <= begun
        text = text[:start] + new + text[end:]
        begun = start
    return text
