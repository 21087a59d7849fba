"""What is kept of a finished drill: everything a score needs, so that old drills can be scored by new rules.

The record holds facts only: who said what, what had to be heard there, what was told and written down, how long it took.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from callassist.clock import local
from callassist.content.values import FieldId
from callassist.training.said_value import is_same
from callassist.training.stage import Stage
from callassist.training.state import Drill, End, Line, Pause, ReadBack


class Caught(msgspec.Struct, frozen=True):
    """A fact the caller told when it was asked for: what was written down, and whether that is what was told."""

    field: FieldId
    told: str
    noted: str
    is_right: bool


class Record(msgspec.Struct, frozen=True):
    """A drill that is over."""

    drill_id: str
    trainee: str
    group: str
    at: int
    ended_at: int
    offset: int
    lang: str
    flow: str
    temperament: str
    seed: int
    level: str
    digest: str
    course: str
    scorecard: str
    name: str
    badge: str
    exam: str
    end: End
    rings: int
    facts: Mapping[FieldId, str]
    lines: tuple[Line, ...]
    caught: tuple[Caught, ...]
    readbacks: tuple[ReadBack, ...]
    pauses: tuple[Pause, ...]
    asked_again: tuple[int, ...]
    hung_up_early: bool
    rate: int = 0
    mood: int = 0


def recorded(drill: Drill, stage: Stage) -> Record:
    """Give the record of a drill as it stands."""
    begun, site = drill.begun, stage.pack.site
    today = local(begun.at, begun.offset).date()
    asked = dict.fromkeys(field for line in drill.lines for field in line.asks)
    caught = []
    for field in (*asked, *(one for one in drill.caller.told if one not in asked)):
        told = drill.cast.facts.get(field, "")
        if told and field in drill.caller.told:
            noted = drill.call.value(field)
            caught.append(Caught(field, told, noted, bool(noted) and is_same(noted, told, field, site, today)))
    return Record(
        drill_id=begun.drill_id,
        trainee=begun.trainee,
        group=begun.group,
        at=begun.at,
        ended_at=drill.last_at,
        offset=begun.offset,
        lang=begun.lang,
        flow=begun.flow,
        temperament=begun.temperament,
        seed=begun.seed,
        level=begun.level,
        digest=begun.digest,
        course=begun.course,
        scorecard=begun.scorecard,
        name=begun.name,
        badge=begun.badge,
        exam=begun.exam,
        end=drill.end,
        rings=drill.rings,
        facts=drill.cast.facts,
        lines=drill.lines,
        caught=tuple(caught),
        readbacks=drill.readbacks,
        pauses=drill.pauses,
        asked_again=drill.asked_again,
        hung_up_early=drill.hung_up_early,
        rate=begun.rate,
        mood=drill.caller.mood,
    )


def written(record: Record) -> bytes:
    """Give a record as it is stored."""
    return msgspec.json.encode(record)


_DECODER = msgspec.json.Decoder(Record)


def read(body: bytes) -> Record:
    """Give back a stored record.

    Raises:
        msgspec.MsgspecError: it is none.
    """
    return _DECODER.decode(body)
