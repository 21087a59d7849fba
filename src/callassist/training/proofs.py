"""How each item of a scorecard is proved on a record: what was earned of what was possible, with the place of each mark."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from callassist.content.training_values import By
from callassist.content.values import ElementId, PhraseId, Timing
from callassist.training.ear import Ear, Heard
from callassist.training.record import Record
from callassist.training.state import Line

GRACE = 5_000
"""Milliseconds over the figure that a word to a waiting caller may come: nobody types on the beat."""


class Mark(msgspec.Struct, frozen=True):
    """A place that speaks for or against: a line of the record by its number (-1: the call as a whole), and a part of it.

    `what` names the element, phrase or field; `is_good` says which way it counts.
    """

    line: int
    start: int
    end: int
    what: str
    is_good: bool


class Proof(msgspec.Struct, frozen=True):
    """What an item came to: `good` of `all` chances taken, each marked; `all` is 0 where the call gave no chance."""

    good: int
    all: int
    marks: tuple[Mark, ...] = ()


class Evidence:
    """A record with what was heard in each of its lines."""

    def __init__(self, record: Record, ear: Ear, heard: Sequence[Heard], timing: Timing) -> None:
        self.record = record
        self.ear = ear
        self.heard = heard
        self.timing = timing
        self._ours = [(number, line) for number, line in enumerate(record.lines) if line.who == "agent"]
        self._due: dict[ElementId, list[tuple[int, Line]]] = {}
        for number, line in self._ours:
            for element in dict.fromkeys(line.must):
                self._due.setdefault(element, []).append((number, line))

    def ours(self) -> Sequence[tuple[int, Line]]:
        """Give the agent's lines with their numbers."""
        return self._ours

    def due(self, element: ElementId) -> Sequence[tuple[int, Line]]:
        """Give those of the agent's lines in which an element has to be heard."""
        return self._due.get(element, ())

    def first(self, element: ElementId) -> Mark | None:
        """Give where an element was first heard of the places where it has to be."""
        for number, _ in self.due(element):
            for span in self.heard[number].elements:
                if span.id == element:
                    return Mark(number, span.start, span.end, element, is_good=True)
        return None


def prove(by: By, evidence: Evidence) -> Proof:
    """Give what a kind of proof finds on a call."""
    return _PROOFS[by.proof](by, evidence)


def _element(by: By, evidence: Evidence) -> Proof:
    """Find an element wherever it has to be heard; said at an earlier step of the call's same stretch it counts as well."""
    element = by.names[0]
    marks = []
    seen: set[str] = set()
    for number, line in evidence.due(element):
        place = f"{line.flow}/{line.step}"
        span = next((one for one in evidence.heard[number].elements if one.id == element), None)
        if span is not None:
            marks.append(Mark(number, span.start, span.end, element, is_good=True))
        elif place not in seen:
            marks.append(Mark(number, 0, 0, element, is_good=False))
        seen.add(place)
    return Proof(sum(mark.is_good for mark in marks), len(marks), tuple(marks))


def _phrases(by: By, evidence: Evidence) -> Proof:
    wanted = by.names[0]
    return _against(evidence, lambda phrase: evidence.ear.is_forbidden(phrase) is (wanted == "forbid"))


def _phrase(by: By, evidence: Evidence) -> Proof:
    return _against(evidence, lambda phrase: phrase in by.names)


def _against(evidence: Evidence, counts: Callable[[PhraseId], bool]) -> Proof:
    marks = [
        Mark(number, span.start, span.end, span.id, is_good=False)
        for number, _ in evidence.ours()
        for span in evidence.heard[number].phrases
        if counts(span.id)
    ]
    # Every line of the agent's was a chance to say it.
    chances = max(len(marks), len(evidence.ours()))
    return Proof(chances - len(marks), chances, tuple(marks))


def _order(by: By, evidence: Evidence) -> Proof:
    """What is named first must come before what is named last, wherever both were said; not said at all is no order."""
    found = [evidence.first(name) for name in by.names]
    said = [mark for mark in found if mark is not None]
    if found[-1] is None or len(said) < 2:  # noqa: PLR2004 - an order takes two
        return Proof(0, 0)
    # Within one breath the order is free.
    places = [mark.line for mark in said]
    is_good = places == sorted(places)
    return Proof(int(is_good), 1, tuple(msgspec.structs.replace(mark, is_good=is_good) for mark in said))


def _fields(_by: By, evidence: Evidence) -> Proof:
    marks = tuple(Mark(-1, 0, 0, one.field, one.is_right) for one in evidence.record.caught)
    return _counted(marks)


def _readback(_by: By, evidence: Evidence) -> Proof:
    """Of each field the last time counts: a slip that was put right is none."""
    last = {one.field: one for one in evidence.record.readbacks}
    return _counted(tuple(Mark(one.line, 0, 0, one.field, one.is_right) for one in last.values()))


def _promise(_by: By, evidence: Evidence) -> Proof:
    marks = []
    for number, line in evidence.ours():
        if line.promises:
            heard = evidence.heard[number]
            span = next((one for one in heard.elements if one.id in {"next-and-when", "promise"}), None)
            place = (span.start, span.end) if span is not None else (0, 0)
            marks.append(Mark(number, *place, "promise", span is not None))
    return _counted(tuple(marks))


def _ring(_by: By, evidence: Evidence) -> Proof:
    """Not on the first ring and by the third; later, with an apology first, is half as bad: the item is lost, not the call."""
    rings, timing = evidence.record.rings, evidence.timing
    if not rings:
        return Proof(0, 0)
    return _counted((Mark(-1, 0, 0, str(rings), timing.answer_from <= rings <= timing.answer_by),))


def _hold(_by: By, evidence: Evidence) -> Proof:
    most = evidence.timing.hold_check_in + GRACE
    marks = [Mark(one.line, 0, 0, str(one.millis // 1000), one.millis <= most) for one in evidence.record.pauses]
    return _counted(tuple(marks))


def _goodbye(_by: By, evidence: Evidence) -> Proof:
    record = evidence.record
    if record.end not in {"ended", "agent-hung-up"}:
        return Proof(0, 0)
    return _counted((Mark(-1, 0, 0, record.end, not record.hung_up_early),))


def _thinks(by: By, evidence: Evidence) -> Proof:
    return _counted(
        tuple(
            Mark(number, 0, 0, str(line.thinking // 1000), line.thinking <= by.span)
            for number, line in evidence.ours()
            if not line.is_wait
        )
    )


def _asked_again(_by: By, evidence: Evidence) -> Proof:
    chances = sum(1 for _, line in evidence.ours() if line.asks)
    marks = tuple(Mark(number, 0, 0, "asked", is_good=False) for number in evidence.record.asked_again)
    return Proof(max(0, chances - len(marks)), chances, marks)


def _hints(_by: By, evidence: Evidence) -> Proof:
    ours = evidence.ours()
    marks = tuple(Mark(number, 0, 0, str(line.hints), is_good=False) for number, line in ours if line.hints)
    return Proof(len(ours) - len(marks), len(ours), marks)


def _counted(marks: tuple[Mark, ...]) -> Proof:
    return Proof(sum(mark.is_good for mark in marks), len(marks), marks)


_PROOFS: dict[str, Callable[[By, Evidence], Proof]] = {
    "element": _element,
    "phrases": _phrases,
    "phrase": _phrase,
    "order": _order,
    "fields": _fields,
    "readback": _readback,
    "promise": _promise,
    "ring": _ring,
    "hold": _hold,
    "goodbye": _goodbye,
    "thinks": _thinks,
    "asked_again": _asked_again,
    "hints": _hints,
}
