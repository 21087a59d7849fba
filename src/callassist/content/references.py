"""Everything in a flow or site that refers to something else by its id, with the way to it in the file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from callassist.content.problem import Path
from callassist.content.values import Case, Choice, Flow, Occasion, Phrase, Promise, Site, Step

Target = Literal["step", "flow", "field", "disposition", "phrase", "element", "promise", "category", "then"]
OUTCOME = "outcome"
"""As the end of a step: the disposition noted on the way."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A name that must exist: what kind of thing it names, and where it is written, as a key or a value."""

    target: Target
    name: str
    path: Path
    is_key: bool = False


def by_target(references: Iterable[Reference]) -> dict[Target, list[Reference]]:
    """Sort references by what they name."""
    found: dict[Target, list[Reference]] = {}
    for reference in references:
        found.setdefault(reference.target, []).append(reference)
    return found


def in_flow(flow: Flow) -> Iterator[Reference]:
    """Give all references of a flow, its steps in file order, then its tests."""
    yield Reference("step", flow.start, ("start",))
    for step in flow.steps.values():
        yield from _in_step(step, ("steps", step.id))
    for position, case in enumerate(flow.tests):
        yield from _in_case(case, ("tests", position))


def in_site(site: Site) -> Iterator[Reference]:
    """Give all references of a site file."""
    for name, field in site.fields.items():
        yield from _each("phrase", field.avoid, ("fields", name, "avoid"))
    for name, disposition in site.dispositions.items():
        path: Path = ("dispositions", name)
        yield from _each("field", disposition.needs, (*path, "needs"))
        if disposition.category:
            yield Reference("category", disposition.category, (*path, "category"))
        yield from _in_promise(disposition.promise, (*path, "promise"))
    if site.default_outcome:
        yield Reference("disposition", site.default_outcome, ("default_outcome",))


def in_book(phrases: Mapping[int, Phrase]) -> Iterator[Reference]:
    """Give all references of a phrasebook, by the phrases' positions in it."""
    for position, phrase in phrases.items():
        yield from _each("phrase", phrase.yields_to, ("phrases", position, "yields_to"))


def in_courtesy(occasions: Mapping[int, Occasion]) -> Iterator[Reference]:
    """Give all references of a courtesy file, by the occasions' positions in it."""
    for position, occasion in occasions.items():
        yield from _each("phrase", occasion.avoid, ("occasions", position, "avoid"))


def given_in(flow: Flow) -> Iterator[Reference]:
    """Give the fields that a flow's tests begin with; what else may be given there is among them."""
    for position, case in enumerate(flow.tests):
        for name in case.given:
            yield Reference("field", name, ("tests", position, "given", name), is_key=True)


def _each(target: Target, names: tuple[str, ...], path: Path) -> Iterator[Reference]:
    for position, name in enumerate(names):
        yield Reference(target, name, (*path, position))


def _in_step(step: Step, path: Path) -> Iterator[Reference]:
    if step.next:
        yield Reference("step", step.next, (*path, "next"))
    if step.call:
        yield Reference("flow", step.call, (*path, "call"))
    if step.end and step.end != OUTCOME:
        yield Reference("disposition", step.end, (*path, "end"))
    if step.outcome:
        yield Reference("disposition", step.outcome, (*path, "outcome"))
    for position, choice in enumerate(step.choices):
        yield from _in_choice(choice, (*path, "choices", position))
    if step.timer is not None and step.timer.then:
        yield Reference("then", step.timer.then, (*path, "timer", "then"))
    if step.repeat is not None and step.repeat.then:
        yield Reference("then", step.repeat.then, (*path, "repeat", "then"))
    yield from _each("phrase", step.avoid, (*path, "avoid"))
    yield from _each("element", step.must, (*path, "must"))
    yield from _each("field", step.record, (*path, "record"))
    yield from _each("field", step.readback, (*path, "readback"))
    yield from _in_promise(step.promise, (*path, "promise"))
    if step.keeps:
        yield Reference("promise", step.keeps, (*path, "keeps"))


def _in_choice(choice: Choice, path: Path) -> Iterator[Reference]:
    if choice.next:
        yield Reference("step", choice.next, (*path, "next"))
    if choice.call:
        yield Reference("flow", choice.call, (*path, "call"))
    if choice.end and choice.end != OUTCOME:
        yield Reference("disposition", choice.end, (*path, "end"))
    for name in choice.sets:
        yield Reference("field", name, (*path, "set", name), is_key=True)
    yield from _in_promise(choice.promise, (*path, "promise"))


def _in_promise(promise: Promise | None, path: Path) -> Iterator[Reference]:
    if promise is not None:
        yield Reference("promise", promise.kind, (*path, "kind"))


def _in_case(case: Case, path: Path) -> Iterator[Reference]:
    for position, (action, argument) in enumerate(case.play):
        where: Path = (*path, "play", position, action)
        if action == "open":
            yield Reference("flow", argument, where)
        elif action == "fill":
            yield Reference("field", argument.split(" ", 1)[0], where)
    for name, expected in case.expect.items():
        where = (*path, "expect", name)
        if name == "ended" and isinstance(expected, str):
            yield Reference("disposition", expected, where)
        elif isinstance(expected, tuple) and name in _EXPECTED:
            yield from _each(_EXPECTED[name], expected, where)


_EXPECTED: dict[str, Target] = {"visited": "step", "promised": "promise", "missing": "field"}
