"""Find a flow, a step or a reply as one types, over the call and without leaving it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from callassist.tui.actions import Action
from callassist.tui.dialogs.dialog import Dialog
from callassist.tui.display.spans import line
from callassist.tui.paint import painted_line
from callassist.tui.widgets.choices import Choices
from callassist.tui.widgets.line_input import LineInput
from callassist.tui.widgets.panel import Panel
from callassist.workflows.find import Found

Pick = Found | Action


class Row(msgspec.Struct, frozen=True):
    """One thing found, as the list shows it: `words` stand below the list while it is marked."""

    title: str
    detail: str
    words: str
    pick: Pick


Search = Callable[[str], Sequence[Row]]
"""Gives what a query means, likeliest first."""


def found_row(found: Found) -> Row:
    """Give a flow, step, phrase or desk as a row."""
    return Row(found.title, found.detail, found.words, found)


class FindScreen(Dialog[Pick | None]):
    """Gives what was chosen, or None."""

    BINDINGS = [
        Binding("escape", "leave", show=False),
        Binding("down", "move(1)", show=False, priority=True),
        Binding("up", "move(-1)", show=False, priority=True),
    ]

    def __init__(self, title: str, prompt: str, nothing: str, search: Search) -> None:
        super().__init__()
        self._title = title
        self._prompt = prompt
        self._nothing = nothing
        self._search = search
        self._found: tuple[Row, ...] = ()

    def compose(self) -> ComposeResult:
        """Lay out the line to type in, the list and the words of what is marked."""
        with Vertical(id="find", classes="dialog") as frame:
            frame.border_title = self._title
            yield LineInput(placeholder=self._prompt, id="find-line", compact=True)
            yield Choices(id="find-list")
            yield Panel(id="find-words")

    def on_mount(self) -> None:
        """Wait for the first letter."""
        self.query_one("#find-words", Panel).add_class("flowing")
        self.query_one(LineInput).focus()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._found = tuple(self._search(event.value))
        options = self.query_one(OptionList)
        options.clear_options()
        options.add_options(
            Option(painted_line(line((found.title, "strong"), ("  " + found.detail, "dim")))) for found in self._found
        )
        if self._found:
            options.highlighted = 0
        self._show_words(0)

    @on(OptionList.OptionHighlighted)
    def _marked(self, event: OptionList.OptionHighlighted) -> None:
        self._show_words(event.option_index)

    def _show_words(self, index: int) -> None:
        panel = self.query_one("#find-words", Panel)
        if index < len(self._found):
            panel.show((line((self._found[index].words, "say")),))
        else:
            typed = self.query_one(LineInput).value.strip()
            panel.show((line((self._nothing, "dim")),) if typed else ())

    @on(Input.Submitted)
    @on(OptionList.OptionSelected)
    def _chosen(self) -> None:
        marked = self.query_one(OptionList).highlighted
        self.dismiss(self._found[marked].pick if marked is not None and marked < len(self._found) else None)

    def action_move(self, step: int) -> None:
        """Mark the next or the one before."""
        options = self.query_one(OptionList)
        if step > 0:
            options.action_cursor_down()
        else:
            options.action_cursor_up()

    def action_leave(self) -> None:
        """Back to the call."""
        self.dismiss(None)
