"""The trainee's own progress: by section over time, what is weak, what is due, exams; each attempt to look at again."""

from __future__ import annotations

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from callassist.clock import Millis
from callassist.tui.actions import PROGRESS
from callassist.tui.display.spans import Block, Line, line
from callassist.tui.paint import painted_line
from callassist.tui.training.debrief import DebriefScreen
from callassist.tui.training.exam_outcome import ExamOutcomeScreen
from callassist.tui.training.screen import ListScreen
from callassist.tui.widgets.choices import Choices
from callassist.tui.widgets.panel import Panel
from callassist.workflows.progress import Progress, progress_of
from callassist.workflows.progress_told import contest_lines, day, exam_lines, summary, trends, weak_lines
from callassist.workflows.share import share

_DRILL, _EXAM = "drill:", "exam:"


class ProgressScreen(ListScreen):
    """How practice goes."""

    ACTIONS = PROGRESS
    BINDINGS = [action.binding for action in PROGRESS]

    def compose(self) -> ComposeResult:
        """Lay out head, summary, list of attempts, message and keys."""
        yield Panel(id="status")
        with VerticalScroll(id="progress-body", can_focus=False):
            yield Panel(id="progress-page", classes="flowing")
        yield Choices(id="progress-list")
        yield Panel(id="message")
        yield Panel(id="keys")

    def draw(self) -> None:
        """Show the progress as it stands."""
        room, words = self.app.room, self.words
        found = progress_of(room.log, room.pack, room.course, room.trainee.name, is_own=True)
        self.head(line((words("progress"), "strong"), (" · ", "dim"), f"{found.name} {found.group}"))
        self.query_one("#progress-page", Panel).show(self._page(found))
        options = self.query_one(OptionList)
        here = options.highlighted or 0
        options.border_title = words("attempts, the latest first")
        options.clear_options()
        options.add_options(list(self._rows(found)))
        options.highlighted = here if options.option_count else None
        options.display = options.option_count > 0
        self.show_keys()

    def _page(self, found: Progress) -> Block:
        words = self.words
        rows: list[Line] = [line(" · ".join(summary(found, words)))]
        for head, lines in (
            (words("over time: the latest percent, then tens of percent, attempt by attempt"), trends(found, words)),
            (words("what is weak"), weak_lines(found, words)),
            (words("exams"), exam_lines(found, words)),
            (words("contested answers"), contest_lines(found, words)),
        ):
            told = list(lines)
            if told:
                rows += [line((head, "label")), *(line(one) for one in told)]
        if not (found.attempts or found.exams or found.contests):
            rows.append(line((words("Nothing was practised yet."), "dim")))
        return tuple(rows)

    def _rows(self, found: Progress) -> Iterator[Option]:
        words = self.words
        for one in reversed(found.exams):
            if one.result is not None:
                title = f"{day(one.begun.at)}  {words('exam')}  {one.begun.title}  {one.result.percent:g} %"
                yield Option(painted_line(line((title, "strong"))), id=_EXAM + one.id)
        for attempt in reversed(found.attempts):
            record = attempt.record
            flow = self.app.room.pack.flows.get(record.flow)
            title = flow.title if flow is not None else record.flow
            state = words("exam") if record.exam else words("shared") if attempt.is_shared else ""
            passed = words("passed") if attempt.score.has_passed else words("not passed")
            row = line(
                (f"{day(Millis(record.at))}  ", "dim"),
                title,
                f"  {attempt.score.percent:g} %  {passed}",
                (f"  {state}", "dim"),
            )
            yield Option(painted_line(row), id=_DRILL + record.drill_id)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Look at an attempt or exam again."""
        chosen = event.option_id or ""
        if chosen.startswith(_DRILL):
            self.app.push_screen(DebriefScreen(chosen.removeprefix(_DRILL)))
            return
        found = progress_of(
            self.app.room.log, self.app.room.pack, self.app.room.course, self.app.room.trainee.name, is_own=True
        )
        one = next((one for one in found.exams if _EXAM + one.id == chosen), None)
        if one is not None:
            self.app.push_screen(ExamOutcomeScreen(one))

    def action_share(self) -> None:
        """Show the practice under the cursor to the trainers."""
        option = self.query_one(OptionList).highlighted_option
        chosen = (option.id or "") if option is not None else ""
        attempt = self.app.room.log.attempt(chosen.removeprefix(_DRILL)) if chosen.startswith(_DRILL) else None
        if attempt is None:
            self.say(self.words("Choose a practice in the list."))
            return
        share(self.app.room.log, attempt, self.app.room.trainee.name)
        self.draw()
        self.say(self.words("Trainers can see this practice now."), "ok")

    def action_scroll(self, step: int) -> None:
        """Scroll the summary."""
        self.query_one("#progress-body").scroll_relative(y=step, animate=False)
