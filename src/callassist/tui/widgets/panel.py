"""A widget that draws a block of spans, and only when it has changed."""

from __future__ import annotations

from textual.widgets import Static

from callassist.tui.display.spans import Block
from callassist.tui.paint import painted


class Panel(Static):
    """Shows the block it was given last."""

    def __init__(self, *, id: str, classes: str = "") -> None:  # noqa: A002 - Textual's own name for it
        super().__init__("", id=id, classes=classes, markup=False)
        self._shown: Block | None = None

    def show(self, block: Block) -> None:
        """Draw the block unless it stands there already."""
        if block != self._shown:
            grows = self._shown is None or len(self._shown) != len(block)
            self._shown = block
            # A line that only changes its words keeps its place: no layout, which is most of a repaint's cost.
            self.update(painted(block), layout=grows or self.has_class("flowing"))
