"""After a drill: the score, each lost point with the rule, the harm and better words, and the call with its marks."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll

from callassist.training import keeping
from callassist.tui.actions import DEBRIEF
from callassist.tui.display.debrief_rows import head, losses, transcript
from callassist.tui.display.spans import line
from callassist.tui.training.screen import TrainingScreen
from callassist.tui.widgets.panel import Panel
from callassist.workflows.debrief import Debrief, debrief
from callassist.workflows.drill_desk import Wanted


class DebriefScreen(TrainingScreen):
    """What one drill came to."""

    ACTIONS = DEBRIEF
    BINDINGS = [action.binding for action in DEBRIEF]

    def __init__(self, drill_id: str) -> None:
        super().__init__()
        self._drill_id = drill_id
        self._is_call = False
        self._found: Debrief | None = None

    def compose(self) -> ComposeResult:
        """Lay out head, page, message and keys."""
        yield Panel(id="status")
        with VerticalScroll(id="debrief-page"):
            yield Panel(id="debrief-head", classes="flowing")
            yield Panel(id="debrief-text", classes="flowing")
        yield Panel(id="message")
        yield Panel(id="keys")

    def on_mount(self) -> None:
        """Work it out, and show it."""
        attempt = self.app.room.log.attempt(self._drill_id)
        if attempt is not None:
            self._found = debrief(attempt, self.app.room.pack)
        self.query_one("#debrief-page").focus()
        self.draw()

    def on_resize(self) -> None:
        """Draw for a new size."""
        self.draw()

    def draw(self) -> None:
        """Show the score, and the losses or the call."""
        found = self._found
        if not self.is_mounted or found is None:
            return
        room = self.app.room
        callers = room.course.callers
        kind = callers.temperaments.get(found.record.temperament) if callers is not None else None
        flow = room.pack.flows.get(found.record.flow)
        title = flow.title if flow is not None else found.record.flow
        label = kind.label if kind is not None else found.record.temperament
        seed = "  " + self.words("seed {number}", number=found.record.seed)
        self.head(line((title, "strong"), (" · ", "dim"), label, (seed, "dim")))
        self.query_one("#debrief-head", Panel).show((*head(found, self.words), ()))
        text = transcript(found, self.words) if self._is_call else losses(found, self.words)
        self.query_one("#debrief-text", Panel).show(text)
        self.show_keys()

    def action_turn(self) -> None:
        """The losses, or the whole call."""
        self._is_call = not self._is_call
        self.draw()
        self.query_one("#debrief-page").scroll_home(animate=False)

    def action_again(self) -> None:
        """The same call again."""
        if self._found is None or self._found.record.exam:
            return
        record = self._found.record
        self.app.pop_screen()
        self.app.drill(Wanted(record.flow, record.temperament, record.seed, record.level))  # type: ignore[arg-type] # as it was begun

    def action_share(self) -> None:
        """Let trainers see this practice."""
        log = self.app.room.log
        found = log.attempt(self._drill_id)
        if found is not None and not found.is_open:
            log.keep(self._drill_id, keeping.Shared(at=self.app.room.clock.now()))
        self.say(self.words("Trainers can see this practice now."), "ok")
