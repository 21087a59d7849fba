"""What came of a sheet: each fault with what was wrong, the harm, the advised wording, and the trainee's own."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll

from callassist.tui.actions import FAULTS_DEBRIEF
from callassist.tui.display.faults_rows import findings, head, whole
from callassist.tui.display.spans import line
from callassist.tui.training.screen import TrainingScreen
from callassist.tui.widgets.panel import Panel
from callassist.workflows.drill_desk import Wanted
from callassist.workflows.faults_desk import FaultsDesk
from callassist.workflows.faults_told import told


class FaultsDebriefScreen(TrainingScreen):
    """A sheet that was handed in."""

    ACTIONS = FAULTS_DEBRIEF
    BINDINGS = [action.binding for action in FAULTS_DEBRIEF]

    def __init__(self, desk: FaultsDesk) -> None:
        super().__init__()
        self._desk = desk
        self._is_call = False

    def compose(self) -> ComposeResult:
        """Lay out head, page, message and keys."""
        yield Panel(id="status")
        with VerticalScroll(id="debrief-page"):
            yield Panel(id="debrief-head", classes="flowing")
            yield Panel(id="debrief-text", classes="flowing")
        yield Panel(id="message")
        yield Panel(id="keys")

    def on_mount(self) -> None:
        """Show what came of it."""
        self.query_one("#debrief-page").focus()
        self.draw()

    def on_resize(self) -> None:
        """Draw for a new size."""
        self.draw()

    def draw(self) -> None:
        """Show the score, and the faults or the call."""
        if not self.is_mounted:
            return
        sheet, result, words = self._desk.sheet, self._desk.finish(), self.words
        self.head(
            line(
                (sheet.title, "strong"),
                (" · ", "dim"),
                sheet.about,
                ("  " + words("seed {number}", number=sheet.seed), "dim"),
            )
        )
        self.query_one("#debrief-head", Panel).show((*head(result, words), ()))
        rows = whole(sheet, result, words) if self._is_call else findings(told(result, self._desk.stage.pack), words)
        self.query_one("#debrief-text", Panel).show(rows)
        self.say(words("+ found, ! overlooked, ? nothing wrong there") if self._is_call else "", "hint")
        self.show_keys()

    def action_turn(self) -> None:
        """The faults, or the whole call."""
        self._is_call = not self._is_call
        self.draw()
        self.query_one("#debrief-page").scroll_home(animate=False)

    def action_another(self) -> None:
        """Another call about the same thing."""
        flow = self._desk.sheet.flow
        self.app.wanted = Wanted(flow, "", self._desk.sheet.seed + 1)
        self.app.pop_screen()
        self.app.open("faults")
