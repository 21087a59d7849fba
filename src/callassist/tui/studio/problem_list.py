"""The problems of the draft, those of the edited file first; what to do about the marked one stands in the frame."""

from __future__ import annotations

from collections.abc import Sequence

from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from callassist.content.problem import Problem
from callassist.language import Words
from callassist.tui.display.problem_rows import problem_row
from callassist.tui.paint import painted_line
from callassist.tui.widgets.choices import Choices
from callassist.tui.widgets.frame import name_frame

_MOST = 200


class ProblemList(Choices):
    """Shows problems; tells which one the user wants to go to."""

    class Chosen(Message):
        """A problem was chosen."""

        def __init__(self, problem: Problem) -> None:
            super().__init__()
            self.problem = problem

    def __init__(self) -> None:
        super().__init__(id="problems")
        self._shown: tuple[Problem, ...] = ()
        self._for: tuple[str, str] = ("", "")

    def show(self, problems: Sequence[Problem], here: str, words: Words) -> None:
        """Show these problems, those of the file `here` first."""
        own = [problem for problem in problems if problem.path == here]
        found = (*own, *(problem for problem in problems if problem.path != here))[:_MOST]
        name_frame(self, words("problems ({count})", count=len(problems)))
        if (found, (here, words.lang)) == (self._shown, self._for):
            return
        marked = self.marked
        self._shown, self._for = found, (here, words.lang)
        self.clear_options()
        self.add_options([Option(painted_line(problem_row(problem, words, here))) for problem in found])
        if marked in found:
            self.highlighted = found.index(marked)

    @property
    def marked(self) -> Problem | None:
        """The problem that is marked."""
        at = self.highlighted
        return self._shown[at] if at is not None and at < len(self._shown) else None

    def mark(self, problem: Problem) -> None:
        """Mark a problem."""
        if problem in self._shown:
            self.highlighted = self._shown.index(problem)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Tell which problem was chosen."""
        event.stop()
        if event.option_index < len(self._shown):
            self.post_message(self.Chosen(self._shown[event.option_index]))
