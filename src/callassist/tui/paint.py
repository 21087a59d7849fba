"""Roles → looks: the one place where a role of the display modules becomes a style."""

from __future__ import annotations

from textual.content import Content

from callassist.tui.display.spans import Block, Line
from callassist.tui.safe import safe

# Every role differs by weight, underline, brackets or place as well as by colour: the screen works without any.
_STYLES = {
    "": "",
    "say": "bold $foreground",
    "nudge": "bold reverse $warning",
    "do": "italic $foreground",
    "strong": "bold",
    "label": "$foreground-muted",
    "dim": "$foreground-muted",
    "done": "underline $foreground-muted",
    "key": "bold $accent",
    "live": "bold $success",
    "ok": "$success",
    "warn": "bold $warning",
    "avoid": "strike $error",
    "hint": "italic $accent",
    "error": "bold $error",
}


def painted(block: Block) -> Content:
    """Give lines of spans as content for a widget: cleaned, never markup, each role in its style."""
    return Content("\n").join([painted_line(row) for row in block])


def painted_line(row: Line) -> Content:
    """Give one line of spans as content."""
    return Content.assemble(*((safe(text).plain, _STYLES[role]) for text, role in row))
