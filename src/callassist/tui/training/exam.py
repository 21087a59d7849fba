"""The exams there are, the one that goes on, and what earlier ones came to."""

from __future__ import annotations

import secrets
from collections.abc import Iterator

from textual.app import ComposeResult
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from callassist.clock import local
from callassist.content.training_values import Exam
from callassist.errors import CallassistError, UnknownName, WrongUse
from callassist.tui.dialogs.ask import AskScreen
from callassist.tui.display.spans import line
from callassist.tui.paint import painted_line
from callassist.tui.training.exam_outcome import ExamOutcomeScreen
from callassist.tui.training.screen import ListScreen
from callassist.tui.training.sitting import SittingScreen
from callassist.tui.widgets.choices import Choices
from callassist.tui.widgets.panel import Panel
from callassist.workflows.exam_list import Sat, held_by_exam, open_sitting, sat
from callassist.workflows.exam_open import begin_exam, resume_exam
from callassist.workflows.exam_seed import seed_of

_SEEDS = 1_000_000
_GO_ON, _SIT, _LOOK = "go-on:", "sit:", "look:"


class ExamScreen(ListScreen):
    """Where an exam is chosen."""

    def __init__(self) -> None:
        super().__init__()
        self._sat: dict[str, Sat] = {}

    def compose(self) -> ComposeResult:
        """Lay out head, list, message and keys."""
        yield Panel(id="status")
        yield Choices(id="home-list")
        yield Panel(id="message")
        yield Panel(id="keys")

    def on_mount(self) -> None:
        """Open at once what the command line named."""
        room = self.app.room
        going_on = open_sitting(room.log, room.trainee.name)
        if going_on is not None:
            self._go_on(going_on)
        elif room.exam in room.course.exams:
            self._ask(room.exam)

    def draw(self) -> None:
        """Show the list as things stand."""
        room = self.app.room
        self.head(line((self.words("exam"), "strong"), (" · ", "dim"), f"{room.trainee.name} {room.trainee.badge}"))
        self._sat = {one.id: one for one in sat(room.log) if one.begun.trainee == room.trainee.name}
        options = self.query_one(OptionList)
        options.border_title = self.words("exam")
        options.clear_options()
        options.add_options(list(self._rows()))
        options.highlighted = 0
        if not room.course.exams:
            self.say(self.words("There are no exams: a file of format exam/1 is wanted."))
        self.show_keys([("Enter", self.words("choose"))])

    def _rows(self) -> Iterator[Option]:
        words = self.words
        going_on = open_sitting(self.app.room.log, self.app.room.trainee.name)
        if going_on is not None and going_on in self._sat:
            title = self._sat[going_on].begun.title
            yield Option(painted_line(line((words("go on: {title}", title=title), "live"))), id=_GO_ON + going_on)
        for exam in self.app.room.course.exams.values():
            told = words("{minutes} minutes, pass mark {mark} %", minutes=exam.minutes, mark=f"{exam.pass_mark:g}")
            yield Option(painted_line(line((exam.title, "strong"), (f"  {told}", "dim"))), id=_SIT + exam.id)
        for one in reversed(self._sat.values()):
            if one.result is not None:
                when = f"{local(one.begun.at, one.begun.offset):%Y-%m-%d %H:%M}"
                passed = words("passed") if one.result.has_passed else words("not passed")
                row = line((f"{when}  ", "dim"), one.begun.title, f"  {one.result.percent:g} %  {passed}")
                yield Option(painted_line(row), id=_LOOK + one.id)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Sit the exam, go on with it, or look at what it came to."""
        chosen = event.option_id or ""
        self.say("")
        if chosen.startswith(_SIT):
            self._ask(chosen.removeprefix(_SIT))
        elif chosen.startswith(_GO_ON):
            self._go_on(chosen.removeprefix(_GO_ON))
        elif chosen.removeprefix(_LOOK) in self._sat:
            self.app.push_screen(ExamOutcomeScreen(self._sat[chosen.removeprefix(_LOOK)]))

    def _ask(self, exam_id: str) -> None:
        """Tell what the exam is like, and ask for its seed."""
        room, words = self.app.room, self.words
        held = held_by_exam(room.log, room.trainee.name)
        if held is not None:
            self.say(words.of(held))
            return
        exam: Exam = room.course.exams[exam_id]
        about = (
            line((exam.about, "")),
            (),
            line(
                words(
                    "{minutes} minutes from the moment you begin; a closed window does not stop the clock.",
                    minutes=exam.minutes,
                )
            ),
            line(words("The same seed asks everybody the same: take the trainer's, or keep this one.")),
        )
        suggested = room.seed or str(secrets.randbelow(_SEEDS))

        def begin(typed: str | None) -> None:
            if typed is not None:
                self._begin(exam_id, typed)

        self.app.push_screen(AskScreen(exam.title, about, words("seed"), suggested), begin)

    def _begin(self, exam_id: str, typed: str) -> None:
        try:
            desk = begin_exam(self.app.room, exam_id, seed_of(typed))
        except WrongUse as error:
            self.say(self.words.of(error.notice))
        except UnknownName as error:
            self.say(self.words("There is no {kind} “{name}”.", kind=self.words(error.kind), name=error.name))
        else:
            self.app.push_screen(SittingScreen(desk))

    def _go_on(self, sitting_id: str) -> None:
        try:
            desk = resume_exam(self.app.room.log, sitting_id, self.app.room)
        except CallassistError as error:
            self.say(self.words("This exam cannot go on: {why}", why=str(error)))
            return
        if desk.sitting.end:
            self.draw()
            self.say(self.words("The time was over: it was handed in as it stood."))
            return
        self.app.push_screen(SittingScreen(desk))
