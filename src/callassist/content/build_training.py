"""The data of a training file → callers, a scorecard, a question bank or an exam."""

from __future__ import annotations

from typing import TypeVar, get_args

import msgspec

from callassist.content.draft import TrainingDraft
from callassist.content.problem import Fault
from callassist.content.shape import CaredFor, Shape, shaped
from callassist.content.shape_callers import CallersShape, ReactionShape, SituationShape, TemperamentShape
from callassist.content.shape_exam import ExamShape
from callassist.content.shape_questions import QuestionsShape
from callassist.content.shape_scorecard import ByShape, ItemShape, ScorecardShape
from callassist.content.training_values import (
    Bank,
    By,
    Callers,
    Exam,
    Hearing,
    Item,
    Persons,
    Proof,
    Question,
    Reaction,
    Scorecard,
    Section,
    Situation,
    Temperament,
)
from callassist.content.tree import Tree

_V = TypeVar("_V")
_HEAD = frozenset({"format", "owner", "reviewed", "changed"})


def build_training(tree: Tree, kind: str) -> tuple[TrainingDraft | None, list[Fault]]:
    """Give what a training file of that kind (`callers`, `scorecard`, `questions`, `exam`) holds, and the faults."""
    shape, faults = shaped(_SHAPES[kind], tree, (), tree.data)
    if shape is None:
        return None, faults
    match shape:
        case CallersShape():
            part: Callers | Scorecard | Bank | Exam = _callers(shape)
        case ScorecardShape():
            part = _scorecard(shape)
            faults += _proofs(shape, tree)
        case QuestionsShape():
            part = Bank(
                id=shape.id, title=shape.title, questions={one.id: _as(one, Question) for one in shape.questions}
            )
        case _:
            part = msgspec.convert(shape.model_dump(exclude=set(_HEAD)), Exam)
    return TrainingDraft(tree.source, part, shape.care), faults


def _callers(shape: CallersShape) -> Callers:
    return Callers(
        moods=shape.moods,
        persons=_as(shape.persons, Persons),
        situations={one.id: _situation(one) for one in shape.situations},
        tells=dict(shape.tells),
        asked_by=dict(shape.asked_by),
        small_talk=shape.small_talk.model_dump(),
        rules=tuple(map(_reaction, shape.rules)),
        temperaments={one.id: _temperament(one) for one in shape.temperaments},
    )


def _situation(shape: SituationShape) -> Situation:
    data = shape.model_dump()
    return msgspec.convert({**data, "flows": data.pop("for_")}, Situation)


def _reaction(shape: ReactionShape) -> Reaction:
    return _as(shape, Reaction)


def _temperament(shape: TemperamentShape) -> Temperament:
    return _as(shape, Temperament)


def _scorecard(shape: ScorecardShape) -> Scorecard:
    sections = tuple(
        Section(
            id=one.id, label=one.label, weight=one.weight, kind=one.kind, items=tuple(_item(item) for item in one.items)
        )
        for one in shape.sections
    )
    return Scorecard(
        id=shape.id,
        title=shape.title,
        pass_mark=shape.pass_mark,
        sections=sections,
        elements=msgspec.convert({name: one.model_dump() for name, one in shape.elements.items()}, dict[str, Hearing]),
        need=shape.calls.need,
        of=shape.calls.of,
    )


def _item(shape: ItemShape) -> Item:
    proofs = _given(shape.by)
    proof: Proof = proofs[0] if proofs else "fields"
    value = getattr(shape.by, proof)
    names = value if isinstance(value, tuple) else (value,) if isinstance(value, str) else ()
    by = By(proof=proof, names=names, span=value if isinstance(value, int) and not isinstance(value, bool) else 0)
    return Item(
        id=shape.id,
        label=shape.label,
        by=by,
        points=shape.points,
        deduct=shape.deduct,
        floor=shape.floor,
        fatal=shape.fatal,
        advice=shape.advice,
    )


def _given(by: ByShape) -> list[Proof]:
    return [name for name in _PROOFS if getattr(by, name)]


def _proofs(shape: ScorecardShape, tree: Tree) -> list[Fault]:
    """Give the items that say in no way, or in several, how they are proved."""
    faults = []
    for first, section in enumerate(shape.sections):
        for second, item in enumerate(section.items):
            given = _given(item.by)
            if len(given) != 1:
                place = tree.place(("sections", first, "items", second, "by"), key=True)
                faults.append(Fault("not-one-proof", place, {"known": list(_PROOFS), "given": given}))
    return faults


def _as(shape: Shape, kind: type[_V]) -> _V:
    return msgspec.convert(shape.model_dump(), kind)


_SHAPES: dict[str, type[CaredFor]] = {
    "callers": CallersShape,
    "scorecard": ScorecardShape,
    "questions": QuestionsShape,
    "exam": ExamShape,
}
_PROOFS: tuple[Proof, ...] = get_args(Proof)
