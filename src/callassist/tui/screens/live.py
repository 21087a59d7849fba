"""The call screen: what to say now, what the caller may answer, what is known, what the clocks say.

The screen asks the seat to do things and draws the view it gets back; it decides nothing about the call.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.screen import Screen

from callassist.call import events as ev
from callassist.call.clocks import step_here
from callassist.call.effects import Entered, Turn
from callassist.call.state import Call
from callassist.clock import Millis
from callassist.text import half_width
from callassist.tui.actions import LIVE
from callassist.tui.display.exception_bar import exception_bar, key_bar
from callassist.tui.display.field_rows import field_rows
from callassist.tui.display.replies import replies
from callassist.tui.display.script import script
from callassist.tui.display.spans import line
from callassist.tui.display.status import status, trail
from callassist.tui.screens.pick import Item, PickScreen
from callassist.tui.screens.write import WriteScreen
from callassist.tui.widgets.field_editor import FieldEditor
from callassist.tui.widgets.panel import Panel
from callassist.workflows.find import Found
from callassist.workflows.seat import Maker
from callassist.workflows.see import see
from callassist.workflows.view import View

if TYPE_CHECKING:
    from callassist.tui.app import CallassistApp

_BEAT = 0.25
"""Seconds between two looks at the clock."""

_SETTLE = 500
"""Milliseconds after the clock changed the step during which an answer's key is not taken: it was meant for the last."""

_ROOMY = 30
"""Rows of terminal from which the other wordings are shown as well."""


class LiveScreen(Screen[None]):
    """One call at a time, others parked."""

    app: CallassistApp
    BINDINGS = [action.binding for action in LIVE]

    def __init__(self) -> None:
        super().__init__(id="live")
        self._keywords_first = False
        self._moved_by_clock: Millis | None = None
        self._view: View | None = None

    # -- drawing ---------------------------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """Lay out status, trail, card, answers, fields, message and keys."""
        yield Panel(id="status")
        yield Panel(id="trail")
        with Horizontal(id="body"):
            with Vertical(id="left"):
                with VerticalScroll(id="card", can_focus=False):
                    yield Panel(id="script")
                yield Panel(id="replies")
            with Vertical(id="right"), VerticalScroll(id="known", can_focus=False):
                yield Panel(id="fields")
        yield Panel(id="message")
        yield Panel(id="exceptions")
        yield Panel(id="keys")

    def on_mount(self) -> None:
        """Draw, and look at the clock from now on."""
        self._keywords_first = self.app.settings.keywords_first
        for name in ("#script", "#fields", "#replies"):
            self.query_one(name, Panel).add_class("flowing")
        self.set_interval(_BEAT, self._beat)

    def on_screen_resume(self) -> None:
        """Draw afresh: the language or the call may have changed meanwhile."""
        self.draw()

    def on_resize(self) -> None:
        """Draw for the new size."""
        self.draw()

    def draw(self) -> None:
        """Show the call as it stands now."""
        call, words = self.app.seat.desk.call, self.app.words
        if call is None or not self.is_mounted:
            return
        seat, cells = self.app.seat, self.size.width - 2  # less the bars' padding
        now = seat.clock.now()
        view = self._view = see(call, seat.pack_of(call), now)
        panel = self._panel
        panel("#status").show((status(view, self.app.parked_lines(now), self.app.due_count, words, cells),))
        panel("#trail").show((trail(view, words, cells),))
        panel("#script").show(
            script(
                view,
                words,
                keywords_first=self._keywords_first,
                nudges=self.app.settings.nudges,
                roomy=self.size.height >= _ROOMY,
            )
            if not view.summary or view.step
            else (
                *script(view, words, keywords_first=False, nudges=False, roomy=False),
                (),
                *(line(row) for row in view.summary.splitlines()),
            )
        )
        card, answers, right = self.query_one("#card"), panel("#replies"), self.query_one("#right")
        card.border_title = words("do now") if view.phase == "wrap-up" else words("say")
        card.border_subtitle = view.step_title or view.flow_title
        answers.border_title = words("answer") if view.phase == "wrap-up" else words("caller")
        answers.show(replies(view, words, max(20, answers.content_size.width), max(3, self.size.height // 4)))
        right.border_title = words("known / to ask")
        panel("#fields").show(field_rows(view, words, self._editing))
        panel("#exceptions").show((exception_bar(seat.pack_of(call), self.app.flow_keys, words, cells),))
        panel("#keys").show((key_bar(self._keys(view), cells),))

    def _panel(self, name: str) -> Panel:
        return self.query_one(name, Panel)

    def _keys(self, view: View) -> list[tuple[str, str]]:
        words = self.app.words
        names: tuple[str, ...]
        if view.phase == "wrap-up":
            names = ("fields", "dispose", "copy", "next-call", "undo", "home")
        elif self._editing:
            return [
                ("Enter", words("write down")),
                ("Tab", words("next field")),
                ("Esc", words("back to the call")),
                ("^N", words("would rather not say")),
                ("F1", words("help")),
            ]
        else:
            names = ("find", "back", "undo", "fields", "reword", "keywords", "park", "gap", "home")
        keys = [(self.app.key_of(action), words(action.name)) for name in names for action in LIVE if action.id == name]
        return [*keys, ("F1", words("help"))]

    def say(self, text: str, role: str = "warn") -> None:
        """Show one line under the call; it stays until the next deed."""
        self._panel("#message").show((line((text, role)),) if text else ())

    # -- the clock -------------------------------------------------------------------------------------------

    def _beat(self) -> None:
        effects = self.app.seat.tick()
        if any(isinstance(effect, Entered) for effect in effects):
            self._moved_by_clock = self.app.seat.clock.now()
            self.say(self.app.words("Time is up: the next line is here."), "hint")
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
                self.query_one("#card").scroll_home(animate=False)
        return turn

    def _on_step(self, make: Callable[[Millis, str], ev.Event]) -> None:
        """Do something to the step that is on the screen, unless the clock has just changed it."""
        now = self.app.seat.clock.now()
        if self._moved_by_clock is not None and now - self._moved_by_clock < _SETTLE:
            self.say(self.app.words("The step has just changed: look and press again."))
            return
        step = self._view.step if self._view else ""
        self.do(lambda at: make(at, step))

    def on_key(self, event: events.Key) -> None:
        """Take answers and flows by their keys; a key typed in full width counts as the plain one."""
        char = half_width(event.character or "")
        if len(char) != 1 or self._editing:
            return
        if char.isdigit():
            event.stop()
            if self._view is not None and self._view.phase == "ringing":
                self.say(self.app.words("It is still ringing: Enter answers."))
                return
            self._on_step(lambda at, step: ev.Chose(at=at, step=step, key=char))
            return
        flow = self.app.flow_of_key(char)
        if flow:
            event.stop()
            self.open_flow(flow)
        elif char != event.character:
            event.stop()
            self.app.simulate_key("space" if char == " " else char)

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
            self._close()
        else:
            self._on_step(lambda at, step: ev.WentOn(at=at, step=step))

    def _close(self) -> bool:
        turn = self.do(lambda at: ev.Closed(at=at))
        if turn is None or turn.refusal is not None:
            return False
        self.app.call_closed()
        return True

    def action_next_call(self) -> None:
        """Close the finished record and let the next call ring."""
        if self._close():
            self.app.open_call()

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

    def action_more(self) -> None:
        """Every flow with its key."""
        self.app.push_screen(PickScreen(self.app.words("open a flow"), self.app.flow_items()), self._picked_flow)

    def _picked_flow(self, flow: str | None) -> None:
        if flow:
            self.open_flow(flow)

    def action_find(self) -> None:
        """Find over the call."""
        self.app.push_screen(self.app.find_screen(), self._found)

    def _found(self, found: Found | None) -> None:
        if found is None or not found.flow:
            return
        here = self.app.seat.desk.call.here if self.app.seat.desk.call else None
        if here is not None and here.flow == found.flow and found.step:
            self.do(lambda at: ev.WentTo(at=at, step=found.step))
        else:
            self.open_flow(found.flow, found.step)

    def action_gap(self) -> None:
        """File that no line fits here."""
        words = self.app.words
        self.app.push_screen(
            WriteScreen(
                words("no line fits"),
                words("What did the caller want, what did you say? The supervisor sees the place. Esc files it."),
            ),
            self._gap,
        )

    def _gap(self, text: str | None) -> None:
        if text:
            self.do(lambda at: ev.GapFiled(at=at, text=text))
            self.say(self.app.words("Filed for the supervisor."), "ok")

    def action_park(self) -> None:
        """Another line: one that is parked, or a new one that rings."""
        self.app.other_line()

    def action_dispose(self) -> None:
        """Choose the disposition."""
        call = self.app.seat.desk.call
        if call is None:
            return
        site = self.app.seat.pack_of(call).site
        items = [
            Item(one.id, one.label, " · ".join(site.fields[name].label for name in one.needs if name in site.fields))
            for one in site.dispositions.values()
        ]
        self.app.push_screen(PickScreen(self.app.words("recorded as"), items), self._disposed)

    def _disposed(self, name: str | None) -> None:
        if name:
            self.do(lambda at: ev.Disposed(at=at, disposition=name))

    def action_copy_summary(self) -> None:
        """Put the summary on the clipboard."""
        if self._view is None or not self._view.summary:
            self.say(self.app.words("The summary is ready when the call is over."))
            return
        self.app.copy_to_clipboard(self._view.summary)
        self.say(self.app.words("Summary copied."), "ok")

    def action_home(self) -> None:
        """To the home screen; the call stays in hand."""
        self.app.show_home()

    # -- writing down ----------------------------------------------------------------------------------------

    @property
    def _editing(self) -> str:
        """The field being written, if one is."""
        editors = self.query(FieldEditor)
        return editors.first().field if editors and editors.first().display else ""

    async def action_fields(self) -> None:
        """Write down the field asked here, else the first that is open."""
        if self._view is None:
            return
        if not self.query(FieldEditor):
            await self.query_one("#right").mount(FieldEditor())
        fields = self._view.fields
        wanted = [one for one in fields if one.is_asked_here and one.state == "open"]
        wanted += [one for one in fields if one.is_asked_here]
        wanted += [one for one in fields if one.is_needed and one.state == "open"]
        wanted += [one for one in fields if one.state == "open"] + list(fields)
        if wanted:
            self._edit(wanted[0].id)

    def _edit(self, field: str) -> None:
        found = next((one for one in self._view.fields if one.id == field), None) if self._view else None
        if found is None:
            return
        editor = self.query_one(FieldEditor)
        editor.display = True
        editor.edit(field, found.label, found.draft or found.value, is_note=found.type == "note")
        self._hint(field, found.draft or found.value)
        self.draw()

    def _leave_editor(self) -> None:
        editor = self.query_one(FieldEditor)
        editor.display = False
        editor.field = ""
        self.set_focus(None)
        self.draw()

    @on(FieldEditor.Written)
    def _written(self, event: FieldEditor.Written) -> None:
        call = self.app.seat.desk.call
        if call is not None:
            self._write(call, event.field, self.app.understood(event.field, event.value))
        fields = self._view.fields if self._view else ()
        names = [one.id for one in fields]
        asked = [one.id for one in fields if one.is_asked_here and one.state == "open"]
        if event.then == "asked" and asked:
            self._edit(asked[0])
        elif event.then in {"next", "previous"} and event.field in names:
            step = 1 if event.then == "next" else -1
            self._edit(names[(names.index(event.field) + step) % len(names)])
        else:
            self._leave_editor()

    def _write(self, call: Call, field: str, value: str) -> None:
        if value == call.value(field) and field not in call.drafts:
            return
        heard = self._view is not None and any(one.id == field for one in self._view.readbacks)
        if heard and value and value != call.value(field):
            self.do(lambda at: ev.ReadBack(at=at, field=field, confirmed=False, value=value))
        else:
            self.do(lambda at: ev.Filled(at=at, field=field, value=value))

    @on(FieldEditor.Drafted)
    def _drafted(self, event: FieldEditor.Drafted) -> None:
        self.app.seat.do(lambda at: ev.Drafted(at=at, field=event.field, text=event.text))

    @on(FieldEditor.Declined)
    def _declined(self, event: FieldEditor.Declined) -> None:
        self.do(lambda at: ev.Declined(at=at, field=event.field))
        self._leave_editor()

    @on(FieldEditor.Changed)
    def _changed(self, event: FieldEditor.Changed) -> None:
        self._hint(event.field, event.text)

    def _hint(self, field: str, text: str) -> None:
        self.query_one(FieldEditor).hint(self.app.hint(field, text))
