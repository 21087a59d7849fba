"""One exam at a seat: every answer is durable before the next question is shown, the time runs by the wall clock.

The only place where clock, log and the pure exam meet; the screen and the line mode ask it to do things.
"""

from __future__ import annotations

import contextlib
import uuid
from collections.abc import Callable

import msgspec

from callassist.clock import Clock, Millis, seat_offset
from callassist.content.live import live_number
from callassist.content.training_values import Course, Exam, PartKind
from callassist.content.values import Pack
from callassist.errors import JournalError, UnknownName, WrongUse
from callassist.journal.entries import CallOutline
from callassist.language import notice
from callassist.training import events as dr
from callassist.training import exam as machine
from callassist.training import exam_events as ex
from callassist.training.exam import Place, Sitting, Turn
from callassist.training.exam_result import Result, result
from callassist.training.paper import draw
from callassist.training.stage import Stage
from callassist.workflows.drill_desk import CARD, DrillDesk, Trainee, Wanted, resumed, stage_of
from callassist.workflows.exam_list import STREAM, open_sitting
from callassist.workflows.exam_marker import Marker
from callassist.workflows.faults_desk import FaultsDesk, result_of
from callassist.workflows.faults_desk import resumed as sheet_resumed
from callassist.workflows.library import packed, unpacked
from callassist.workflows.mistakes import add_due, cards_for
from callassist.workflows.training_log import FAULTS, TrainingLog
from callassist.workflows.training_room import TrainingRoom

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
            self._write(event)
        return turn

    def _write(self, event: ex.Event) -> None:
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


def begin_exam(room: TrainingRoom, exam_id: str, seed: int) -> ExamDesk:
    """Sit down to an exam.

    Raises:
        UnknownName: there is no such exam.
        WrongUse: the trainee sits another one; or it asks what there is none of.
    """
    exam = room.course.exams.get(exam_id)
    if exam is None:
        raise UnknownName("exam", exam_id, tuple(room.course.exams))
    trainee, log, pack = room.trainee, room.log, room.pack
    if open_sitting(log, trainee.name) is not None:
        raise WrongUse(notice("{name} is sitting an exam: it goes on first.", name=trainee.name))
    now = log.clock.now()
    event = ex.Begun(
        at=now,
        sitting=uuid.uuid4().hex,
        exam=exam_id,
        trainee=trainee.name,
        seed=seed,
        minutes=exam.minutes,
        lang=pack.site.language,
        digest=pack.digest,
        course=room.course.digest,
        badge=trainee.badge,
        group=trainee.group,
        offset=seat_offset(now),
        title=exam.title,
        version=live_number(room.root) or 0,
    )
    stage = _stage_for(room, exam)
    log.journal.keep_content(pack.digest, packed(pack))
    log.journal.keep_content(room.course.digest, msgspec.msgpack.encode(room.course))
    desk = ExamDesk(log, stage, room.course, machine.begin(event, draw(exam, seed, pack, room.course)))
    desk._write(event)  # noqa: SLF001 - a constructor of its own
    return desk


def resume_exam(log: TrainingLog, sitting_id: str, ready: TrainingRoom | ExamDesk | None = None) -> ExamDesk:
    """Take a sitting up again, on the words it began with; one whose time has run out meanwhile is handed in.

    The room, or the desk of another sitting, that is `ready` lends its words where they are the same.

    Raises:
        JournalError: it cannot be read.
    """
    events = [ex.read(body) for body in log.journal.events(STREAM + sitting_id)]
    begun = events[0] if events else None
    if not isinstance(begun, ex.Begun):
        msg = "the exam's beginning is lost"
        raise JournalError(msg)
    stage, course = _lent(begun, ready) or _kept(log, begun)
    paper = draw(course.exams[begun.exam], begun.seed, stage.pack, course)
    desk = ExamDesk(log, stage, course, machine.replayed(paper, events))
    desk.tick()
    return desk


def _lent(begun: ex.Begun, ready: TrainingRoom | ExamDesk | None) -> tuple[Stage, Course] | None:
    if ready is None or (ready.pack.digest, ready.course.digest) != (begun.digest, begun.course):
        return None
    return _stage_for(ready, ready.course.exams[begun.exam]), ready.course


def _kept(log: TrainingLog, begun: ex.Begun) -> tuple[Stage, Course]:
    pack = unpacked(log.journal.content(begun.digest))
    body = log.journal.content(begun.course)
    course = msgspec.msgpack.decode(body, type=Course) if body is not None else None
    if pack is None or course is None or begun.exam not in course.exams:
        msg = "the words this exam began with are not kept any more"
        raise JournalError(msg)
    return stage_of(pack, course, course.exams[begun.exam].scorecard), course


def _stage_for(ready: TrainingRoom | ExamDesk, exam: Exam) -> Stage:
    card = exam.scorecard or CARD
    return ready.stage if card == ready.stage.scorecard.id else stage_of(ready.pack, ready.course, card)
