"""The drill: a simulated caller rings up; the trainee speaks by typing, writes down what is told, and waits by the clock."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Input, Label

from callassist.clock import Millis
from callassist.language import marked
from callassist.text import one_line
from callassist.training import events as dr
from callassist.tui.actions import DRILL
from callassist.tui.dialogs.ask import AskScreen
from callassist.tui.dialogs.pick import Item, PickScreen
from callassist.tui.display.drill_rows import card, clock, fields, prompt, transcript
from callassist.tui.display.spans import line, spread
from callassist.tui.training.screen import TrainingScreen
from callassist.tui.widgets.frame import name_frame
from callassist.tui.widgets.line_input import LineInput
from callassist.tui.widgets.panel import Panel
from callassist.workflows.drill_desk import DrillDesk, Wanted
from callassist.workflows.drill_view import DrillView, drill_view, to_write
from callassist.workflows.hints import hint, understood
from callassist.workflows.voice import Speaker

_BEAT = 0.25
"""Seconds between two looks at the clock."""
_LINES = 60
_DIGITS = frozenset("0123456789０１２３４５６７８９零〇一二三四五六七八九幺两")
LEVEL_NAMES = {
    "pick": marked("choose a line"),
    "shown": marked("line shown"),
    "keywords": marked("key words only"),
    "hidden": marked("nothing shown"),
}
Then = Callable[[str], None]
"""What follows a drill that is over: it is given the drill's id."""


class DrillScreen(TrainingScreen):
    """One drill from the ring to the last word; `then` follows it, once."""

    ACTIONS = DRILL
    BINDINGS = [action.binding for action in DRILL]

    def __init__(self, wanted: Wanted, then: Then, desk: DrillDesk | None = None) -> None:
        super().__init__()
        self._wanted, self._then = wanted, then
        self._desk = desk
        self._began: Millis | None = None
        self._field = ""
        self._over = False
        self._speaker: Speaker | None = None
        self._spoken = 0

    @property
    def desk(self) -> DrillDesk:
        """Give the desk: the one handed over, else a new one on which the phone begins to ring."""
        if self._desk is None:
            self._desk = self.app.room.desk()
            self._desk.begin(self._wanted, self.app.room.trainee)
        return self._desk

    def compose(self) -> ComposeResult:
        """Lay out head, transcript, card, fields, the line to speak, message and keys."""
        yield Panel(id="status")
        with Horizontal(id="drill-body"):
            with Vertical(id="drill-left"):
                with VerticalScroll(id="drill-talk", can_focus=False):
                    yield Panel(id="drill-lines", classes="flowing")
                with VerticalScroll(id="drill-card", can_focus=False):
                    yield Panel(id="drill-script", classes="flowing")
            with VerticalScroll(id="drill-fields", can_focus=False):
                yield Panel(id="drill-known", classes="flowing")
        with Horizontal(id="drill-typed"):
            yield Label(id="drill-before", markup=False)
            yield LineInput(id="drill-line", compact=True)
        yield Panel(id="message")
        yield Panel(id="keys")

    def on_mount(self) -> None:
        """Let the phone ring, and look at the clock from now on."""
        self.query_one(LineInput).focus()
        if self.app.has_voice:
            self._speaker = Speaker(self.app.room.lang, self.desk.drill.cast.temperament.voice)
            if not self._speaker.is_there:
                self.say(self.words("espeak-ng is not installed: the caller is read, not heard."))
        self.draw()
        self.set_interval(_BEAT, self.beat)

    def on_unmount(self) -> None:
        """Fall silent."""
        if self._speaker is not None:
            self._speaker.stop()

    def on_resize(self) -> None:
        """Draw for a new size."""
        self.draw()

    # -- drawing ---------------------------------------------------------------------------------------------

    def draw(self) -> None:
        """Show the drill as it stands."""
        if not self.is_mounted:
            return
        view, words = self._view(), self.words
        left = line(
            (view.caller, "strong"), (" · ", "dim"), words("level: {name}", name=words(LEVEL_NAMES[view.level]))
        )
        right = line((clock(view, words), "key"), "  ", (view.mood_name, "live"))
        self.head(spread(left, right, self.cells))
        self.query_one("#drill-lines", Panel).show(transcript(view, words, _LINES))
        self.query_one("#drill-talk").scroll_end(animate=False)
        self.query_one("#drill-script", Panel).show(card(view, words))
        self.query_one("#drill-known", Panel).show(fields(view, words, self._field))
        name_frame(self.query_one("#drill-card"), words("say"), view.title if view.phase == "speaking" else "")
        name_frame(self.query_one("#drill-talk"), words("the call"))
        name_frame(self.query_one("#drill-fields"), words("write down"))
        label = self.app.room.pack.site.fields[self._field].label if self._field else ""
        before, inside = prompt(view, words, label)
        self.query_one("#drill-before", Label).update(f"{before} ▸" if before else "")
        self.query_one(LineInput).placeholder = inside
        self.show_keys()
        self._speak_up()

    def _speak_up(self) -> None:
        """Read aloud what the caller has said since."""
        lines = self.desk.drill.lines
        new = [one.text for one in lines[self._spoken :] if one.who == "caller"]
        self._spoken = len(lines)
        if new and self._speaker is not None:
            self._speaker.say(" ".join(new))

    def _view(self) -> DrillView:
        return drill_view(self.desk.drill, self.desk.stage, self.desk.clock.now())

    # -- the clock -------------------------------------------------------------------------------------------

    def beat(self) -> None:
        """Bring what is due."""
        if self._over or not self.is_current:
            return
        self.desk.tick()
        self.draw()
        self._end()

    def _end(self) -> None:
        if self._over or self.desk.drill.phase != "over":
            return
        self._over = True
        self.desk.finish()
        self.app.pop_screen()
        self._then(self.desk.drill.begun.drill_id)

    # -- speaking and writing --------------------------------------------------------------------------------

    @on(Input.Changed, "#drill-line")
    def _typing(self, event: Input.Changed) -> None:
        """Note when a line was begun, and tell while a field is written how it will be heard."""
        if not event.value:
            self._began = None
        elif self._began is None:
            self._began = self.desk.clock.now()
        if self._field and event.value:
            site = self.app.room.pack.site
            from callassist.training.lines import today_of  # noqa: PLC0415 - only while a field is written

            self.say(hint(site.fields[self._field], event.value, site, today_of(self.desk.drill)), "hint")

    @on(Input.Submitted, "#drill-line")
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        text = one_line(event.value).strip()
        if self._field:
            if not self._write(text):
                return
            self._field = to_write(self._view(), self.desk.drill.caller.told, self._field)
        elif self.desk.drill.phase == "ringing":
            self._do(lambda at: dr.PickedUp(at=at))
        elif text:
            self._speak(text)
        event.input.value = ""
        self._began = None
        self.draw()
        self._end()

    def _speak(self, text: str) -> None:
        now = self.desk.clock.now()
        typing = now - self._began if self._began is not None else 0
        options = self._view().options
        if text.isdecimal() and 1 <= int(text) <= len(options):
            said = options[int(text) - 1]
            self._do(lambda at: dr.Said(at=at, text=said, picked=True))
        else:
            self._do(lambda at: dr.Said(at=at, text=text, typing=typing))

    def _write(self, text: str) -> bool:
        site = self.app.room.pack.site
        if text and site.fields[self._field].type == "phone" and not _DIGITS.intersection(text):
            self.say(self.words("There is no number in that, so it isn't written down. Esc: back to speaking."))
            return False
        values = understood(site.fields[self._field], text, site) if text else {}
        for field, value in values.items():
            self._do(partial(_noted, field, value))
        return True

    def _do(self, make: Callable[[Millis], dr.Event]) -> None:
        turn = self.desk.do(make)
        self.say(self.words.of(turn.refusal) if turn.refusal is not None else "")

    # -- actions ---------------------------------------------------------------------------------------------

    def action_write(self) -> None:
        """Write down: the field that was told or is asked, the next one when pressed again."""
        view = self._view()
        if not view.fields or self.desk.drill.phase == "ringing":
            return
        names = [one.id for one in view.fields]
        after = names[names.index(self._field) + 1 :] if self._field in names else []
        if not self._keep_typed():
            return
        first = to_write(view, self.desk.drill.caller.told) or names[0]
        self._field = next(iter(after), "") if self._field else first
        box = self.query_one(LineInput)
        box.value = self.desk.drill.call.value(self._field) if self._field else ""
        self.say("")
        self.draw()

    def _keep_typed(self) -> bool:
        """Write down what was typed, if it can be; else it stays where it is."""
        box = self.query_one(LineInput)
        if self._field and box.value.strip() and not self._write(one_line(box.value).strip()):
            return False
        box.value = ""
        return True

    def action_hint(self) -> None:
        """Show more of the line; it costs."""
        if self._wanted.exam:
            self.say(self.words("There are no hints in an exam."))
            return
        self._do(lambda at: dr.Hinted(at=at))
        self.draw()

    def action_open_flow(self) -> None:
        """Open an exception, as on a call."""
        pack = self.app.room.pack
        items = [
            Item(flow.id, flow.title, flow.when, flow.key) for flow in pack.flows.values() if flow.kind == "exception"
        ]
        self.app.push_screen(PickScreen(self.words("more"), items), self._opened)

    def _opened(self, flow: str | None) -> None:
        if flow:
            self._do(lambda at: dr.Opened(at=at, flow=flow))
            self.draw()

    def action_put_down(self) -> None:
        """Put the phone down."""
        self._do(lambda at: dr.HungUp(at=at))
        self._end()

    def action_back(self) -> None:
        """Leave a field; else ask before the drill is broken off."""
        if self._field:
            self._keep_typed()
            self._field = ""
            self.draw()
            return
        about = (line(self.words("Break this drill off? It is scored as far as it went.")),)
        self.app.push_screen(
            AskScreen(self.words("break off"), about, self.words("Enter breaks it off, Esc goes on")), self._left
        )

    def _left(self, answer: str | None) -> None:
        if answer is not None:
            self._do(lambda at: dr.Left(at=at))
            self._end()

    def on_key(self, event: events.Key) -> None:
        """Enter on an empty line picks the ringing phone up; the input itself says nothing then."""
        if event.key == "enter" and self.desk.drill.phase == "ringing":
            event.stop()
            self._do(lambda at: dr.PickedUp(at=at))
            self.draw()


def _noted(field: str, value: str, at: Millis) -> dr.Noted:
    return dr.Noted(at=at, field=field, value=value)
