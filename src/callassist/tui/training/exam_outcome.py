"""What an exam came to, with the evidence for each item."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll

from callassist.clock import local
from callassist.tui.display.exam_rows import outcome
from callassist.tui.display.spans import line
from callassist.tui.training.screen import TrainingScreen
from callassist.tui.widgets.panel import Panel
from callassist.workflows.exam_list import Sat


class ExamOutcomeScreen(TrainingScreen):
    """The result sheet on the screen; the same can be printed."""

    def __init__(self, one: Sat) -> None:
        super().__init__()
        self._one = one

    def compose(self) -> ComposeResult:
        """Lay out head, sheet, message and keys."""
        yield Panel(id="status")
        with VerticalScroll(id="exam-body"):
            yield Panel(id="exam-page", classes="flowing")
        yield Panel(id="message")
        yield Panel(id="keys")

    def on_mount(self) -> None:
        """Show the sheet."""
        begun, words = self._one.begun, self.words
        when = f"{local(begun.at, begun.offset):%Y-%m-%d %H:%M}"
        self.head(line((begun.title, "strong"), f"  {begun.trainee}  {when}  ", words("seed {seed}", seed=begun.seed)))
        if self._one.result is not None:
            self.query_one("#exam-page", Panel).show(outcome(self._one.result, words))
        self.say(words("To print it: callassist exam result {id} --out FILE.html", id=begun.sitting[:8]), "dim")
        self.show_keys([("↑↓", words("scroll"))])
        self.query_one("#exam-body").focus()
