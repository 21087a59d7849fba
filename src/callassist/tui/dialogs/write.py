"""A few lines to write, for what has no field of its own."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical

from callassist.tui.dialogs.dialog import Dialog
from callassist.tui.display.spans import line
from callassist.tui.widgets.note_area import NoteArea
from callassist.tui.widgets.panel import Panel


class WriteScreen(Dialog[str]):
    """Gives what was written; leaving keeps it too, for nothing typed is lost."""

    BINDINGS = [Binding("escape,ctrl+s", "done", show=False)]

    def __init__(self, title: str, advice: str) -> None:
        super().__init__()
        self._title = title
        self._advice = advice

    def compose(self) -> ComposeResult:
        """Lay out the advice and the text."""
        with Vertical(id="write", classes="dialog") as frame:
            frame.border_title = self._title
            yield Panel(id="write-advice")
            yield NoteArea(id="write-text", compact=True)

    def on_mount(self) -> None:
        """Show the advice and wait for the first word."""
        self.query_one(Panel).show((line((self._advice, "dim")),))
        self.query_one(NoteArea).focus()

    def action_done(self) -> None:
        """Hand over what was written."""
        self.dismiss(self.query_one(NoteArea).text.strip())
