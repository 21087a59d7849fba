"""What a trainee sees of an exam at a moment, as one frozen value: the screen and the line mode draw this."""

from __future__ import annotations

from typing import Literal

import msgspec

from callassist.content.training_values import PartKind
from callassist.language import marked
from callassist.training.exam import TAKEN, Place
from callassist.workflows.bare_line import bare_line
from callassist.workflows.exam_desk import ExamDesk

PARTS: dict[PartKind, str] = {
    "questions": marked("must know"),
    "phrases": marked("say it better"),
    "faults": marked("find the fault"),
    "calls": marked("take calls"),
}
"""What the parts are called, for the catalogue."""
CallState = Literal["open", "going-on", "taken"]


class CallLine(msgspec.Struct, frozen=True):
    """A call or fault sheet of the exam in its list."""

    title: str
    state: CallState


class ExamView(msgspec.Struct, frozen=True):
    """Everything on the exam screen; `number` counts from 0, `calls` are listed where the part is one of calls or sheets."""

    title: str
    part: int
    parts: int
    kind: PartKind
    number: int
    count: int
    answered: int
    asked: str
    harm: str
    answer: str
    left: int
    is_over: bool
    calls: tuple[CallLine, ...] = ()


def exam_view(desk: ExamDesk, number: int) -> ExamView:
    """Give what is seen at a question of the part that is open."""
    sitting = desk.sitting
    parts = sitting.paper.parts
    at = min(sitting.part, len(parts) - 1)
    part = parts[at]
    number = max(0, min(number, len(part.items) - 1))
    place: Place = (at, number)
    drawn = sitting.drawn(place)
    pack = desk.stage.pack
    harm = pack.phrases[drawn.ref].harm if drawn is not None and part.kind == "phrases" else ""
    return ExamView(
        title=sitting.begun.title or sitting.begun.exam,
        part=at,
        parts=len(parts),
        kind=part.kind,
        number=number,
        count=len(part.items),
        answered=sum(
            bool(sitting.answers.get((at, one), "").strip()) or (at, one) in sitting.works
            for one in range(len(part.items))
        ),
        asked=desk.marker.asked(part.kind, drawn) if drawn is not None else "",
        harm=bare_line(harm, pack.site),
        answer=sitting.answers.get(place, ""),
        left=desk.left,
        is_over=bool(sitting.end),
        calls=_calls(desk, at) if part.kind in TAKEN else (),
    )


def _calls(desk: ExamDesk, part: int) -> tuple[CallLine, ...]:
    found = []
    kind = desk.sitting.paper.parts[part].kind
    for number, drawn in enumerate(desk.sitting.paper.parts[part].items):
        place = (part, number)
        state: CallState = "open"
        if place in desk.sitting.works:
            state = "taken" if desk.is_done(place) else "going-on"
        found.append(CallLine(desk.marker.asked(kind, drawn), state))
    return tuple(found)
