"""What an exam asks: drawn by exam and seed alone, so that whoever sits it with that seed is asked the same."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import zip_longest

import msgspec

from callassist.content.training_values import Course, Exam, Part, PartKind, Question
from callassist.content.values import Pack, Phrase
from callassist.training.dice import Dice

_SEEDS = 1_000_000


class Drawn(msgspec.Struct, frozen=True, omit_defaults=True):
    """One thing that is asked: a question or phrase by `ref`; a fault sheet or call by flow, caller and seed."""

    ref: str = ""
    bank: str = ""
    ask: str = ""
    flow: str = ""
    temperament: str = ""
    seed: int = 0


class PaperPart(msgspec.Struct, frozen=True):
    """One part: what is asked, what it weighs, and how many of its calls must pass."""

    kind: PartKind
    weight: float
    need: int
    items: tuple[Drawn, ...]


class Paper(msgspec.Struct, frozen=True):
    """A whole exam as it is asked."""

    parts: tuple[PaperPart, ...]


def draw(exam: Exam, seed: int, pack: Pack, course: Course) -> Paper:
    """Give the paper of an exam for a seed."""
    parts = []
    for number, part in enumerate(exam.parts):
        dice = Dice("exam", exam.id, seed, number)
        items = _DRAWERS[part.kind](part, dice, pack, course)
        need = min(part.need, len(items)) if part.kind == "calls" else 0
        parts.append(PaperPart(part.kind, part.weight, need, tuple(items)))
    return Paper(tuple(parts))


def _questions(part: Part, dice: Dice, _pack: Pack, course: Course) -> list[Drawn]:
    """Take turns among the subjects: nobody is asked twenty times about the fees and never about an emergency."""
    named = part.banks or tuple(course.banks)
    mixed: dict[str, list[tuple[str, Question]]] = {}
    for bank in sorted(name for name in named if name in course.banks):
        for one in dice.shuffled(f"bank/{bank}", _sorted(course.banks[bank].questions)):
            mixed.setdefault(one.about, []).append((bank, one))
    subjects = [dice.shuffled(f"subject/{name}", mixed[name]) for name in dice.shuffled("subjects", sorted(mixed))]
    taken = [one for row in zip_longest(*subjects) for one in row if one is not None]
    return [
        Drawn(ref=one.id, bank=bank, ask=dice.pick(f"ask/{bank}/{one.id}", one.ask))
        for bank, one in taken[: part.count or len(taken)]
    ]


def _phrases(part: Part, dice: Dice, pack: Pack, _course: Course) -> list[Drawn]:
    """Only forbidden phrases with something to say instead; in an exam one direction, the other has many right answers."""
    known: Mapping[str, Phrase] = pack.phrases
    pool = [name for name in sorted(known) if known[name].replies and known[name].level == "forbid"]
    if len(pool) < part.count:
        pool = [name for name in sorted(known) if known[name].replies]
    mixed = dice.shuffled("phrases", pool)
    return [Drawn(ref=name) for name in mixed[: part.count or len(mixed)]]


def _faults(part: Part, dice: Dice, pack: Pack, _course: Course) -> list[Drawn]:
    flows = [name for name in part.flows or sorted(pack.flows) if name in pack.flows]
    mixed = dice.shuffled("flows", flows)
    return [
        Drawn(flow=mixed[number % len(mixed)], seed=dice.between(f"sheet/{number}", 1, _SEEDS))
        for number in range(part.count or len(mixed))
        if mixed
    ]


def _calls(part: Part, dice: Dice, pack: Pack, course: Course) -> list[Drawn]:
    callers = course.callers.temperaments if course.callers is not None else {}
    return [
        Drawn(flow=call.flow, temperament=call.temperament, seed=dice.between(f"call/{number}", 1, _SEEDS))
        for number, call in enumerate(part.calls)
        if call.flow in pack.flows and call.temperament in callers
    ]


_DRAWERS = {"questions": _questions, "phrases": _phrases, "faults": _faults, "calls": _calls}


def _sorted(questions: Mapping[str, Question]) -> list[Question]:
    return [questions[name] for name in sorted(questions)]
