"""One line to type in, to which nothing pasted is lost and nothing harmful gets."""

from __future__ import annotations

from rich.highlighter import Highlighter
from rich.text import Text
from textual import events
from textual.widgets import Input

from callassist.text import one_line
from callassist.tui.widgets.note_area import WRONG


class LineInput(Input):
    """An input that joins pasted lines instead of dropping all but the first, and cleans them.

    A part of what stands in it may be underlined.
    """

    def underline(self, start: int, end: int) -> None:
        """Underline these characters, and no others; none if `start` is `end`."""
        self.highlighter = _Underline(start, end) if start < end else None
        self.refresh()

    def _on_paste(self, event: events.Paste) -> None:
        self.replace(one_line(event.text), *sorted(self.selection))
        event.stop()
        event.prevent_default()


class _Underline(Highlighter):
    """Underlines one part of a text."""

    def __init__(self, start: int, end: int) -> None:
        self._start, self._end = start, end

    def highlight(self, text: Text) -> None:
        text.stylize(WRONG, self._start, self._end)
