"""A fault sheet of an exam: as in practice, with the exam's own clock before everything and no debrief after it."""

from __future__ import annotations

from collections.abc import Callable

from textual import events
from textual.widgets import OptionList

from callassist.tui.display.exam_rows import clock
from callassist.tui.display.spans import Line, line, width
from callassist.tui.training.faults import FaultsScreen
from callassist.tui.widgets.line_input import LineInput
from callassist.workflows.exam_desk import ExamDesk
from callassist.workflows.faults_desk import FaultsDesk

_BEAT = 0.5


class ExamSheetScreen(FaultsScreen):
    """One fault sheet of an exam."""

    def __init__(self, exam: ExamDesk, desk: FaultsDesk, then: Callable[[str], None]) -> None:
        super().__init__()
        self._exam, self._desk, self._then = exam, desk, then
        self._spans: tuple[Line, ...] = ()

    def on_mount(self, event: events.Mount) -> None:  # type: ignore[override] # Textual hands it over where it is wanted
        """Show the sheet at once: nothing is to be chosen."""
        event.prevent_default()
        self.query_one(LineInput).can_focus = False
        self.query_one(OptionList).focus()
        self.draw()
        self.say(self.words("Read the call. Mark what went wrong, say what it is, write it better."), "hint")
        self.set_interval(_BEAT, lambda: self.head(*self._spans))

    @property
    def cells(self) -> int:
        """Give the cells that are left beside the exam's clock."""
        return super().cells - width(self._left_of_exam)

    def head(self, *spans: Line) -> None:
        """Show the first line with the exam's clock before it."""
        self._spans = spans
        first, *rest = spans or ((),)
        super().head((*self._left_of_exam, *first), *rest)

    @property
    def _left_of_exam(self) -> Line:
        told = self.app.words("{clock} left", clock=clock(self._exam.left))
        return line((told, "live"), "  ")

    def _finished(self, answer: str | None) -> None:
        if answer is None or self._desk is None:
            return
        self._desk.finish()
        self.app.pop_screen()
        self._then(self._desk.work.begun.sheet_id)
