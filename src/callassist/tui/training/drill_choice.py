"""What to practise: the flow, the kind of caller, the level. The caller is drawn anew each time."""

from __future__ import annotations

from typing import Literal

from textual.app import ComposeResult
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from callassist.language import marked
from callassist.training.events import LEVELS, Level
from callassist.tui.actions import DRILL_CHOICE
from callassist.tui.display.spans import Line, line
from callassist.tui.paint import painted_line
from callassist.tui.training.drill import LEVEL_NAMES
from callassist.tui.training.screen import TrainingScreen
from callassist.tui.widgets.choices import Choices
from callassist.tui.widgets.panel import Panel
from callassist.workflows.drill_desk import Wanted

Stage = Literal["flow", "caller", "level"]
_ABOUT: dict[Level, str] = {
    "pick": marked("choose among a few lines; one may be wrong"),
    "shown": marked("the script stands there, as on a call"),
    "keywords": marked("only the key words"),
    "hidden": marked("nothing; as in the exam"),
}
_SEEDS = 1_000_000


class DrillChoiceScreen(TrainingScreen):
    """Three lists, one after the other."""

    BINDINGS = [action.binding for action in DRILL_CHOICE]

    def __init__(self) -> None:
        super().__init__()
        self._stage: Stage = "flow"
        self._flow = ""
        self._caller = ""

    def compose(self) -> ComposeResult:
        """Lay out head, list, message and keys."""
        yield Panel(id="status")
        yield Choices(id="home-list")
        yield Panel(id="message")
        yield Panel(id="keys")

    def on_mount(self) -> None:
        """Show the first list; begin at once what the command line asked for."""
        self.query_one(OptionList).focus()
        self.draw()
        wanted, self.app.wanted = self.app.wanted, None
        if wanted is not None:
            self.app.drill(wanted)

    def on_resize(self) -> None:
        """Draw the bars for a new size."""
        self.show_keys([("Enter", self.words("choose"))])

    def draw(self) -> None:
        """Show the list of this stage."""
        titles = {
            "flow": marked("what the call is about"),
            "caller": marked("who rings up"),
            "level": marked("how much you see"),
        }
        chosen = self._chosen()
        self.head(line((self.words("drill"), "strong"), (" · " if chosen else "", "dim"), chosen))
        options = self.query_one(OptionList)
        options.border_title = self.words(titles[self._stage])
        options.clear_options()
        options.add_options([Option(painted_line(row), id=name) for name, row in self._rows()])
        options.highlighted = 1 if self._stage == "level" else 0
        self.say("")
        self.show_keys([("Enter", self.words("choose"))])

    def _chosen(self) -> str:
        flow = self.app.room.pack.flows.get(self._flow)
        callers = self.app.room.course.callers
        kind = callers.temperaments.get(self._caller) if callers is not None else None
        return "  ".join(one for one in (flow.title if flow else "", kind.label if kind else "") if one)

    def _rows(self) -> list[tuple[str, Line]]:
        pack, callers = self.app.room.pack, self.app.room.course.callers
        if self._stage == "flow":
            flows = [flow for flow in pack.flows.values() if flow.id != pack.site.after_call]
            order = {"inbound": 0, "exception": 1, "outbound": 2}
            flows.sort(key=lambda flow: order[flow.kind])
            return [(flow.id, line((flow.title, "strong"), ("  " + flow.when, "dim"))) for flow in flows]
        if self._stage == "caller":
            kinds = list(callers.temperaments.values()) if callers is not None else []
            kinds.sort(key=lambda one: self._flow not in one.enters)
            return [(one.id, line((one.label, "strong"), ("  " + one.about, "dim"))) for one in kinds]
        return [
            (level, line((self.words(LEVEL_NAMES[level]), "strong"), ("  " + self.words(_ABOUT[level]), "dim")))
            for level in LEVELS
        ]

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take the choice, and go on to the next list or begin."""
        name = event.option_id or ""
        if self._stage == "flow":
            self._flow, self._stage = name, "caller"
        elif self._stage == "caller":
            self._caller, self._stage = name, "level"
        else:
            level = next(one for one in LEVELS if one == name)
            seed = self.app.room.clock.now() % _SEEDS
            self._stage, self._flow, flow = "flow", "", self._flow
            self.app.drill(Wanted(flow, self._caller, seed, level))
        self.draw()

    def action_next(self) -> None:
        """Take the row the cursor is on."""
        self.query_one(OptionList).action_select()

    def action_back(self) -> None:
        """The list before, or out."""
        if self._stage == "flow":
            self.app.pop_screen()
            return
        self._stage = "flow" if self._stage == "caller" else "caller"
        self.draw()
