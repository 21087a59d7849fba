"""The list of what can be practised, with what is due today."""

from __future__ import annotations

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from callassist.errors import JournalError
from callassist.language import marked
from callassist.tui.actions import HALL
from callassist.tui.display.spans import line
from callassist.tui.paint import painted_line
from callassist.tui.training.screen import ListScreen
from callassist.tui.widgets.choices import Choices
from callassist.tui.widgets.panel import Panel
from callassist.workflows.drill_desk import Wanted, resumed, unfinished

_ROWS = (
    ("drill", "d", marked("drill"), marked("a caller rings up; you speak, and see why each point was lost")),
    ("quiz", "q", marked("quiz"), marked("don't say, say instead; what must be known: what is due today")),
    ("faults", "f", marked("find the fault"), marked("read a call, mark what went wrong, say it better")),
    ("exam", "e", marked("exam"), marked("the same for everybody, against the clock")),
    ("progress", "p", marked("progress"), marked("your attempts, weakest phrases, what is due")),
    ("typing", "t", marked("typing rate"), marked("two minutes; thinking time is then told from typing time")),
)


class HallScreen(ListScreen):
    """Where practice begins and ends."""

    ACTIONS = HALL
    BINDINGS = [action.binding for action in HALL]

    def compose(self) -> ComposeResult:
        """Lay out head, list, message and keys."""
        yield Panel(id="status")
        yield Choices(id="home-list")
        yield Panel(id="message")
        yield Panel(id="keys")

    def draw(self) -> None:
        """Show the list as things stand."""
        room, words = self.app.room, self.words
        site = room.pack.site
        self.head(
            line((site.centre.get("name", ""), "strong"), (" · ", "dim"), f"{room.trainee.name} {room.trainee.badge}")
        )
        options = self.query_one(OptionList)
        marked_row = options.highlighted or 0
        options.border_title = words("practise")
        options.clear_options()
        options.add_options(list(self._options()))
        options.highlighted = marked_row
        self.say("" if room.log.rate(room.trainee.name) else words("Your typing rate is not known yet: t measures it."))
        self.show_keys([("Enter", words("choose")), ("F2", words("中文/English")), ("^Q", words("quit"))])

    def _options(self) -> Iterator[Option]:
        room = self.app.room
        for outline in unfinished(room.log, room.trainee.name):
            flow = room.pack.flows.get(outline.flow)
            row = line(
                ("   ", ""), (self.words("go on with the drill"), "live"), "  " + (flow.title if flow else outline.flow)
            )
            yield Option(painted_line(row), id=f"resume:{outline.call_id}")
        for name, key, title, about in _ROWS:
            row = line((f"{key}  ", "key"), (self.words(title), "strong"), ("  " + self.words(about), "dim"))
            yield Option(painted_line(row), id=name)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open what was chosen."""
        name = event.option_id or ""
        if name.startswith("resume:"):
            self._resume(name.removeprefix("resume:"))
        elif name:
            self.app.open(name)

    def _resume(self, drill_id: str) -> None:
        """Go on with a drill that was left open; one that cannot be read is told of."""
        try:
            desk = resumed(self.app.room.log, drill_id)
        except JournalError:
            self.say(self.words("This drill cannot be read any more."))
            return
        begun = desk.drill.begun
        self.app.drill(Wanted(begun.flow, begun.temperament, begun.seed, begun.level, begun.exam), desk)

    def action_open(self, name: str) -> None:
        """Open it by its own key."""
        self.app.open(name)

    def action_back(self) -> None:
        """Leave: this is the first screen."""
        self.app.exit()
