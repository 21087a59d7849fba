"""Help for what has the focus: which keys work here and what each does."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll

from callassist.tui.dialogs.dialog import Dialog
from callassist.tui.display.spans import Block
from callassist.tui.widgets.panel import Panel


class HelpScreen(Dialog[None]):
    """Shows a page of help until a key closes it."""

    BINDINGS = [Binding("escape,f1,enter,q", "close", show=False)]

    def __init__(self, title: str, page: Block) -> None:
        super().__init__()
        self._title = title
        self._page = page

    def compose(self) -> ComposeResult:
        """Lay out the framed page."""
        with Vertical(id="help", classes="dialog") as frame:
            frame.border_title = self._title
            with VerticalScroll():
                yield Panel(id="help-page")

    def on_mount(self) -> None:
        """Draw the page."""
        panel = self.query_one(Panel)
        panel.add_class("flowing")
        panel.show(self._page)

    def action_close(self) -> None:
        """Back to where the help was asked for."""
        self.dismiss(None)
