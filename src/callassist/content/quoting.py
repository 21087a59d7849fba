"""Text as a YAML value in double quotes, and the edit that puts a value into them."""

from __future__ import annotations

from callassist.content.problem import Edit
from callassist.content.source import Source


def quoted(text: str) -> str:
    """Give a line of text in double quotes."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def edit_to_quotes(source: Source, start: int, before: str) -> tuple[Edit, ...]:
    """Give the edit that puts the rest of a line into quotes; none where the line may hold more than this value."""
    if "{" in before or "[" in before:
        return ()
    value = source.text[start : source.line_end(start)].rstrip()
    return (Edit(source.place(start, start + len(value)), quoted(value)),)
