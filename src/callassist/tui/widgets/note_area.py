"""Several lines to type in, to which nothing harmful gets."""

from __future__ import annotations

from textual import events
from textual.widgets import TextArea

from callassist.text import clean


class NoteArea(TextArea):
    """A text area that cleans what is pasted; Textual's own would show it to the terminal as it is."""

    def _on_paste(self, event: events.Paste) -> None:  # type: ignore[override] # Textual then calls its own as well
        event.text = clean(event.text)
