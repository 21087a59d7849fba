"""The exam as a pure machine: (sitting, event) → sitting, or why nothing changed.

The time runs by the wall clock from the beginning: a crash or a closed window gives none back, and neither does a clock
that is set back, for no event counts as earlier than the one before it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec
from msgspec.structs import replace

from callassist.clock import Millis
from callassist.content.training_values import PartKind
from callassist.language import Notice, notice
from callassist.training import exam_events as ex
from callassist.training.exam_result import End, Result
from callassist.training.paper import Drawn, Paper

_MINUTE = 60_000

TAKEN: frozenset[PartKind] = frozenset({"calls", "faults"})
"""Parts whose items are works of their own, each taken once: a call, a fault sheet."""

Place = tuple[int, int]
"""Part and number, both counted from 0."""


class Sitting(msgspec.Struct, frozen=True):
    """One trainee's exam, from the first question to what it came to."""

    begun: ex.Begun
    paper: Paper
    answers: Mapping[Place, str] = msgspec.field(default_factory=dict)
    works: Mapping[Place, str] = msgspec.field(default_factory=dict)
    finished: tuple[int, ...] = ()
    end: End = ""
    last_at: Millis = Millis(0)
    ended_at: Millis | None = None
    result: Result | None = None

    @property
    def deadline(self) -> Millis:
        """Give the moment at which the time is over."""
        return Millis(self.begun.at + self.begun.minutes * _MINUTE)

    @property
    def part(self) -> int:
        """Give the first part that is not finished; the number of parts when all are."""
        return next((at for at in range(len(self.paper.parts)) if at not in self.finished), len(self.paper.parts))

    def left(self, now: Millis) -> int:
        """Give the milliseconds left."""
        return max(0, self.deadline - max(now, self.last_at))

    def drawn(self, place: Place) -> Drawn | None:
        """Give what is asked at a place; None where there is no such place."""
        part, number = place
        if 0 <= part < len(self.paper.parts) and 0 <= number < len(self.paper.parts[part].items):
            return self.paper.parts[part].items[number]
        return None


class Turn(msgspec.Struct, frozen=True):
    """What an event led to: the sitting after it, or why nothing changed."""

    sitting: Sitting
    refusal: Notice | None = None


def begin(event: ex.Begun, paper: Paper) -> Sitting:
    """Give the sitting at its first question."""
    return Sitting(begun=event, paper=paper, last_at=event.at)


def advance(sitting: Sitting, event: ex.Event) -> Turn:
    """Let something happen."""
    if isinstance(event, ex.Graded):
        return Turn(replace(sitting, result=event.result) if sitting.end else sitting)
    if sitting.end:
        return Turn(sitting, notice("The exam is handed in."))
    at = Millis(max(event.at, sitting.last_at))
    if isinstance(event, ex.TimeOver):
        return _over(sitting, at)
    if at >= sitting.deadline:
        return Turn(sitting, notice("The time is over."))
    turn = _taken(sitting, event)
    return turn if turn.refusal is not None else Turn(replace(turn.sitting, last_at=at))


def due(sitting: Sitting) -> ex.TimeOver | None:
    """Give the event that time alone brings; None once the exam is handed in."""
    return None if sitting.end else ex.TimeOver(at=sitting.deadline)


def replayed(paper: Paper, events: Iterable[ex.Event]) -> Sitting:
    """Give the sitting that events lead to; the first must be its beginning."""
    waiting = iter(events)
    begun = next(waiting)
    if not isinstance(begun, ex.Begun):
        msg = "a sitting begins with its beginning"
        raise TypeError(msg)
    sitting = begin(begun, paper)
    for event in waiting:
        sitting = advance(sitting, event).sitting
    return sitting


def _over(sitting: Sitting, at: Millis) -> Turn:
    if at < sitting.deadline:
        return Turn(sitting, notice("There is time left."))
    return Turn(replace(sitting, end="time-over", ended_at=sitting.deadline, last_at=at))


def _taken(sitting: Sitting, event: ex.Event) -> Turn:
    match event:
        case ex.Answered():
            return _answered(sitting, event)
        case ex.Attached():
            return _attached(sitting, event)
        case ex.PartFinished():
            if event.part != sitting.part:
                return Turn(sitting, notice("This part is finished."))
            return Turn(replace(sitting, finished=(*sitting.finished, event.part)))
        case ex.HandedIn():
            return Turn(replace(sitting, end="handed-in", ended_at=event.at))
        case _:
            return Turn(sitting, notice("The exam has begun already."))


def _answered(sitting: Sitting, event: ex.Answered) -> Turn:
    place = (event.part, event.number)
    refusal = _closed(sitting, place)
    if refusal is None and sitting.paper.parts[event.part].kind in TAKEN:
        refusal = notice("There is no such question.")
    if refusal is not None:
        return Turn(sitting, refusal)
    return Turn(replace(sitting, answers={**sitting.answers, place: event.text}))


def _attached(sitting: Sitting, event: ex.Attached) -> Turn:
    place = (event.part, event.number)
    refusal = _closed(sitting, place)
    if refusal is None and sitting.paper.parts[event.part].kind not in TAKEN:
        refusal = notice("There is no such call.")
    if refusal is None and place in sitting.works:
        refusal = notice("This was taken: each is taken once.")
    if refusal is not None:
        return Turn(sitting, refusal)
    return Turn(replace(sitting, works={**sitting.works, place: event.work}))


def _closed(sitting: Sitting, place: Place) -> Notice | None:
    if sitting.drawn(place) is None:
        return notice("There is no such question.")
    if place[0] in sitting.finished:
        return notice("This part is finished.")
    if place[0] != sitting.part:
        return notice("This part comes later.")
    return None
