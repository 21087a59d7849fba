"""One sheet of faults at a seat: every mark is durable before it is shown, and a crash takes nothing back."""

from __future__ import annotations

import contextlib
import uuid

import msgspec

from callassist.clock import seat_offset
from callassist.content.training_values import Course
from callassist.content.values import FlowId
from callassist.errors import JournalError, WrongUse
from callassist.journal.entries import CallOutline
from callassist.language import Notice, notice
from callassist.training import fault_events as fe
from callassist.training.fault_events import SheetBegun, Work
from callassist.training.fault_grading import FaultsResult, phrases_missed
from callassist.training.fault_sheet import FaultKind, Sheet
from callassist.training.stage import Stage
from callassist.workflows.drill_desk import Trainee, stage_of
from callassist.workflows.faults_sheet import graded, sheet_for
from callassist.workflows.library import packed, unpacked
from callassist.workflows.mistakes import add_due, cards_for
from callassist.workflows.training_log import FAULTS, TrainingLog


class FaultsDesk:
    """One sheet, durable; lines count from 0."""

    def __init__(self, stage: Stage, course: Course, log: TrainingLog, work: Work | None = None) -> None:
        self.stage = stage
        self.log = log
        self._course = course
        self._work = work

    @property
    def work(self) -> Work:
        """Give the work as it stands."""
        if self._work is None:
            raise WrongUse(notice("No sheet has begun."))
        return self._work

    @property
    def sheet(self) -> Sheet:
        """Give the sheet."""
        return self.work.sheet

    def begin(self, flow: FlowId, seed: int, trainee: Trainee, exam: str = "") -> Work:
        """Take the sheet of a flow and a seed.

        Raises:
            UnknownName: there is no such flow.
            WrongUse: there is no call to find faults in about it.
        """
        sheet = sheet_for(self.stage, flow, seed)
        now = self.log.clock.now()
        event = SheetBegun(
            at=now,
            sheet_id=uuid.uuid4().hex,
            trainee=trainee.name,
            sheet=sheet,
            course=self._course.digest,
            scorecard=self.stage.scorecard.id,
            group=trainee.group,
            offset=seat_offset(now),
            exam=exam,
        )
        self.log.journal.keep_content(self.stage.pack.digest, packed(self.stage.pack))
        self.log.journal.keep_content(self._course.digest, msgspec.msgpack.encode(self._course))
        self._work = Work(event)
        self._write(event)
        return self._work

    def mark(self, line: int, kind: FaultKind | None = None) -> Notice | None:
        """Mark a line as faulty, or name the kind of its fault; give why not."""
        why = self._refused(line)
        if why is None:
            self._do(fe.LineMarked(at=self.log.clock.now(), line=line, kind=kind or ""))
        return why

    def unmark(self, line: int) -> Notice | None:
        """Take a mark back; give why not. What was rewritten comes back when the line is marked again."""
        if line not in self.work.marks:
            return notice("Line {number} is not marked.", number=line + 1)
        self._do(fe.LineUnmarked(at=self.log.clock.now(), line=line))
        return None

    def rewrite(self, line: int, text: str) -> Notice | None:
        """Write down how a line should have been said; give why not. The line is marked by that."""
        why = self._refused(line)
        mark = self.work.marks.get(line)
        if why is None and (mark.rewrite if mark is not None else "") != text.strip():
            self._do(fe.LineRewritten(at=self.log.clock.now(), line=line, text=text))
        return why

    def finish(self) -> FaultsResult:
        """Grade the sheet, write the result down, and let the quiz ask what was missed; finished twice, it is what it was."""
        found = self.work.result
        if found is None:
            found = graded(self.sheet, self.work.marks, self.stage)
            now = self.log.clock.now()
            self._do(fe.SheetFinished(at=now, result=found))
            begun = self.work.begun
            cards = cards_for(phrases_missed(found), self.stage.pack)
            add_due(self.log, begun.trainee, cards, now, "faults", begun.sheet_id)
        return found

    def _refused(self, line: int) -> Notice | None:
        if self.work.result is not None:
            return notice("The sheet is finished.")
        if not 0 <= line < len(self.sheet.lines):
            return notice(
                "There is no line {number}: the call has {count}.", number=line + 1, count=len(self.sheet.lines)
            )
        if not self.sheet.lines[line].is_ours:
            return notice("Only what the agent says or does can be marked, not the caller's words.")
        return None

    def _do(self, event: fe.Event) -> None:
        self._work = fe.after(self.work, event)
        self._write(event)

    def _write(self, event: fe.Event) -> None:
        work = self.work
        begun = work.begun
        outline = CallOutline(
            FAULTS + begun.sheet_id,
            begun.at,
            event.at if work.result is not None else None,
            event.at,
            "exam" if begun.exam else "faults",
            begun.sheet.flow,
            begun.sheet.lang,
            begun.sheet.digest,
            begun.trainee,
        )
        self.log.append(FAULTS + begun.sheet_id, fe.written(event), event.at, outline)


def resumed(log: TrainingLog, sheet_id: str) -> FaultsDesk:
    """Take a sheet up again, on the words it began with.

    Raises:
        JournalError: it cannot be read.
    """
    work = fe.replayed(fe.read(body) for body in log.journal.events(FAULTS + sheet_id))
    if work is None:
        msg = "the sheet's beginning is lost"
        raise JournalError(msg)
    pack = unpacked(log.journal.content(work.sheet.digest))
    body = log.journal.content(work.begun.course)
    if pack is None or body is None:
        msg = "the words this sheet began with are not kept any more"
        raise JournalError(msg)
    course = msgspec.msgpack.decode(body, type=Course)
    return FaultsDesk(stage_of(pack, course, work.begun.scorecard), course, log, work)


def unfinished(log: TrainingLog, trainee: str, lang: str) -> FaultsDesk | None:
    """Give the sheet that this trainee began last and did not finish; none of an exam's."""
    found = [
        one
        for one in log.journal.unfinished()
        if one.call_id.startswith(FAULTS) and one.headline == trainee and one.lang == lang and one.direction != "exam"
    ]
    for one in sorted(found, key=lambda one: one.opened_at, reverse=True):
        with contextlib.suppress(JournalError):
            return resumed(log, one.call_id.removeprefix(FAULTS))
    return None


def result_of(log: TrainingLog, sheet_id: str) -> tuple[Sheet, FaultsResult] | None:
    """Give a finished sheet with its result; None if there is none of that id."""
    with contextlib.suppress(JournalError):
        work = fe.replayed(fe.read(body) for body in log.journal.events(FAULTS + sheet_id))
        if work is not None and work.result is not None:
            return work.sheet, work.result
    return None
