"""An exam line by line: an answer a line, `back`, `done` finishes the part, `hand_in`, `end` leaves it open."""

from __future__ import annotations

import queue
import sys
import threading
from collections.abc import Callable, Iterator

from callassist.cli import diagnostics, output
from callassist.cli.drill import event_for
from callassist.cli.drill_text import new_lines, prompt
from callassist.cli.exam_text import outcome_lines, question_lines
from callassist.cli.faults import act
from callassist.cli.faults_text import call_lines
from callassist.errors import CallassistError, WrongUse
from callassist.language import Notice, Words, notice
from callassist.text import clean, one_line
from callassist.training import events as dr
from callassist.workflows.drill_desk import DrillDesk
from callassist.workflows.drill_view import drill_view
from callassist.workflows.exam_desk import ExamDesk
from callassist.workflows.exam_list import open_sitting
from callassist.workflows.exam_open import begin_exam, resume_exam
from callassist.workflows.exam_seed import seed_of
from callassist.workflows.exam_view import ExamView, exam_view
from callassist.workflows.faults_desk import FaultsDesk
from callassist.workflows.training_room import TrainingRoom

_BEAT = 0.25
"""Seconds between two looks at the clock while nobody types."""


def talk(room: TrainingRoom) -> int:
    """Sit the exam that the command line named, or go on with the one that is open; give the exit code."""
    going_on = open_sitting(room.log, room.trainee.name)
    if going_on is not None:
        desk = resume_exam(room.log, going_on, room)
    else:
        if not room.exam:
            raise WrongUse(notice("Name an exam; `callassist exam list` knows them."))
        desk = begin_exam(room, room.exam, seed_of(room.seed or "0"))
    return _Talk(desk, Words(room.lang)).run()


class _Talk:
    """One sitting from standard input."""

    def __init__(self, desk: ExamDesk, words: Words) -> None:
        self._desk, self._words = desk, words
        self._number = 0
        self._typed: queue.SimpleQueue[str | None] = queue.SimpleQueue()

    def run(self) -> int:
        desk, words = self._desk, self._words
        begun = desk.sitting.begun
        self._say(
            words("{title}. Seed {seed}, {minutes} minutes.", title=begun.title, seed=begun.seed, minutes=begun.minutes)
        )
        threading.Thread(target=self._listen, daemon=True).start()
        self._show()
        for text in self._lines():
            if text is None or text.strip() == "end":
                self._say(words("The clock runs on; the same command goes on with the exam."))
                return diagnostics.FINE
            self._act(text.strip())
            if desk.sitting.end:
                break
            self._show()
        if desk.sitting.end == "time-over":
            self._say(words("The time was over: it was handed in as it stood."))
        if desk.sitting.result is not None:
            for line in outcome_lines(desk.sitting.result, words):
                self._say(line)
        return diagnostics.FINE

    def _lines(self, meanwhile: Callable[[], object] = bool, over: Callable[[], bool] = bool) -> Iterator[str | None]:
        """Give what is typed, None once there is no more; ends when the time is over, or what is going on is."""
        while not self._desk.sitting.end and not over():
            try:
                text = self._typed.get(timeout=_BEAT)
            except queue.Empty:
                if not self._desk.tick():
                    meanwhile()
                continue
            yield text

    def _act(self, text: str) -> None:
        desk, view = self._desk, self._view()
        if text == "done":
            self._told(desk.finish_part().refusal)
            self._number = 0
        elif text == "hand_in":
            self._told(desk.hand_in().refusal)
        elif text in {"back", ""}:
            step = -1 if text else 1
            self._number = max(0, min(view.count - 1, view.number + step))
        elif view.calls:
            self._take(view, text)
        else:
            self._told(desk.answer((view.part, view.number), text).refusal)
            self._number = min(view.count - 1, view.number + 1)

    def _take(self, view: ExamView, text: str) -> None:
        words = self._words
        if not (text.isascii() and text.isdecimal()) or not 1 <= int(text) <= view.count:
            self._say("! " + words("Give a number of the list."))
            return
        place = (view.part, int(text) - 1)
        try:
            if view.kind == "calls":
                self._drill(self._desk.call(place))
            else:
                self._sheet(self._desk.sheet(place))
        except WrongUse as error:
            self._told(error.notice)
        except CallassistError as error:
            self._say("! " + words("This cannot be taken: {why}", why=str(error)))

    def _sheet(self, sheet: FaultsDesk) -> None:
        """Work on a fault sheet until `done`; `end` leaves it as it stands."""
        words = self._words
        self._say(words("mark 4 forbidden, say 4 TEXT, unmark 4, show; done hands the sheet in, end leaves it open."))
        for line in call_lines(sheet.work, words):
            self._say(line)
        for text in self._lines():
            if text is None:
                self._typed.put(None)
                return
            if text.strip() == "end":
                return
            if text.strip() == "done":
                sheet.finish()
                return
            if text.strip() in {"", "show"}:
                for line in call_lines(sheet.work, words):
                    self._say(line)
            else:
                self._told(act(sheet, text.strip(), words, quiet=True))

    def _drill(self, drill: DrillDesk) -> None:
        shown = self._drawn(drill, 0)

        def meanwhile() -> None:
            nonlocal shown
            if drill.tick():
                shown = self._drawn(drill, shown)

        for text in self._lines(meanwhile, lambda: drill.drill.phase == "over"):
            if text is None or text.strip() == "end":
                drill.do(lambda at: dr.Left(at=at))
                if text is None:
                    self._typed.put(None)
                break
            view = drill_view(drill.drill, drill.stage, drill.clock.now())
            self._told(drill.do(event_for(text.strip(), (), ringing=view.phase == "ringing")).refusal)
            shown = self._drawn(drill, shown)
        if not self._desk.sitting.end:
            drill.finish()

    def _drawn(self, drill: DrillDesk, shown: int) -> int:
        view = drill_view(drill.drill, drill.stage, drill.clock.now())
        for line in [*new_lines(view.lines, shown), *(prompt(view, self._words) if view.phase != "over" else ())]:
            self._say(line)
        return len(view.lines)

    def _view(self) -> ExamView:
        return exam_view(self._desk, self._number)

    def _show(self) -> None:
        for line in question_lines(self._view(), self._words):
            self._say(line)

    def _told(self, refusal: Notice | None) -> None:
        if refusal is not None:
            self._say("! " + one_line(self._words.of(refusal)))

    def _listen(self) -> None:
        for text in sys.stdin:
            self._typed.put(text)
        self._typed.put(None)

    @staticmethod
    def _say(text: str) -> None:
        output.line(clean(text))
