"""A list to pick one thing from: by its own key, or with the arrows and Enter."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from callassist.text import half_width
from callassist.tui.dialogs.dialog import Dialog
from callassist.tui.display.spans import line
from callassist.tui.paint import painted_line
from callassist.tui.widgets.choices import Choices


class Item(msgspec.Struct, frozen=True):
    """One thing to pick; `key` picks it at once."""

    id: str
    title: str
    detail: str = ""
    key: str = ""


class PickScreen(Dialog[str | None]):
    """Gives the id of what was picked, or None."""

    BINDINGS = [Binding("escape", "dismiss_none", show=False)]

    def __init__(self, title: str, items: Sequence[Item]) -> None:
        super().__init__()
        self._title = title
        self._items = tuple(items)

    def compose(self) -> ComposeResult:
        """Lay out the framed list."""
        with Vertical(id="pick", classes="dialog") as frame:
            frame.border_title = self._title
            yield Choices(*(Option(self._row(item), id=item.id) for item in self._items))

    def _row(self, item: Item) -> Content:
        head = line((f"{item.key:<2} " if item.key else "   ", "key"), (item.title, "strong"))
        return painted_line((*head, (f"  {item.detail}" if item.detail else "", "dim")))

    def on_key(self, event: events.Key) -> None:
        """Pick by key."""
        char = half_width(event.character or "")
        for item in self._items:
            if char and item.key == char:
                event.stop()
                self.dismiss(item.id)
                return

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Pick what the cursor is on."""
        self.dismiss(event.option_id)

    def action_dismiss_none(self) -> None:
        """Leave without picking."""
        self.dismiss(None)
