"""Find the fault: a call to read, its lines to be marked, named and said better; then what came of it."""

from __future__ import annotations

from textual import events, on
from textual.app import ComposeResult
from textual.timer import Timer
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from callassist.errors import UnknownName, WrongUse
from callassist.language import Notice, notice
from callassist.text import half_width, one_line
from callassist.training.fault_sheet import KINDS, FaultKind
from callassist.tui.actions import FAULTS
from callassist.tui.dialogs.ask import AskScreen
from callassist.tui.dialogs.pick import Item, PickScreen
from callassist.tui.display.faults_rows import kind_bar, kind_number, rewritten, row
from callassist.tui.display.spans import Line, line, spread
from callassist.tui.paint import painted
from callassist.tui.training.faults_debrief import FaultsDebriefScreen
from callassist.tui.training.screen import TrainingScreen
from callassist.tui.widgets.choices import Choices
from callassist.tui.widgets.frame import name_frame
from callassist.tui.widgets.line_input import LineInput
from callassist.tui.widgets.panel import Panel
from callassist.workflows.faults_desk import FaultsDesk, unfinished

_SEEDS = 1_000_000
_PAUSE = 1.0
"""Seconds after the last letter until what is half-written is durable too."""


class FaultsScreen(TrainingScreen):
    """One sheet: the one that was begun and not finished, else a new one about what is chosen."""

    ACTIONS = FAULTS
    BINDINGS = [action.binding for action in FAULTS]

    def __init__(self) -> None:
        super().__init__()
        self._desk: FaultsDesk | None = None
        self._line = -1
        """The line that is being rewritten; -1 while none is."""
        self._timer: Timer | None = None

    def compose(self) -> ComposeResult:
        """Lay out head, call, kinds, the line to write, message and keys."""
        yield Panel(id="status")
        yield Choices(id="faults-list")
        yield Panel(id="faults-kinds")
        yield LineInput(id="faults-line", compact=True)
        yield Panel(id="message")
        yield Panel(id="keys")

    def on_mount(self) -> None:
        """Go on with what was begun, begin what the command line asked for, or ask what the call should be about."""
        box = self.query_one(LineInput)
        box.can_focus = False
        self.query_one(OptionList).focus()
        room = self.app.room
        wanted, self.app.wanted = self.app.wanted, None
        if wanted is not None:
            self._begin(wanted.flow, wanted.seed)
            return
        self._desk = unfinished(room.log, room.trainee.name, room.lang)
        if self._desk is not None:
            self.draw()
            self.say(self.words("This sheet was begun before; it goes on where it stood."), "hint")
        else:
            self._choose()

    def on_resize(self) -> None:
        """Draw for a new size."""
        self.draw()

    # -- beginning -------------------------------------------------------------------------------------------

    def _choose(self) -> None:
        pack = self.app.room.pack
        flows = [flow for flow in pack.flows.values() if flow.id != pack.site.after_call]
        order = {"inbound": 0, "exception": 1, "outbound": 2}
        flows.sort(key=lambda flow: order[flow.kind])
        items = [Item(flow.id, flow.title, flow.when) for flow in flows]
        self.app.push_screen(PickScreen(self.words("what the call is about"), items), self._chosen)

    def _chosen(self, flow: str | None) -> None:
        if flow is None:
            self.app.pop_screen()
            return
        self._begin(flow, self.app.room.clock.now() % _SEEDS)

    def _begin(self, flow: str, seed: int) -> None:
        room = self.app.room
        desk = FaultsDesk(room.stage, room.course, room.log)
        try:
            desk.begin(flow, seed, room.trainee)
        except (UnknownName, WrongUse) as error:
            self.draw()
            told = error.notice if isinstance(error, WrongUse) else notice("There is no flow “{name}”.", name=flow)
            self.say(self.words.of(told))
            return
        self._desk = desk
        self.draw()
        self.say(self.words("Read the call. Mark what went wrong, say what it is, write it better."), "hint")

    # -- drawing ---------------------------------------------------------------------------------------------

    def draw(self) -> None:
        """Show the sheet as it stands."""
        if not self.is_mounted:
            return
        words, desk = self.words, self._desk
        self.query_one("#faults-kinds", Panel).show(kind_bar(words, self.cells))
        self.show_keys()
        if desk is None:
            self.head(line((words("find the fault"), "strong")))
            return
        sheet, marks = desk.sheet, desk.work.marks
        about = "  ".join(one for one in (sheet.about, sheet.caller) if one)
        left = line(
            (sheet.title, "strong"), (" · ", "dim"), about, ("  " + words("seed {number}", number=sheet.seed), "dim")
        )
        self.head(spread(left, line((words("{count} marked", count=len(marks)), "key")), self.cells))
        options = self.query_one(OptionList)
        place = options.highlighted
        name_frame(options, words("the call"))
        # The cursor passes over the caller's lines: there is nothing to mark in them.
        options.set_options(
            Option(painted(self._rows(number)), id=str(number), disabled=not one.is_ours)
            for number, one in enumerate(sheet.lines)
        )
        ours = [number for number, one in enumerate(sheet.lines) if one.is_ours]
        options.highlighted = place if place is not None else (ours or [0])[0]

    def _rows(self, number: int) -> tuple[Line, ...]:
        desk = self._desk
        if desk is None:
            return ()
        mark = desk.work.marks.get(number)
        first = row(number, desk.sheet.lines[number], mark, self.words)
        return (first, rewritten(mark.rewrite)) if mark is not None and mark.rewrite else (first,)

    def show_keys(self, _keys: object = None) -> None:
        """Show what the keys do; the kinds have a bar of their own."""
        kinds = {f"faults-{kind}" for kind in KINDS}
        own = [self._key(action) for action in self.ACTIONS if action.id not in kinds]
        if self._line >= 0:
            own = [("Enter", self.words("keep"))]
        super().show_keys(own)

    # -- marking ---------------------------------------------------------------------------------------------

    @property
    def _here(self) -> int:
        place = self.query_one(OptionList).highlighted
        return place if place is not None else -1

    def action_mark(self) -> None:
        """Mark the line, or take the mark back."""
        if self._desk is None or self._line >= 0:
            return
        here = self._here
        is_marked = here in self._desk.work.marks
        self._told(self._desk.unmark(here) if is_marked else self._desk.mark(here))

    def action_kind(self, kind: FaultKind) -> None:
        """Mark the line with a kind."""
        if self._desk is None or self._line >= 0:
            return
        why = self._desk.mark(self._here, kind)
        self._told(why)
        if why is None:
            said = self.words("{number}: {kind}", number=self._here + 1, kind=self.words(KINDS[kind]))
            self.say(said, "hint")

    def _told(self, why: Notice | None) -> None:
        self.say(self.words.of(why) if why is not None else "")
        self.draw()

    def on_key(self, event: events.Key) -> None:
        """Take a full-width number for the plain one, as an input method types it."""
        char = event.character or ""
        plain = half_width(char)
        if plain != char and self._line < 0:
            kind = next((one for one in KINDS if str(kind_number(one)) == plain), None)
            if kind is not None:
                event.stop()
                self.action_kind(kind)

    # -- rewriting -------------------------------------------------------------------------------------------

    def action_rewrite(self) -> None:
        """Write how the line should have been said."""
        desk, here = self._desk, self._here
        if desk is None or self._line >= 0:
            return
        if not 0 <= here < len(desk.sheet.lines) or not desk.sheet.lines[here].is_ours:
            self._told(desk.mark(here))
            return
        self._line = here
        mark = desk.work.marks.get(here)
        box = self.query_one(LineInput)
        box.can_focus = True
        box.value = mark.rewrite if mark is not None else desk.work.kept.get(here, "")
        box.placeholder = self.words("Line {number}: how should it have been said?", number=here + 1)
        box.focus()
        self.say("")
        self.show_keys()

    @on(OptionList.OptionSelected, "#faults-list")
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.action_rewrite()

    @on(Input.Submitted, "#faults-line")
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        self._keep()

    @on(Input.Changed, "#faults-line")
    def _typing(self, _event: Input.Changed) -> None:
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(_PAUSE, self._write) if self._line >= 0 else None

    def _write(self) -> None:
        """Make durable what stands in the line."""
        text = one_line(self.query_one(LineInput).value).strip()
        desk, place = self._desk, self._line
        if desk is None or place < 0:
            return
        # An empty line that was never marked says nothing.
        if text or place in desk.work.marks:
            desk.rewrite(place, text)

    def _keep(self) -> None:
        self._write()
        self._line = -1
        box = self.query_one(LineInput)
        box.value = ""
        box.placeholder = ""
        box.can_focus = False
        self.query_one(OptionList).focus()
        self.draw()

    # -- the end ---------------------------------------------------------------------------------------------

    def action_finish(self) -> None:
        """Hand the sheet in, once it is sure."""
        if self._desk is None or self._line >= 0:
            return
        marks = self._desk.work.marks.values()
        unnamed = sum(not one.kind for one in marks)
        rows = [line(self.words("{count} lines are marked.", count=len(marks)))]
        if unnamed:
            rows.append(line((self.words("{count} without a kind.", count=unnamed), "warn")))
        prompt = self.words("Enter hands it in, Esc goes on")
        self.app.push_screen(AskScreen(self.words("hand in"), tuple(rows), prompt), self._finished)

    def _finished(self, answer: str | None) -> None:
        if answer is None or self._desk is None:
            return
        self._desk.finish()
        desk = self._desk
        self.app.pop_screen()
        self.app.push_screen(FaultsDebriefScreen(desk))

    def action_back(self) -> None:
        """Leave the line that is written; else back to the list, the sheet is kept."""
        if self._line >= 0:
            self._keep()
            return
        self.app.pop_screen()
