"""Exams that were sat, as lists show them: read from the log without the words they were sat on."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

import msgspec

from callassist.clock import Millis
from callassist.errors import JournalError, UnknownName
from callassist.language import Notice, notice
from callassist.training import exam_events as ex
from callassist.training.exam_result import End, Result
from callassist.workflows.training_log import TrainingLog

STREAM = "exam:"
"""What the stream of a sitting begins with."""


class Sat(msgspec.Struct, frozen=True):
    """One sitting as lists show it; without a result it goes on."""

    begun: ex.Begun
    end: End
    ended_at: Millis | None
    result: Result | None

    @property
    def id(self) -> str:
        """Give the sitting's id."""
        return self.begun.sitting


def open_sitting(log: TrainingLog, trainee: str) -> str | None:
    """Give the id of the exam a trainee is sitting, if any."""
    for outline in log.journal.unfinished():
        if outline.call_id.startswith(STREAM) and outline.headline == trainee:
            return outline.call_id.removeprefix(STREAM)
    return None


def held_by_exam(log: TrainingLog, trainee: str) -> Notice | None:
    """Say why somebody may not practise now: who sits an exam would read the answers in quiz and debriefs; None if they may."""
    if open_sitting(log, trainee) is None:
        return None
    return notice("{name} is sitting an exam: it goes on first.", name=trainee)


def sat(log: TrainingLog) -> Iterator[Sat]:
    """Give every sitting, oldest first; one that cannot be read is passed over."""
    for stream in log.streams(STREAM):
        with contextlib.suppress(JournalError):
            found = _read(log, stream)
            if found is not None:
                yield found


def sitting(log: TrainingLog, name: str) -> Sat:
    """Give the sitting whose id begins so.

    Raises:
        UnknownName: there is none, or more than one.
    """
    found = [one for one in log.streams(STREAM) if one.removeprefix(STREAM).startswith(name)] if name else []
    one = _read(log, found[0]) if len(found) == 1 else None
    if one is None:
        raise UnknownName("sitting", name, [near.removeprefix(STREAM)[:8] for near in found[:3]])
    return one


def _read(log: TrainingLog, stream: str) -> Sat | None:
    begun: ex.Begun | None = None
    end: End = ""
    ended_at: Millis | None = None
    result: Result | None = None
    for body in log.journal.events(stream):
        match event := ex.read(body):
            case ex.Begun():
                begun = event
            case ex.TimeOver():
                end, ended_at = "time-over", event.at
            case ex.HandedIn():
                end, ended_at = "handed-in", event.at
            case ex.Graded():
                result = event.result
            case _:
                pass
    return None if begun is None else Sat(begun, end, ended_at, result)
