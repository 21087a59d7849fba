"""The call as it stands on the screen: drawn, kept up with the clock, and told what happens."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import ComposeResult
from textual.geometry import Size
from textual.screen import Screen

from callassist.call import events as ev
from callassist.call.effects import Entered, Turn
from callassist.clock import Millis
from callassist.language import marked
from callassist.tui.actions import LIVE
from callassist.tui.host import Host
from callassist.tui.widgets.board import Board
from callassist.workflows.seat import Maker
from callassist.workflows.see import see
from callassist.workflows.view import View

_BEAT = 0.25
"""Seconds between two looks at the clock."""

_SETTLE = 500
"""Milliseconds after the clock changed the step during which a key for the step is not taken: it was meant for the last."""

_TALKING = ("find", "back", "undo", "fields", "reword", "keywords", "park", "gap", "home")
_NOT_WHILE_WRITING = {"undo", "redo"}
"""What a key that is meant for the line being typed must not do to the call."""

_RINGING = ("go-on", "fields", "park", "home")
_WRAPPING = ("fields", "dispose", "copy", "next-call", "undo", "home")


class CallBoard(Screen[None]):
    """A screen over the call in hand; what its keys do stands in the screens made of it."""

    app: Host

    def __init__(self) -> None:
        super().__init__(name="live", classes="live")
        self._keywords_first = False
        self._moved_by_clock: Millis | None = None
        self._view: View | None = None
        self._drawn_for: Size | None = None
        self.is_laid_out = False
        """Whether there is anything yet that a key could act on."""
        self._has_been_up = False

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - Textual's signature
        """Whether a key may do this now."""
        return self.is_laid_out and not (self.editing and action in _NOT_WHILE_WRITING)

    # -- drawing ---------------------------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """Lay out the board."""
        self._board = Board(self.app.advice)
        yield self._board

    def on_mount(self) -> None:
        """Draw before anything is laid out, and look at the clock from now on."""
        self.is_laid_out = True
        self._keywords_first = self.app.settings.keywords_first
        self.set_interval(_BEAT, self._beat)
        self.draw()
        self.say(self.app.trouble())

    def on_screen_resume(self) -> None:
        """Draw afresh when this screen comes back: the language or the call may have changed meanwhile."""
        if self._has_been_up:
            self.draw()
            self._board.fields.take_focus()
        elif self.app.calls.unfinished():
            self.say(self.app.words("There are unfinished calls: Esc shows them."), "hint")
        self._has_been_up = True

    def on_resize(self) -> None:
        """Draw for a new size."""
        if self._drawn_for != self.app.size:
            self.draw()

    def draw(self) -> None:
        """Show the call as it stands now."""
        seat, words = self.app.seat, self.app.words
        call = seat.desk.call
        if call is None or not self.is_laid_out:
            return
        self._drawn_for = self.app.size
        pack, now = seat.pack_of(call), seat.clock.now()
        view = self._view = see(call, pack, now)
        self._board.show(
            view,
            words,
            parked=self.app.calls.parked_lines(now),
            due=self.app.calls.due_count,
            keywords_first=self._keywords_first,
            nudges=self.app.settings.nudges,
            news=self.app.news,
        )
        # Before the line is open, and when it is closed, nothing can be opened.
        keys = self.app.keys.of_flows if view.phase == "talking" else {}
        flows = {flow: (key, pack.flows[flow].title) for flow, key in keys.items()}
        self._board.show_keys(flows, self._keys(view), words)

    @property
    def editing(self) -> str:
        """The field being written, if one is."""
        return self._board.fields.editing if self.is_laid_out else ""

    def _keys(self, view: View) -> list[tuple[str, str]]:
        words = self.app.words
        last = ("F1", words("help"))
        if self.editing:
            typing = [
                ("Enter", marked("new line") if self._board.fields.is_note else marked("write down")),
                ("Tab", marked("next field")),
                ("Esc", marked("back to the call")),
            ]
            return [*((key, words(name)) for key, name in typing), ("^N", words("would rather not say")), last]
        names = {"ringing": _RINGING, "wrap-up": _WRAPPING}.get(view.phase, _TALKING)
        actions = {action.id: action for action in LIVE}
        return [*((self.app.keys.name(actions[name]), words(actions[name].name)) for name in names), last]

    def say(self, text: str, role: str = "warn") -> None:
        """Show one line under the call; it stays until the next deed."""
        self._board.say(text, role)

    def _beat(self) -> None:
        effects = self.app.seat.tick()
        if any(isinstance(effect, Entered) for effect in effects):
            self._moved_by_clock = self.app.seat.clock.now()
            self.say(self.app.words("Time is up: the next line is here."), "hint")
            self._board.to_top()
        if self.app.screen is self or effects:
            self.draw()

    # -- what happens ----------------------------------------------------------------------------------------

    def do(self, make: Maker) -> Turn | None:
        """Let something happen on the call, say so if it is refused, and draw."""
        turn = self.app.seat.do(make)
        if turn is not None:
            self.say(self.app.words.of(turn.refusal) if turn.refusal else self.app.trouble())
            self.draw()
            if turn.refusal is None:
                self._board.to_top()
        return turn

    def _on_step(self, make: Callable[[Millis, str], ev.Event]) -> None:
        """Do something to the step that is on the screen, unless the clock has just changed it."""
        now = self.app.seat.clock.now()
        if self._moved_by_clock is not None and now - self._moved_by_clock < _SETTLE:
            self.say(self.app.words("The step has just changed: look and press again."))
            return
        step = self._view.step if self._view else ""
        self.do(lambda at: make(at, step))
