"""One drill at a seat: every event is durable before its effect is shown, the clock brings what is due.

The only place where clock, log and the pure drill meet; the screen and the line mode ask it to do things and draw its view.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable

import msgspec

from callassist.clock import Clock, Millis, seat_offset
from callassist.content.training_values import Callers, Course, Scorecard
from callassist.content.values import Pack
from callassist.errors import JournalError, UnknownName, WrongUse
from callassist.journal.entries import CallOutline
from callassist.language import notice
from callassist.training import drill as machine
from callassist.training import events as dr
from callassist.training import keeping
from callassist.training.drill import Turn
from callassist.training.record import recorded
from callassist.training.scoring import Score, score
from callassist.training.stage import Stage
from callassist.training.state import Drill
from callassist.workflows.library import packed, unpacked
from callassist.workflows.mistakes import add_due, cards_from
from callassist.workflows.training_log import TrainingLog

CARD = "call"
"""The scorecard that drills are marked by unless another is named."""
Maker = Callable[[Millis], dr.Event]


class Trainee(msgspec.Struct, frozen=True):
    """Who practises."""

    name: str
    badge: str = ""
    group: str = ""


class Wanted(msgspec.Struct, frozen=True):
    """The drill that is wanted: what about, with whom, drawn by which seed, how hard."""

    flow: str
    temperament: str
    seed: int
    level: dr.Level = "shown"
    exam: str = ""


def stage_of(pack: Pack, course: Course, scorecard: str = "") -> Stage:
    """Give the stage for drills on these words.

    Raises:
        WrongUse: the course has no callers, or no such scorecard.
    """
    callers, card = _parts(course, scorecard)
    return Stage(pack, callers, card)


def _parts(course: Course, scorecard: str) -> tuple[Callers, Scorecard]:
    if course.callers is None:
        raise WrongUse(notice("There are no simulated callers: a file of format callers/1 is wanted."))
    card = course.scorecards.get(scorecard or CARD) or next(iter(course.scorecards.values()), None)
    if card is None or (scorecard and scorecard not in course.scorecards):
        raise WrongUse(notice("There is no scorecard “{name}”.", name=scorecard or CARD))
    return course.callers, card


def unfinished(log: TrainingLog, trainee: str) -> list[CallOutline]:
    """Give the drills that a crash left open for somebody, the latest first."""
    return [one for one in log.journal.unfinished() if one.direction == "drill" and one.headline == trainee]


class DrillDesk:
    """One drill, durable and in step with the clock."""

    def __init__(self, stage: Stage, course: Course, log: TrainingLog) -> None:
        self.stage = stage
        self.log = log
        self._course = course
        self._seq = 0
        self._drill: Drill | None = None

    @property
    def clock(self) -> Clock:
        """Give the clock the drill runs by."""
        return self.log.clock

    @property
    def drill(self) -> Drill:
        """Give the drill as it stands."""
        if self._drill is None:
            raise WrongUse(notice("No drill has begun."))
        return self._drill

    def begin(self, wanted: Wanted, trainee: Trainee) -> Drill:
        """Begin a drill: the phone rings.

        Raises:
            UnknownName: there is no such flow or kind of caller.
        """
        pack = self.stage.pack
        if wanted.flow not in pack.flows:
            raise UnknownName("flow", wanted.flow)
        if wanted.temperament not in self.stage.callers.temperaments:
            raise UnknownName("caller", wanted.temperament)
        now = self.clock.now()
        event = dr.Begun(
            at=now,
            drill_id=uuid.uuid4().hex,
            trainee=trainee.name,
            flow=wanted.flow,
            temperament=wanted.temperament,
            seed=wanted.seed,
            level=wanted.level,
            lang=pack.site.language,
            digest=pack.digest,
            course=self._course.digest,
            scorecard=self.stage.scorecard.id,
            name=trainee.name,
            badge=trainee.badge,
            group=trainee.group,
            rate=self.log.rate(trainee.name),
            offset=seat_offset(now),
            exam=wanted.exam,
        )
        self.log.journal.keep_content(pack.digest, packed(pack))
        self.log.journal.keep_content(self._course.digest, msgspec.msgpack.encode(self._course))
        self._drill = machine.begin(event, self.stage)
        self._write(event)
        return self._drill

    def do(self, make: Maker) -> Turn:
        """Let something happen, after all that the clock has brought meanwhile."""
        self.tick()
        return self._apply(make(self.clock.now()))

    def tick(self) -> bool:
        """Bring what is due; say whether anything came."""
        came = False
        now = self.clock.now()
        while (event := machine.due(self.drill, self.stage)) is not None and event.at <= now:
            before = self.drill
            self._apply(event)
            came = True
            if machine.due(self.drill, self.stage) == event and self.drill == before:
                break
        return came

    def finish(self) -> Score:
        """Score a drill that is over, and write it down; what must not be said becomes cards of the quiz that are due."""
        record = recorded(self.drill, self.stage)
        found = score(record, self.stage.scorecard, self.stage.ear, self.stage.pack)
        if self.log.attempt(record.drill_id) is None:
            now = self.clock.now()
            self.log.keep(record.drill_id, keeping.Scored(at=now, record=record, score=found))
            cards = cards_from(keeping.Attempt(record, found), self.stage.pack)
            add_due(self.log, record.trainee, cards, now, source=record.drill_id)
        return found

    def _apply(self, event: dr.Event) -> Turn:
        turn = machine.advance(self.drill, event, self.stage)
        if turn.refusal is None:
            self._drill = turn.drill
            self._write(event)
        return turn

    def _write(self, event: dr.Event) -> None:
        drill = self.drill
        begun = drill.begun
        outline = CallOutline(
            begun.drill_id,
            begun.at,
            event.at if drill.phase == "over" else None,
            event.at,
            "exam" if begun.exam else "drill",
            begun.flow,
            begun.lang,
            begun.digest,
            begun.trainee,
        )
        self.log.append(begun.drill_id, dr.written(event), event.at, outline)


def resumed(log: TrainingLog, drill_id: str) -> DrillDesk:
    """Take a drill up again that a crash left open, on the words it began with.

    Raises:
        JournalError: it cannot be read.
    """
    events = [dr.read(body) for body in log.journal.events(drill_id)]
    begun = events[0] if events else None
    if not isinstance(begun, dr.Begun):
        msg = "the drill's beginning is lost"
        raise JournalError(msg)
    pack = unpacked(log.journal.content(begun.digest))
    body = log.journal.content(begun.course)
    if pack is None or body is None:
        msg = "the words this drill began with are not kept any more"
        raise JournalError(msg)
    course = msgspec.msgpack.decode(body, type=Course)
    desk = DrillDesk(stage_of(pack, course, begun.scorecard), course, log)
    drill = machine.begin(begun, desk.stage)
    for event in events[1:]:
        drill = machine.advance(drill, event, desk.stage).drill
    desk._drill = drill  # noqa: SLF001 - a constructor of its own
    if drill.phase != "over":
        desk._apply(dr.Resumed(at=log.clock.now()))  # noqa: SLF001 - as above
    return desk
