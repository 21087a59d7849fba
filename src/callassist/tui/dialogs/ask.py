"""One line to write, with what it is about above it: a new id, or the note to a version."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Input

from callassist.text import one_line
from callassist.tui.dialogs.dialog import Dialog
from callassist.tui.display.spans import Block
from callassist.tui.widgets.line_input import LineInput
from callassist.tui.widgets.panel import Panel


class AskScreen(Dialog[str | None]):
    """Gives what was written, or None; Enter takes it, Esc leaves, the arrows scroll what stands above."""

    BINDINGS = [
        Binding("escape", "leave", show=False),
        Binding("down,pagedown", "scroll(1)", show=False, priority=True),
        Binding("up,pageup", "scroll(-1)", show=False, priority=True),
    ]

    def __init__(self, title: str, about: Block, prompt: str, text: str = "") -> None:
        super().__init__()
        self._title, self._about, self._prompt, self._text = title, about, prompt, text

    def compose(self) -> ComposeResult:
        """Lay out what it is about, and the line."""
        with Vertical(id="ask", classes="dialog") as frame:
            frame.border_title = self._title
            with VerticalScroll(id="ask-about", can_focus=False):
                yield Panel(id="ask-page", classes="flowing")
            yield LineInput(one_line(self._text), placeholder=self._prompt, id="ask-line", compact=True)

    def on_mount(self) -> None:
        """Show it, and wait for the first letter."""
        self.query_one(Panel).show(self._about)
        self.query_one(LineInput).focus()

    @on(Input.Submitted)
    def _done(self, event: Input.Submitted) -> None:
        event.stop()
        self.dismiss(event.value.strip())

    def action_scroll(self, step: int) -> None:
        """Scroll what stands above the line."""
        self.query_one("#ask-about").scroll_relative(y=5 * step, animate=False)

    def action_leave(self) -> None:
        """Back without an answer."""
        self.dismiss(None)
