"""Text with roles: what the display modules give and the painter colours.

A role is a word such as `key` or `dim`, never a colour, so that meaning survives any theme and none.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.cells import cell_len

Span = tuple[str, str]
"""Text and the role it plays; an empty role is plain text."""

Line = tuple[Span, ...]
Block = tuple[Line, ...]


def line(*spans: Span | str) -> Line:
    """Give a line of spans; a bare string is plain text."""
    return tuple((span, "") if isinstance(span, str) else span for span in spans)


def text_of(spans: Iterable[Span]) -> str:
    """Give a line without its roles."""
    return "".join(text for text, _ in spans)


def width(spans: Iterable[Span]) -> int:
    """Give the terminal cells that a line takes."""
    return sum(cell_len(text) for text, _ in spans)


def spread(left: Line, right: Line, cells: int) -> Line:
    """Give a line with one part at each end; the right one gives way when there is no room for both."""
    gap = cells - width(left) - width(right)
    if gap < 1:
        return left
    return (*left, (" " * gap, ""), *right)


def columns(items: Sequence[Line], cells: int, gap: int = 3) -> Block:
    """Give items in as many equal columns as fit, row by row."""
    if not items:
        return ()
    widest = max(width(item) for item in items)
    count = max(1, min(len(items), (cells + gap) // (widest + gap)))
    rows = []
    for start in range(0, len(items), count):
        row: list[Span] = []
        for number, item in enumerate(items[start : start + count]):
            if number:
                row.append((" " * (widest - width(items[start + number - 1]) + gap), ""))
            row.extend(item)
        rows.append(tuple(row))
    return tuple(rows)


def flowing(items: Sequence[Line], cells: int, gap: int = 2) -> Block:
    """Give items one after the other, in as many lines as it takes; an item is never split."""
    rows: list[list[Span]] = []
    used = 0
    for item in items:
        if rows and used + gap + width(item) <= cells:
            rows[-1].append((" " * gap, ""))
            rows[-1].extend(item)
            used += gap + width(item)
        else:
            rows.append(list(item))
            used = width(item)
    return tuple(tuple(row) for row in rows)
