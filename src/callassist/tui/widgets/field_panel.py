"""The right side of the call screen: what is known, what is to be asked, and the editor when it is wanted."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll

from callassist.language import Words
from callassist.tui.display.advice import Advice
from callassist.tui.display.field_rows import field_rows
from callassist.tui.widgets.frame import name_frame
from callassist.tui.widgets.panel import Panel
from callassist.workflows.view import FieldLine, View

if TYPE_CHECKING:
    from callassist.tui.widgets.field_editor import FieldEditor, Then

Hint = Callable[[str, str], Advice]
"""Gives help for a field and what is typed in it."""


class FieldPanel(Vertical):
    """Lists the fields of a call and leads the agent from one to the next."""

    def __init__(self, hint: Hint) -> None:
        super().__init__(id="right")
        self._hint = hint
        self._fields: tuple[FieldLine, ...] = ()
        self._doubted: list[str] = []
        self._is_over = False
        self._editor: FieldEditor | None = None
        self.editing = ""
        """The field being written, if one is."""

    def compose(self) -> ComposeResult:
        """Lay out the list; the editor comes when it is first wanted."""
        with VerticalScroll(id="known", can_focus=False):
            yield Panel(id="fields", classes="flowing")

    def show(self, view: View, words: Words) -> None:
        """Draw the fields as they stand."""
        self._fields, self._is_over = view.fields, view.phase == "wrap-up"
        self._doubted = [heard.id for heard in view.readbacks if not heard.outcome]
        name_frame(self, words("known / to ask"))
        self.query_one("#fields", Panel).show(field_rows(view, words, self.editing))

    async def open(self) -> None:
        """Begin to write: what is asked here, else what is just read back, else what is needed, else what is open."""
        if self._editor is None:
            from callassist.tui.widgets.field_editor import FieldEditor  # noqa: PLC0415 - made when first wanted

            self._editor = FieldEditor()
            await self.mount(self._editor)
        ranked = sorted(
            self._fields,
            key=lambda one: (
                # Once the call is over, what the record needs comes before what a step reminds of.
                not (self._is_over and one.is_needed and one.state == "open"),
                not (one.is_asked_here and one.state == "open"),
                one.id not in self._doubted,
                not (one.is_needed and one.state == "open"),
                not one.is_asked_here,
                one.state != "open",
            ),
        )
        if ranked:
            self.edit(ranked[0].id)

    @property
    def is_note(self) -> bool:
        """Whether what is being written has several lines."""
        return any(one.id == self.editing and one.type == "note" for one in self._fields)

    def take_focus(self) -> None:
        """Let what is being written have the keys again, and nothing if nothing is."""
        if self._editor is not None and self.editing:
            self._editor.take_focus()
        else:
            self.screen.set_focus(None)

    def edit(self, field: str) -> None:
        """Write a field, with what stands in it or half-typed."""
        found = next((one for one in self._fields if one.id == field), None)
        if found is None:
            return
        text = found.draft or found.value
        self.editing = field
        if self._editor is None:
            return
        self._editor.display = True
        self._editor.edit(field, found.label, text, is_note=found.type == "note")
        self.advise(field, text)

    def advise(self, field: str, text: str) -> None:
        """Show help for what is typed."""
        if self._editor is not None:
            self._editor.advise(self._hint(field, text))

    def replace_text(self, text: str) -> None:
        """Put another text in the place of the one typed."""
        if self._editor is not None:
            self._editor.replace_text(text)

    @property
    def typed(self) -> str:
        """What stands typed in the field being written."""
        return self._editor.typed if self._editor is not None else ""

    def go_on(self, field: str, then: Then) -> None:
        """After a field is written: to another one, or back to the call."""
        names = [one.id for one in self._fields]
        asked = [
            one.id
            for one in self._fields
            if one.state == "open" and (one.is_asked_here or (self._is_over and one.is_needed))
        ]
        if then == "asked" and asked:
            self.edit(asked[0])
        elif then in {"next", "previous"} and field in names:
            step = 1 if then == "next" else -1
            self.edit(names[(names.index(field) + step) % len(names)])
        else:
            self.leave()

    def leave(self) -> None:
        """Back to the call."""
        self.editing = ""
        if self._editor is not None:
            self._editor.display = False
        self.screen.set_focus(None)
