"""The smallest Textual app there can be, as the floor for first paint, keys and memory: one line that counts keys.

`python -m benchmarks.minimal_app [--parts]`; with `--parts` it has what a small real screen has: an input, a list of
a hundred rows and a detail beside it.
"""

from __future__ import annotations

import sys

from textual import events
from textual.app import App, ComposeResult
from textual.widgets import Static


class MinimalApp(App[None]):
    """One line of text; each key changes it."""

    ENABLE_COMMAND_PALETTE = False
    keys = 0

    def compose(self) -> ComposeResult:
        """Lay out the line."""
        yield Static("ready: nothing pressed", id="line")

    def on_key(self, event: events.Key) -> None:
        """Count the key, unless it means to leave."""
        if event.key != "ctrl+q":
            self.keys += 1
            self.query_one("#line", Static).update(f"ready: pressed ({self.keys})")


def with_parts() -> App[None]:
    """Give an app with an input, a list and a detail."""
    from textual.containers import Horizontal  # noqa: PLC0415 - the smallest app does without
    from textual.widgets import Footer, Input, OptionList  # noqa: PLC0415

    class PartsApp(MinimalApp):
        """An input, a list, a detail and a footer."""

        CSS = "OptionList { width: 1fr } #line { width: 1fr; border: round }"

        def compose(self) -> ComposeResult:
            """Lay out the parts."""
            yield Input(placeholder="ready: type here", disabled=True)
            with Horizontal():
                yield OptionList(*(f"row {number}" for number in range(100)))
                yield Static("ready: nothing pressed", id="line")
            yield Footer()

    return PartsApp()


if __name__ == "__main__":
    (with_parts() if "--parts" in sys.argv else MinimalApp()).run()
