"""How practice goes: attempts and scores by section over time, what is weak, what is due, exams. Nobody is ranked.

Somebody's own practice is theirs: others see what was shared, exams, and what was contested.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from callassist.clock import Millis
from callassist.content.training_values import Course
from callassist.content.values import Pack
from callassist.training.keeping import Attempt
from callassist.workflows.contests import Contest, contests, contests_of
from callassist.workflows.due_cards import Waiting, known_cards, waiting
from callassist.workflows.exam_list import Sat, sat
from callassist.workflows.present_names import PresentNames
from callassist.workflows.quiz_deck import deck_of
from callassist.workflows.training_log import TrainingLog

_WEAKEST = 5


class Point(msgspec.Struct, frozen=True):
    """What one attempt came to at a moment, in percent."""

    at: Millis
    percent: float


class Trend(msgspec.Struct, frozen=True):
    """One section (or the whole) over time."""

    id: str
    label: str
    points: tuple[Point, ...]

    @property
    def last(self) -> float:
        """Give the latest percent."""
        return self.points[-1].percent if self.points else 0.0

    @property
    def mean(self) -> float:
        """Give the mean percent."""
        return round(sum(one.percent for one in self.points) / len(self.points), 1) if self.points else 0.0


class Weak(msgspec.Struct, frozen=True):
    """A phrase that was said, or an element that was missing: so many times, of so many chances (0: not counted)."""

    id: str
    label: str
    times: int
    chances: int = 0


class Progress(msgspec.Struct, frozen=True):
    """Everything about one trainee or group. `hidden` attempts are practice that was not shared."""

    name: str
    group: str
    attempts: tuple[Attempt, ...]
    whole: tuple[Point, ...]
    sections: tuple[Trend, ...]
    phrases: tuple[Weak, ...]
    elements: tuple[Weak, ...]
    exams: tuple[Sat, ...]
    contests: tuple[Contest, ...] = ()
    hidden: int = 0
    rate: int = 0
    cards: Waiting | None = None
    members: tuple[str, ...] = ()


def progress_of(log: TrainingLog, pack: Pack, course: Course, name: str, *, is_own: bool) -> Progress:
    """Give how one trainee gets on; of somebody else only what is open."""
    every = [one for one in log.attempts() if one.record.trainee == name]
    exams = [one for one in sat(log) if one.begun.trainee == name]
    group = next((one.record.group for one in reversed(every) if one.record.group), "")
    cards = None
    if is_own:
        deck = deck_of(pack, course)
        cards = waiting(deck, known_cards(pack, deck, log, name), name, log.clock.now())
    seen = every if is_own else [one for one in every if one.is_open]
    found = _together(name, group, seen, exams, pack)
    rate = log.rate(name) if is_own else 0
    return msgspec.structs.replace(
        found, hidden=len(every) - len(seen), rate=rate, cards=cards, contests=contests_of(log, name)
    )


def progress_of_group(log: TrainingLog, pack: Pack, group: str) -> Progress:
    """Give how a group gets on: what its members shared, and their exams, taken together."""
    every = [one for one in log.attempts() if one.record.group == group]
    exams = [one for one in sat(log) if one.begun.group == group]
    seen = [one for one in every if one.is_open]
    members = sorted({one.record.trainee for one in every} | {one.begun.trainee for one in exams})
    found = _together("", group, seen, exams, pack)
    contested = tuple(one for name in members for one in contests_of(log, name))
    return msgspec.structs.replace(found, hidden=len(every) - len(seen), members=tuple(members), contests=contested)


def trainees(log: TrainingLog) -> list[str]:
    """Give everybody who has an attempt, an exam or a contested answer, by name."""
    found = {one.record.trainee for one in log.attempts()} | {one.begun.trainee for one in sat(log)}
    return sorted(found | {one.trainee for one in contests(log)})


def _together(name: str, group: str, seen: Sequence[Attempt], exams: Sequence[Sat], pack: Pack) -> Progress:
    ordered = sorted(seen, key=lambda one: one.record.at)
    # A call in which nothing was said gave no chance to earn or lose anything.
    spoken = [one for one in ordered if any(line.who == "agent" for line in one.record.lines)]
    whole = tuple(Point(Millis(one.record.at), one.score.percent) for one in spoken)
    return Progress(
        name=name,
        group=group,
        attempts=tuple(ordered),
        whole=whole,
        sections=_sections(spoken),
        phrases=_phrases(ordered, pack),
        elements=_elements(ordered, pack),
        exams=tuple(exams),
    )


def _sections(attempts: Iterable[Attempt]) -> tuple[Trend, ...]:
    found: dict[str, tuple[str, list[Point]]] = {}
    for one in attempts:
        for section in one.score.sections:
            if section.counts:
                _, points = found.setdefault(section.id, (section.label, []))
                points.append(Point(Millis(one.record.at), section.percent))
    return tuple(Trend(name, label, tuple(points)) for name, (label, points) in found.items())


def _marks(attempts: Iterable[Attempt], pack: Pack) -> Iterator[tuple[str, bool]]:
    """Give what every mark is about and which way it counts, each place once; what a trainer has overridden counts no more."""
    names = PresentNames(pack)
    for one in attempts:
        seen = set()
        for item in one.score.items():
            for mark in item.marks if item.override is None else ():
                place = (mark.what, mark.line, mark.start)
                if place not in seen:
                    seen.add(place)
                    yield names.spoken(mark.what), mark.is_good


def _phrases(attempts: Sequence[Attempt], pack: Pack) -> tuple[Weak, ...]:
    counted = Counter(what for what, is_good in _marks(attempts, pack) if not is_good and what in pack.phrases)
    ranked = sorted(counted.items(), key=lambda one: (-one[1], one[0]))
    return tuple(Weak(name, pack.phrases[name].phrase, times) for name, times in ranked[:_WEAKEST])


def _elements(attempts: Sequence[Attempt], pack: Pack) -> tuple[Weak, ...]:
    all_of: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    for what, is_good in _marks(attempts, pack):
        if what in pack.site.elements:
            all_of[what] += 1
            missed[what] += not is_good
    wanting = [name for name in missed if missed[name]]
    ranked = sorted(wanting, key=lambda name: (-missed[name] / all_of[name], -missed[name], name))
    return tuple(Weak(name, pack.site.elements[name].label, missed[name], all_of[name]) for name in ranked[:_WEAKEST])
