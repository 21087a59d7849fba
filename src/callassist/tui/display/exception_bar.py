"""The bottom lines: the flows one key opens from anywhere, and the screen's own keys."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from callassist.language import Words
from callassist.tui.display.spans import Line, line, width

FREQUENT = (
    "silent-caller",
    "noisy-line",
    "angry-caller",
    "hold",
    "transfer",
    "message",
    "emergency",
    "cannot-answer-now",
    "repair-request",
    "complaint",
    "person-unavailable",
    "wrong-number",
)
"""In the order in which they earn their place when the terminal is narrow."""


def exception_bar(flows: Mapping[str, tuple[str, str]], words: Words, cells: int) -> Line:
    """Give as many of the flows (id → key and title) as fit; the key that lists all comes last."""
    if not flows:
        return ()
    more = line(("x", "key"), _apart(words("more")))
    items = [line((flows[name][0], "key"), _apart(flows[name][1])) for name in FREQUENT if name in flows]
    return _fit(items, more, cells)


def _apart(title: str) -> str:
    """Give the title with a blank before it where a letter would run into the key."""
    return f" {title}" if title[:1].isascii() else title


def key_bar(items: Sequence[tuple[str, str]], cells: int) -> Line:
    """Give keys and what they do, as many as fit, the last one always."""
    lines = [line((key, "key"), " " + name) for key, name in items]
    return _fit(lines[:-1], lines[-1], cells) if lines else ()


def _fit(items: list[Line], last: Line, cells: int, gap: int = 2) -> Line:
    room = cells - width(last)
    row: list[tuple[str, str]] = []
    for item in items:
        if width(row) + width(item) + gap > room:
            break
        row += [*item, (" " * gap, "")]
    return (*row, *last)
