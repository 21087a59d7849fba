"""Try a call on the draft: walked in virtual time, over the editor and without leaving it."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll

from callassist.errors import CallassistError, WrongUse
from callassist.language import Words
from callassist.text import half_width
from callassist.tui.dialogs.dialog import Dialog
from callassist.tui.display.clock_text import minutes
from callassist.tui.display.replies import replies
from callassist.tui.display.script import script
from callassist.tui.display.spans import line
from callassist.tui.widgets.frame import name_frame
from callassist.tui.widgets.panel import Panel
from callassist.workflows.walk import START, Walker

_WAIT = 20_000
"""Milliseconds that one `w` lets pass."""
_DRAFT_FAULTS = (CallassistError, LookupError, ValueError, RecursionError)
"""What a draft with errors may come to when it is walked."""


class TryScreen(Dialog[str]):
    """Walks one call; gives `flow/step` where it stood when it was left."""

    BINDINGS = [Binding("escape", "leave", show=False)]

    def __init__(self, walker: Walker, words: Words) -> None:
        super().__init__()
        self._walker, self._words = walker, words

    def compose(self) -> ComposeResult:
        """Lay out the card, the answers and the keys."""
        with Vertical(id="try", classes="dialog"):
            with VerticalScroll(can_focus=False):
                yield Panel(id="try-script", classes="flowing")
            yield Panel(id="try-replies", classes="flowing")
            yield Panel(id="try-message")
            yield Panel(id="try-keys")

    def on_mount(self) -> None:
        """Show where the call stands."""
        self._draw("")

    def on_key(self, event: events.Key) -> None:
        """Take the call on by one key."""
        char = half_width(event.character or "")
        verb, argument = "", ""
        if event.key in {"enter", "space"}:
            verb = "enter"
        elif char == "0":
            verb = "hang_up"
        elif char.isdecimal():
            verb, argument = "press", char
        elif char == "w":
            verb = "wait"
        elif char in {"b", "v", "u"}:
            verb = {"b": "back", "v": "reword", "u": "undo"}[char]
        elif flow := next((one.id for one in self._walker.pack.flows.values() if char and one.key == char), ""):
            verb, argument = "open", flow
        if verb:
            event.stop()
            self._do(verb, argument)

    def _do(self, verb: str, argument: str) -> None:
        words = self._words
        try:
            if verb == "wait":
                self._walker.wait(_WAIT)
                told = words("{seconds} seconds later", seconds=_WAIT // 1000)
            else:
                refusal = self._walker.act(verb, argument)
                told = words.of(refusal) if refusal is not None else ""
        except WrongUse as error:
            told = words.of(error.notice)
        except _DRAFT_FAULTS:
            told = words("The draft leads nowhere from here: see the problems.")
        self._draw(told)

    def _draw(self, told: str) -> None:
        words, roomy = self._words, self.app.size.height >= 30  # noqa: PLR2004 - as the call screen draws it
        try:
            view = self._walker.view()
        except _DRAFT_FAULTS:
            self._panel("#try-message").show(
                (line((words("The draft leads nowhere from here: see the problems."), "warn")),)
            )
            return
        passed = minutes(self._walker.clock.now() - START)
        name_frame(
            self.query_one("#try"), words("try a call"), f"{view.flow}/{view.step} {passed}" if view.flow else passed
        )
        self._panel("#try-script").show(script(view, words, keywords_first=False, nudges=True, roomy=roomy))
        cells = max(20, self.app.size.width * 8 // 10 - 6)
        self._panel("#try-replies").show(replies(view, words, cells, 6))
        over = words("The call is over.") if view.phase != "talking" and not told else told
        self._panel("#try-message").show((line((over, "hint")),))
        keys = words("1–9 answers · Enter goes on · w waits 20 s · b back · v rewords · u undoes · Esc leaves")
        self._panel("#try-keys").show((line((keys, "dim")),))

    def _panel(self, name: str) -> Panel:
        return self.query_one(name, Panel)

    def action_leave(self) -> None:
        """Back to the editor, to the step that the call came to."""
        here = self._walker.call.here
        self.dismiss(f"{here.flow}/{here.step}" if here is not None else "")
