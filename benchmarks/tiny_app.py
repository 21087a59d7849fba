"""The smallest app that has all a terminal must be given back from: it repaints all the time, floods and fails on a key."""

from __future__ import annotations

import sys
from itertools import count
from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.widgets import Input, Label

from callassist.tui.signals import restore_on_signals


class TinyApp(App[None]):
    """A label that never stands still, a field to type in, and a key that breaks the app."""

    BINDINGS: ClassVar[list[BindingType]] = [("f8", "flood", "Flood"), ("f9", "break_down", "Break down")]

    def on_load(self) -> None:
        """Have the terminal given back on a signal."""
        restore_on_signals(self)

    def compose(self) -> ComposeResult:
        """Lay out the label and the field."""
        yield Label("ready", id="ticks")
        yield Input()

    def on_mount(self) -> None:
        """Start the repainting."""
        ticks = count()
        self.set_interval(1 / 30, lambda: self.query_one("#ticks", Label).update(f"ready {next(ticks)}"))

    def action_flood(self) -> None:
        """Write more than a terminal that has stopped reading takes."""
        assert self._driver is not None
        for _ in range(100):
            self._driver.write("flood" * 10_000)

    def action_break_down(self) -> None:
        """Fail as a fault in the program would."""
        raise RuntimeError("meant to happen")


if __name__ == "__main__":
    app = TinyApp()
    app.run()
    sys.exit(app.return_code)
