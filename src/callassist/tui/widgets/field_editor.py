"""Where the agent types what the caller tells: one field at a time, nothing typed is ever lost."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Input, TextArea

from callassist.text import clean, one_line
from callassist.tui.display.advice import Advice
from callassist.tui.display.spans import line
from callassist.tui.widgets.line_input import LineInput
from callassist.tui.widgets.note_area import NoteArea
from callassist.tui.widgets.panel import Panel

Then = Literal["next", "previous", "asked", "call"]
"""Where to go when a field is written: on or back in the list, to what else is asked here, or to the call."""

_PAUSE = 0.6
"""Seconds after the first key by which what stands half-typed is made durable."""


class FieldEditor(Vertical):
    """Edits one field and sends what was typed upwards."""

    BINDINGS = [
        Binding("escape", "write('call')", show=False),
        Binding("tab,down", "write('next')", show=False),
        Binding("shift+tab,up", "write('previous')", show=False),
        Binding("ctrl+n", "decline", show=False),
        Binding("ctrl+s", "write('call')", show=False),
        Binding("ctrl+r", "mend", show=False, priority=True),
    ]

    @dataclass
    class Written(Message):
        """The field's value, and where the agent wants to go."""

        field: str
        value: str
        then: Then

    @dataclass
    class Drafted(Message):
        """What stands half-typed."""

        field: str
        text: str

    @dataclass
    class Declined(Message):
        """The caller would rather not say."""

        field: str

    @dataclass
    class Changed(Message):
        """What is typed now, for a hint beside it."""

        field: str
        text: str

    @dataclass
    class Mended(Message):
        """What must not be said is to be replaced by what is advised."""

        field: str
        text: str

    def __init__(self) -> None:
        super().__init__(id="editor")
        self.display = False
        self.field = self.typed = ""
        self._is_note = False
        self._pause: Timer | None = None

    def compose(self) -> ComposeResult:
        """Lay out prompt, line, note and hint."""
        yield Panel(id="editor-prompt")
        # What stands there already, a draft above all, is gone on with and not typed over.
        yield LineInput(id="editor-line", compact=True, select_on_focus=False)
        yield NoteArea(id="editor-note", compact=True, tab_behavior="focus")
        yield Panel(id="editor-hint")

    def edit(self, field: str, prompt: str, text: str, *, is_note: bool) -> None:
        """Begin with a field and what stands in it."""
        self._stop()
        self.field, self._is_note, self.typed = field, is_note, text
        self.query_one("#editor-prompt", Panel).show((line((prompt, "strong")),))
        entry, note = self.query_one(LineInput), self.query_one(NoteArea)
        entry.display, note.display = not is_note, is_note
        with self.prevent(Input.Changed, TextArea.Changed):
            if is_note:
                note.load_text(clean(text))
                note.move_cursor(note.document.end)
            else:
                entry.value = one_line(text)
                entry.cursor_position = len(entry.value)
        (note if is_note else entry).focus()

    def take_focus(self) -> None:
        """Go on typing where it was left."""
        (self.query_one(NoteArea) if self._is_note else self.query_one(LineInput)).focus()

    def advise(self, advice: Advice) -> None:
        """Show a word of help under what is typed, and underline what it is about."""
        self.query_one("#editor-hint", Panel).show((line((advice.text, "hint")),) if advice.text else ())
        (self.query_one(NoteArea) if self._is_note else self.query_one(LineInput)).underline(advice.start, advice.end)

    @property
    def text(self) -> str:
        """What stands typed."""
        return self.query_one(NoteArea).text if self._is_note else self.query_one(LineInput).value

    def action_write(self, then: Then) -> None:
        """Write what is typed and go on; in a note the arrows move the cursor."""
        self._stop()
        self.post_message(self.Written(self.field, self.text.strip(), then))

    def action_mend(self) -> None:
        """Put in what is advised for the phrase that must not be said."""
        self.post_message(self.Mended(self.field, self.text))

    def replace_text(self, text: str) -> None:
        """Put another text in the place of the one typed; it counts as typed."""
        if self._is_note:
            note = self.query_one(NoteArea)
            note.replace(text, (0, 0), note.document.end)
            note.move_cursor(note.document.end)
        else:
            entry = self.query_one(LineInput)
            entry.value = text
            entry.cursor_position = len(text)

    def action_decline(self) -> None:
        """Note that the caller would rather not say."""
        self._stop()
        self.post_message(self.Declined(self.field))

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_write("asked")

    @on(Input.Changed)
    @on(TextArea.Changed)
    def _typed(self, event: Input.Changed | TextArea.Changed) -> None:
        event.stop()
        if not self.display:
            return  # typed ahead of a key that has left the editor by now
        self.typed = self.text
        self.post_message(self.Changed(self.field, self.typed))
        if self._pause is None:
            # Not begun anew by each key, or who types without a pause would have nothing on the disk.
            self._pause = self.set_timer(_PAUSE, self._draft)

    def _draft(self) -> None:
        self._pause = None
        self.post_message(self.Drafted(self.field, self.text))

    def _stop(self) -> None:
        if self._pause is not None:
            self._pause.stop()
            self._pause = None
