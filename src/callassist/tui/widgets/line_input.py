"""One line to type in, to which nothing pasted is lost and nothing harmful gets."""

from __future__ import annotations

from textual import events
from textual.widgets import Input

from callassist.text import one_line


class LineInput(Input):
    """An input that joins pasted lines instead of dropping all but the first, and cleans them."""

    def _on_paste(self, event: events.Paste) -> None:
        self.replace(one_line(event.text), *sorted(self.selection))
        event.stop()
        event.prevent_default()
