"""Two minutes of copying lines from the scripts: the trainee's typing rate, so that thinking is told from typing."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Input

from callassist.clock import Millis
from callassist.text import one_line
from callassist.training.dice import Dice
from callassist.training.typing_rate import MINUTES, rate
from callassist.tui.actions import TYPING
from callassist.tui.display.spans import Line, line
from callassist.tui.training.screen import TrainingScreen
from callassist.tui.widgets.frame import name_frame
from callassist.tui.widgets.line_input import LineInput
from callassist.tui.widgets.panel import Panel
from callassist.workflows.typing_lines import typing_lines

_BEAT = 0.5
_WHOLE = MINUTES * 60_000
_AHEAD = 4
"""Lines that stand below the one being typed."""


class TypingScreen(TrainingScreen):
    """Lines to copy, one below the other, until the time is over or Ctrl+D ends it."""

    ACTIONS = TYPING
    BINDINGS = [action.binding for action in TYPING]

    def __init__(self) -> None:
        super().__init__()
        self._lines: tuple[str, ...] = ()
        self._typed: list[str] = []
        self._began: Millis | None = None
        self._over = False

    def compose(self) -> ComposeResult:
        """Lay out head, lines, the line to type in, message and keys."""
        yield Panel(id="status")
        with VerticalScroll(id="debrief-page", can_focus=False):
            yield Panel(id="debrief-text", classes="flowing")
        yield LineInput(id="typing-line", compact=True)
        yield Panel(id="message")
        yield Panel(id="keys")

    def on_mount(self) -> None:
        """Lay the lines out; the clock starts with the first key."""
        room = self.app.room
        self._lines = typing_lines(room.pack, Dice("typing", room.trainee.name, room.clock.now()))
        self.query_one(LineInput).focus()
        self.draw()
        self.set_interval(_BEAT, self.beat)

    def draw(self) -> None:
        """Show the lines with the one to type on top, and the time that is left."""
        if not self.is_mounted:
            return
        words = self.words
        left = max(0, _WHOLE - self._elapsed())
        self.head(line((words("typing rate"), "strong"), "  ", (f"{left // 60000}:{left // 1000 % 60:02}", "key")))
        number = len(self._typed)
        rows: list[Line] = [
            line((text, "say" if not at else "dim")) for at, text in enumerate(self._lines[number : number + _AHEAD])
        ]
        self.query_one("#debrief-text", Panel).show(tuple(rows))
        name_frame(self.query_one("#debrief-page"), words("copy these lines"), "")
        self.query_one(LineInput).placeholder = words(
            "Type the first line, then Enter; the time runs from the first key."
        )
        self.show_keys()

    def beat(self) -> None:
        """End when the time is over."""
        if self._over:
            return
        if self._began is not None and self._elapsed() >= _WHOLE:
            self.action_done()
        else:
            self.draw()

    @on(Input.Changed, "#typing-line")
    def _typing(self, event: Input.Changed) -> None:
        if event.value and self._began is None:
            self._began = self.app.room.clock.now()

    @on(Input.Submitted, "#typing-line")
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        if self._over or not event.value.strip():
            return
        self._typed.append(one_line(event.value).strip())
        event.input.value = ""
        if len(self._typed) == len(self._lines):
            self.action_done()
        self.draw()

    def action_done(self) -> None:
        """Work the rate out, and keep it."""
        if self._over:
            return
        box = self.query_one(LineInput)
        last = one_line(box.value).strip()
        typed = [*self._typed, *([last] if last else [])]
        wanted = self._lines[: len(typed)]
        found = rate("".join(wanted), "".join(typed), self._elapsed())
        if not found.a_minute:
            self.say(self.words("Too little was typed to tell; go on, or begin again."))
            return
        self._over = True
        room = self.app.room
        room.log.calibrated(room.trainee.name, found.a_minute, found.right)
        self.say(self.words("{count} characters a minute; kept. Esc leads back.", count=found.a_minute), "ok")

    def _elapsed(self) -> int:
        return self.app.room.clock.now() - self._began if self._began is not None else 0
