"""Several lines to type in, to which nothing harmful gets."""

from __future__ import annotations

from rich.text import Text
from textual import events
from textual.widgets import TextArea

from callassist.text import clean

WRONG = "underline bold"
"""How what must not be said looks while it stands typed: seen without colour too."""


class NoteArea(TextArea):
    """A text area that cleans what is pasted (Textual's own would show it to the terminal as it is).

    A part of what stands in it may be underlined.
    """

    _wrong = (0, 0)

    def underline(self, start: int, end: int) -> None:
        """Underline these characters of the whole text, and no others; none if `start` is `end`."""
        if (start, end) != self._wrong:
            self._wrong = (start, end)
            self.notify_style_update()  # lines once drawn are kept until a style changes
            self.refresh()

    def get_line(self, line_index: int) -> Text:
        """Give a line as it is drawn."""
        text = super().get_line(line_index)
        start, end = self._wrong
        if start < end:
            begins = sum(len(self.document[row]) + len(self.document.newline) for row in range(line_index))
            first, last = max(start - begins, 0), min(end - begins, len(text))
            if first < last:
                text.stylize(WRONG, first, last)
        return text

    def _on_paste(self, event: events.Paste) -> None:  # type: ignore[override] # Textual then calls its own as well
        event.text = clean(event.text)
