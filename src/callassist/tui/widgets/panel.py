"""A widget that draws a block of spans, and only when it has changed."""

from __future__ import annotations

from textual.widget import Widget
from textual.widgets import Static

from callassist.tui.display.line_breaks import line_breaks
from callassist.tui.display.spans import Block, text_of
from callassist.tui.paint import painted


class Panel(Static):
    """Shows the block it was given last."""

    def __init__(self, *, id: str, classes: str = "") -> None:  # noqa: A002 - Textual's own name for it
        super().__init__("", id=id, classes=classes, markup=False)
        self._shown: Block | None = None
        self._rows = 0

    def show(self, block: Block) -> None:
        """Draw the block unless it stands there already."""
        if block == self._shown:
            return
        rows = self._height(block)
        # Laying out is most of a repaint's cost, and every other part of the screen is painted again with it. A block
        # that fits where the last one stood, or fills a part that is no taller than its frame, keeps the layout.
        frame = self.parent.size.height if self.styles.min_height and isinstance(self.parent, Widget) else 0
        moves = self._shown is None or max(rows, frame) != max(self._rows, frame)
        self._shown, self._rows = block, rows
        self.update(painted(block), layout=moves)

    def _height(self, block: Block) -> int:
        """Give the lines that the block takes at the width it has now."""
        width = self.content_size.width
        return sum(len(line_breaks(text_of(row), width)) + 1 for row in block)
