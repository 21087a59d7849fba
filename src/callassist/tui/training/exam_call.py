"""A call of an exam: the drill, with the exam's own clock in front of everything."""

from __future__ import annotations

from callassist.tui.display.exam_rows import clock
from callassist.tui.display.spans import Line, line, width
from callassist.tui.training.drill import DrillScreen, Then
from callassist.workflows.drill_desk import DrillDesk, Wanted
from callassist.workflows.exam_desk import ExamDesk


class ExamCallScreen(DrillScreen):
    """One call of an exam."""

    def __init__(self, exam: ExamDesk, desk: DrillDesk, then: Then) -> None:
        begun = desk.drill.begun
        super().__init__(Wanted(begun.flow, begun.temperament, begun.seed, begun.level, begun.exam), then, desk)
        self._exam = exam

    @property
    def cells(self) -> int:
        """Give the cells that are left beside the exam's clock."""
        return super().cells - width(self._left_of_exam)

    def head(self, *spans: Line) -> None:
        """Show the first line with the exam's clock before it."""
        first, *rest = spans or ((),)
        super().head((*self._left_of_exam, *first), *rest)

    @property
    def _left_of_exam(self) -> Line:
        told = self.app.words("{clock} left", clock=clock(self._exam.left))
        return line((told, "live"), "  ")
