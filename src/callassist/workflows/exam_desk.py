"""One exam at a seat: every answer is durable before the next question is shown, the time runs by the wall clock.

The only place where clock, log and the pure exam meet; the screen and the line mode ask it to do things.
"""

from __future__ import annotations

import contextlib
import uuid
from collections.abc import Callable

from callassist.clock import Clock, Millis
from callassist.content.training_values import Course, Exam, PartKind
from callassist.content.values import Pack
from callassist.errors import JournalError, WrongUse
from callassist.journal.entries import CallOutline
from callassist.language import notice
from callassist.training import events as dr
from callassist.training import exam as machine
from callassist.training import exam_events as ex
from callassist.training.exam import Place, Sitting, Turn
from callassist.training.exam_result import Result, result
from callassist.training.stage import Stage
from callassist.workflows.drill_desk import DrillDesk, Trainee, Wanted, resumed
from callassist.workflows.exam_list import STREAM
from callassist.workflows.exam_marker import Marker
from callassist.workflows.faults_desk import FaultsDesk, result_of
from callassist.workflows.faults_desk import resumed as sheet_resumed
from callassist.workflows.mistakes import add_due, cards_for
from callassist.workflows.training_log import FAULTS, TrainingLog

Maker = Callable[[Millis], ex.Event]


class ExamDesk:
    """One sitting, durable and in step with the clock."""

    def __init__(self, log: TrainingLog, stage: Stage, course: Course, sitting: Sitting) -> None:
        self.log = log
        self.stage = stage
        self.course = course
        self.sitting = sitting
        self.marker = Marker(stage, course, log, self._trainee)

    @property
    def clock(self) -> Clock:
        """Give the clock the exam runs by."""
        return self.log.clock

    @property
    def exam(self) -> Exam:
        """Give the exam that is sat."""
        return self.course.exams[self.sitting.begun.exam]

    @property
    def pack(self) -> Pack:
        """Give the words it is sat on."""
        return self.stage.pack

    @property
    def left(self) -> int:
        """Give the milliseconds left."""
        return self.sitting.left(self.clock.now())

    def answer(self, place: Place, text: str) -> Turn:
        """Write an answer down, unless it stands there already."""
        self.tick()
        if self.sitting.answers.get(place, "") == text:
            return Turn(self.sitting)
        return self._apply(lambda at: ex.Answered(at=at, part=place[0], number=place[1], text=text))

    def finish_part(self) -> Turn:
        """Leave the part that is open for good; after the last one the exam is handed in.

        A call that goes on ends with its part.
        """
        self.tick()
        part = self.sitting.part
        turn = self._apply(lambda at: ex.PartFinished(at=at, part=part))
        if turn.refusal is None:
            self._leave(part)
            if self.sitting.part == len(self.sitting.paper.parts):
                return self.hand_in()
        return turn

    def call(self, place: Place) -> DrillDesk:
        """Let a call ring, or go on with the one that a crash left; it is on the log before it rings.

        Raises:
            WrongUse: it was taken, or is not to be taken now.
            JournalError: what a crash left of it cannot be read.
        """
        taken = self._taken(place, "calls")
        if self.log.journal.events(taken):
            return resumed(self.log, taken)
        drawn = self.sitting.paper.parts[place[0]].items[place[1]]
        wanted = Wanted(drawn.flow, drawn.temperament, drawn.seed, "hidden", self.sitting.begun.sitting, taken)
        desk = DrillDesk(self.stage, self.course, self.log)
        desk.begin(wanted, self._trainee)
        return desk

    def sheet(self, place: Place) -> FaultsDesk:
        """Take a fault sheet, or go on with it until it is handed in.

        Raises:
            WrongUse: it was handed in, or is not to be taken now.
            JournalError: what a crash left of it cannot be read.
        """
        taken = self._taken(place, "faults")
        if self.log.journal.events(FAULTS + taken):
            return sheet_resumed(self.log, taken)
        drawn = self.sitting.paper.parts[place[0]].items[place[1]]
        desk = FaultsDesk(self.stage, self.course, self.log)
        desk.begin(drawn.flow, drawn.seed, self._trainee, self.sitting.begun.sitting, taken)
        return desk

    def is_done(self, place: Place) -> bool:
        """Say whether a call or fault sheet was taken and is over."""
        work = self.sitting.works.get(place)
        if work is None:
            return False
        is_call = self.sitting.paper.parts[place[0]].kind == "calls"
        return (self.log.attempt(work) if is_call else result_of(self.log, work)) is not None

    @property
    def _trainee(self) -> Trainee:
        begun = self.sitting.begun
        return Trainee(begun.trainee, begun.badge, begun.group)

    def _taken(self, place: Place, kind: PartKind) -> str:
        """Give the id of the work at a place: the one that goes on, else a new one, on the log from now on."""
        self.tick()
        if self.sitting.drawn(place) is None or self.sitting.paper.parts[place[0]].kind != kind:
            raise WrongUse(notice("There is no such call."))
        work = self.sitting.works.get(place)
        if work is not None and self.sitting.part == place[0] and not self.sitting.end and not self.is_done(place):
            return work
        new = uuid.uuid4().hex
        turn = self._apply(lambda at: ex.Attached(at=at, part=place[0], number=place[1], work=new))
        if turn.refusal is not None:
            raise WrongUse(turn.refusal)
        return new

    def hand_in(self) -> Turn:
        """Hand the exam in, and grade it."""
        self.tick()
        turn = self._apply(lambda at: ex.HandedIn(at=at))
        if turn.refusal is None:
            self._close()
        return turn

    def tick(self) -> bool:
        """Hand the exam in when its time is over; say whether that came just now."""
        event = machine.due(self.sitting)
        if event is None or self.clock.now() < event.at:
            return False
        self._apply(lambda at: ex.TimeOver(at=Millis(max(at, self.sitting.deadline))))
        self._close()
        return True

    def grade(self) -> Result:
        """Give what the exam comes to by the attempts as they stand, and write it down if that is new."""
        sitting = self.sitting
        marked = [
            [
                self.marker.item(
                    part.kind, drawn, sitting.answers.get((at, number), ""), sitting.works.get((at, number))
                )
                for number, drawn in enumerate(part.items)
            ]
            for at, part in enumerate(sitting.paper.parts)
        ]
        found = result(sitting.paper, marked, self.exam.pass_mark, sitting.end)
        if sitting.end and found != sitting.result:
            self._apply(lambda at: ex.Graded(at=at, result=found))
        return found

    def _close(self) -> None:
        for part in range(len(self.sitting.paper.parts)):
            self._leave(part)
        found = self.grade()
        missed = [item for part in found.parts for item in part.items if not item.has_passed]
        # A question that nobody came to is no mistake yet.
        cards = [item.card for item in missed if item.card and item.answer.strip()]
        cards += cards_for((name for item in missed for name in item.phrases), self.stage.pack)
        begun = self.sitting.begun
        add_due(self.log, begun.trainee, dict.fromkeys(cards), self.clock.now(), "exam", begun.sitting)

    def _leave(self, part: int) -> None:
        """End the calls and sheets of a part that go on, and score them as they stand."""
        is_call = self.sitting.paper.parts[part].kind == "calls"
        for place, work in self.sitting.works.items():
            if place[0] == part and not self.is_done(place):
                # What cannot be read counts as not taken.
                with contextlib.suppress(JournalError):
                    _end_call(self.log, work) if is_call else sheet_resumed(self.log, work).finish()

    def _apply(self, make: Maker) -> Turn:
        turn = machine.advance(self.sitting, event := make(self.clock.now()))
        if turn.refusal is None:
            self.sitting = turn.sitting
            self.write(event)
        return turn

    def write(self, event: ex.Event) -> None:
        """Write an event down; returns when it is durable or safely queued."""
        begun, sitting = self.sitting.begun, self.sitting
        name = STREAM + begun.sitting
        closed = event.at if sitting.end else None
        outline = CallOutline(
            name, begun.at, closed, event.at, "sitting", begun.exam, begun.lang, begun.digest, begun.trainee
        )
        self.log.append(name, ex.written(event), event.at, outline)


def _end_call(log: TrainingLog, drill_id: str) -> None:
    desk = resumed(log, drill_id)
    if desk.drill.phase != "over":
        desk.do(lambda at: dr.Left(at=at))
    desk.finish()
