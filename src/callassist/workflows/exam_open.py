"""An exam begun or taken up again: the one place that knows on which words it is sat."""

from __future__ import annotations

import uuid

import msgspec

from callassist.clock import seat_offset
from callassist.content.live import live_number
from callassist.content.training_values import Course, Exam
from callassist.errors import JournalError, UnknownName, WrongUse
from callassist.training import exam as machine
from callassist.training import exam_events as ex
from callassist.training.paper import draw
from callassist.training.stage import Stage
from callassist.workflows.drill_desk import CARD, stage_of
from callassist.workflows.exam_desk import ExamDesk
from callassist.workflows.exam_list import STREAM, held_by_exam
from callassist.workflows.library import packed, unpacked
from callassist.workflows.training_log import TrainingLog
from callassist.workflows.training_room import TrainingRoom


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
    held = held_by_exam(log, trainee.name)
    if held is not None:
        raise WrongUse(held)
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
    desk.write(event)
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
