"""The call screen: what to say now, what the caller may answer, what is known, what the clocks say.

The screen asks the seat to do things and draws the view it gets back; it decides nothing about the call.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.geometry import Size
from textual.screen import Screen

from callassist.call import events as ev
from callassist.call.clocks import step_here
from callassist.call.effects import Entered, Turn
from callassist.call.on_walk import HUNG_UP_KEY
from callassist.clock import Millis
from callassist.language import marked
from callassist.text import half_width
from callassist.tui.actions import LIVE, Action
from callassist.tui.dialogs.pick import Item, PickScreen
from callassist.tui.host import Host
from callassist.tui.widgets.board import Board
from callassist.workflows.find import Found
from callassist.workflows.seat import Maker
from callassist.workflows.see import see
from callassist.workflows.view import View

if TYPE_CHECKING:
    from callassist.tui.widgets.field_editor import FieldEditor

_BEAT = 0.25
"""Seconds between two looks at the clock."""

_SETTLE = 500
"""Milliseconds after the clock changed the step during which a key for the step is not taken: it was meant for the last."""

_TALKING = ("find", "back", "undo", "fields", "reword", "keywords", "park", "gap", "home")
_NOT_WHILE_WRITING = {"undo", "redo"}
"""What a key that is meant for the line being typed must not do to the call."""

_RINGING = ("go-on", "fields", "park", "home")
_WRAPPING = ("fields", "dispose", "copy", "next-call", "undo", "home")


class LiveScreen(Screen[None]):
    """One call at a time, others parked."""

    app: Host
    AUTO_FOCUS = ""  # keys belong to the call, not to the first thing that could take them
    BINDINGS = [action.binding for action in LIVE]

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

    # -- deeds -----------------------------------------------------------------------------------------------

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

    def take_key(self, event: events.Key) -> bool:
        """Take answers and flows by their keys, one typed in full width as the plain one; say whether it was taken."""
        char = half_width(event.character or "")
        if len(char) != 1 or self.editing:
            return False
        flow = self.app.keys.flow(char)
        if char.isdecimal():
            self._answer(char)
        elif flow:
            self.open_flow(flow)
        elif char != event.character:
            self.app.press_plain(char)
        else:
            return False
        return True

    def _answer(self, key: str) -> None:
        ringing = self._view is not None and self._view.phase == "ringing"
        if key == HUNG_UP_KEY and ringing:
            self.app.calls.missed()
        elif key == HUNG_UP_KEY:
            # Whoever has hung up has done so at any step.
            self.do(lambda at: ev.HungUp(at=at, by="caller"))
        elif ringing:
            self.say(self.app.words("It is still ringing: Enter answers."))
        else:
            self._on_step(lambda at, step: ev.Chose(at=at, step=step, key=key))

    def open_flow(self, flow: str, step: str = "") -> None:
        """Open a flow on top of this step."""
        self.do(lambda at: ev.FlowOpened(at=at, flow=flow, step=step))

    def action_go_on(self) -> None:
        """Answer, go on, or close, whichever the call is ready for."""
        call = self.app.seat.desk.call
        if call is None:
            return
        if call.phase == "ringing":
            self.do(lambda at: ev.Answered(at=at))
        elif call.phase == "wrap-up" and step_here(call, self.app.seat.pack_of(call)) is None:
            if self._close():
                self.app.calls.closed()
        else:
            self._on_step(lambda at, step: ev.WentOn(at=at, step=step))

    def _close(self) -> bool:
        call = self.app.seat.desk.call
        turn = self.do(lambda at: ev.Closed(at=at))
        is_closed = turn is not None and turn.refusal is None
        if is_closed and call is not None and call.opened.digest == self.app.seat.pack.digest:
            self.app.news_seen()
        return is_closed

    def action_next_call(self) -> None:
        """Close the finished record and take the call that waits, or let the next one ring."""
        self._write_down()
        if not self._close():
            return
        if self.app.seat.desk.parked:
            self.app.calls.closed()
        else:
            self.app.calls.ring()

    def action_back(self) -> None:
        """One step back."""
        self.do(lambda at: ev.WentBack(at=at))

    def action_forward(self) -> None:
        """One step forward again."""
        self.do(lambda at: ev.WentForward(at=at))

    def action_undo(self) -> None:
        """Take back the last deed."""
        self.do(lambda at: ev.Undone(at=at))

    def action_redo(self) -> None:
        """Do it again."""
        self.do(lambda at: ev.Redone(at=at))

    def action_reword(self) -> None:
        """The next wording."""
        self.do(lambda at: ev.Reworded(at=at))

    def action_keywords(self) -> None:
        """Key words or whole lines."""
        self._keywords_first = not self._keywords_first
        self.draw()

    def action_confirm(self) -> None:
        """The first field read back here that is not settled yet is confirmed."""
        lines = self._view.readbacks if self._view else ()
        waiting = [heard.id for heard in lines if not heard.outcome]
        if not waiting:
            self.say(self.app.words("There is nothing to read back here."))
            return
        self.do(lambda at: ev.ReadBack(at=at, field=waiting[0], confirmed=True))

    def action_scroll(self, step: int) -> None:
        """Scroll what does not fit."""
        self._board.scroll_by(step)

    def action_park(self) -> None:
        """Another line: one that is parked, or a new one that rings."""
        self._write_down()
        self.app.calls.other_line()

    def action_copy_summary(self) -> None:
        """Put the summary on the clipboard."""
        if self._view is None or not self._view.summary:
            self.say(self.app.words("The summary is ready when the call is over."))
            return
        self.app.copy_to_clipboard(self._view.summary)
        self.say(self.app.words("Summary copied."), "ok")

    def action_home(self) -> None:
        """To the home screen; the call stays in hand. Back to the call first, if a field is being written."""
        if self.editing:
            self._write_down()
        else:
            self.app.show_home()

    # -- asking ----------------------------------------------------------------------------------------------

    def action_more(self) -> None:
        """Every flow with its key."""
        screen = PickScreen(self.app.words("open a flow"), self.app.keys.flow_items)
        self.app.push_screen(screen, lambda flow: self.open_flow(flow) if flow else None)

    def action_find(self) -> None:
        """Find over the call."""
        self.app.push_screen(self.app.find_screen(), self.picked)

    async def picked(self, pick: Found | Action | None) -> None:
        """Do or open what was found."""
        if isinstance(pick, Action):
            await self.run_action(pick.run)
        else:
            self._open_found(pick)

    def _open_found(self, found: Found | None) -> None:
        call = self.app.seat.desk.call
        if found is None or call is None:
            return
        if not found.flow:
            if found.reply and call.phase == "talking":
                # A reply is for saying now: it is the line on the card until the call moves on.
                self.do(lambda at: ev.ReplyTaken(at=at, of=found.id, text=found.words))
            else:
                self.say(found.words, "say")
            return
        if call.here is not None and call.here.flow == found.flow and found.step:
            self.do(lambda at: ev.WentTo(at=at, step=found.step))
        else:
            self.open_flow(found.flow, found.step)

    def action_gap(self) -> None:
        """File that no line fits here."""
        from callassist.tui.dialogs.write import WriteScreen  # noqa: PLC0415 - its text area waits till it is wanted

        words = self.app.words
        advice = words("What did the caller want, what did you say? The supervisor sees the place. Esc files it.")
        # The clock may lead on while the agent writes: the gap is where it was missed.
        place = (self._view.flow, self._view.step) if self._view else ("", "")
        self.app.push_screen(WriteScreen(words("no line fits"), advice), lambda text: self._gap(text, *place))

    def _gap(self, text: str | None, flow: str, step: str) -> None:
        if text:
            self.do(lambda at: ev.GapFiled(at=at, text=text, flow=flow, step=step))
            self.say(self.app.words("Filed for the supervisor."), "ok")

    def action_dispose(self) -> None:
        """Choose the disposition."""
        site = self.app.pack_in_use.site
        items = [
            Item(one.id, one.label, " · ".join(site.fields[name].label for name in one.needs if name in site.fields))
            for one in site.dispositions.values()
        ]
        self.app.push_screen(PickScreen(self.app.words("recorded as"), items), self._disposed)

    def _disposed(self, name: str | None) -> None:
        if name:
            self.do(lambda at: ev.Disposed(at=at, disposition=name))

    # -- writing down ----------------------------------------------------------------------------------------

    async def action_fields(self) -> None:
        """Write down what the caller tells."""
        if self._view is not None:
            await self._board.fields.open()
            self.draw()

    def on_field_editor_written(self, event: FieldEditor.Written) -> None:
        """Write down what was typed, and go where the agent wants to."""
        field = event.field
        if not self.editing:
            return  # written already, when the call left the hand
        self._take_down(field, event.value)
        asked = self._view is not None and any(one.id == field and one.is_asked_here for one in self._view.fields)
        self._board.fields.go_on(field, event.then)
        self.draw()
        if event.then == "asked" and asked and not self.editing and self._has_one_way():
            # The caller has answered, and there is nothing to choose: the next line is what the agent needs now.
            self.action_go_on()

    def _take_down(self, field: str, typed: str) -> None:
        """Write down what was typed in a field, with what else it tells."""
        call = self.app.seat.desk.call
        if call is not None and (typed != call.value(field) or field in call.drafts):
            for name, value in self.app.understood(field, typed).items():
                self._write(name, value, was=call.value(name))

    def _write_down(self) -> None:
        """Write what stands typed, as Esc does: another call is about to be in hand."""
        if self.editing:
            self._take_down(self.editing, self._board.fields.typed.strip())
            self._board.fields.leave()
            self.draw()

    def _has_one_way(self) -> bool:
        return self._view is not None and self._view.may_go_on and not self._view.answers

    def _write(self, field: str, value: str, *, was: str) -> None:
        """Write a field; a change to what is being read back is the caller's correction."""
        heard = self._view is not None and any(one.id == field for one in self._view.readbacks)
        if heard and value and value != was:
            self.do(lambda at: ev.ReadBack(at=at, field=field, confirmed=False, value=value))
        else:
            self.do(lambda at: ev.Filled(at=at, field=field, value=value))

    def on_field_editor_drafted(self, event: FieldEditor.Drafted) -> None:
        """Make durable what stands half-typed."""
        if event.field == self.editing:
            self.app.seat.do(lambda at: ev.Drafted(at=at, field=event.field, text=event.text))

    def on_unmount(self) -> None:
        """Keep what stands half-typed when the program is left, by its key or by a closed window."""
        if not self.is_laid_out:
            return
        call, field, typed = self.app.seat.desk.call, self.editing, self._board.fields.typed
        if call is not None and field and typed not in {call.value(field), call.drafts.get(field)}:
            self.app.seat.do(lambda at: ev.Drafted(at=at, field=field, text=typed))

    def on_field_editor_declined(self, event: FieldEditor.Declined) -> None:
        """The caller would rather not say."""
        if not self.editing:
            return
        self.do(lambda at: ev.Declined(at=at, field=event.field))
        self._board.fields.leave()
        self.draw()

    def on_field_editor_mended(self, event: FieldEditor.Mended) -> None:
        """Put the reply advised in the place of what must not be said."""
        slip = self.app.slip(event.field, event.text)
        if slip is not None and self.editing:
            self._board.fields.replace_text(event.text[: slip.start] + slip.reply + event.text[slip.end :])

    def on_field_editor_changed(self, event: FieldEditor.Changed) -> None:
        """Help with what is typed."""
        self._board.fields.advise(event.field, event.text)
