"""A pack → everything in it that can be found, and the texts it is found by."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import IntEnum
from typing import NamedTuple

from callassist.content.values import Department, Flow, Occasion, Pack, Phrase, Reply, Step
from callassist.lookup.bare import bare
from callassist.lookup.values import Entry
from callassist.text import one_line


class Role(IntEnum):
    """What a text is to its entry, the ones that name it first. Stored as one byte: add at the end of a group only."""

    TITLE = 0
    PHRASE = 1
    DESK = 2
    STEP_TITLE = 3
    KEYWORD = 4
    WHEN = 5
    VARIANT = 6
    ID = 7
    STEP_ID = 8
    ABOUT = 9
    SAY = 10
    CALLER = 11
    DO = 12


WORTH: dict[int, float] = {
    Role.TITLE: 1.0,
    Role.PHRASE: 1.0,
    Role.DESK: 0.99,
    Role.STEP_TITLE: 0.98,
    Role.KEYWORD: 0.97,
    Role.WHEN: 0.95,
    Role.VARIANT: 0.98,
    Role.ID: 0.99,
    Role.STEP_ID: 0.95,
    Role.ABOUT: 0.92,
    Role.SAY: 0.94,
    Role.CALLER: 0.94,
    Role.DO: 0.92,
}
"""How much a likeness counts, by what it is a likeness to."""


_CLAUSE_ENDS = re.compile("[、，；。,;]")


class Named(NamedTuple):
    """A text that an entry is found by."""

    role: Role
    text: str


def sources(pack: Pack) -> Iterator[tuple[Entry, list[Named]]]:
    """Give every entry with its texts, each text once."""
    for flow in pack.flows.values():
        yield Entry("flow", flow.id, flow.id), _told_apart(_of_flow(flow))
    for phrase in pack.phrases.values():
        yield Entry("phrase", phrase.id), _told_apart(_of_phrase(phrase))
        if phrase.replies:
            yield Entry("reply", phrase.id), _told_apart(_of_replies(phrase.replies))
    for occasion in pack.courtesy.values():
        yield Entry("reply", occasion.id), _told_apart(_of_occasion(occasion))
    for desk in pack.site.departments.values():
        yield Entry("department", desk.id), _told_apart(_of_desk(desk))
    for flow in pack.flows.values():
        for step in flow.steps.values():
            if not step.is_silent:
                yield Entry("step", f"{flow.id}/{step.id}", flow.id, step.id), _told_apart(_of_step(flow, step))


def _of_flow(flow: Flow) -> Iterator[Named]:
    yield Named(Role.TITLE, flow.title)
    for line in _clauses(flow.when):
        yield Named(Role.WHEN, line)
    yield Named(Role.ID, flow.id)


def _of_phrase(phrase: Phrase) -> Iterator[Named]:
    yield Named(Role.PHRASE, phrase.phrase)
    for variant in phrase.variants:
        if not variant.startswith("/"):
            yield Named(Role.VARIANT, variant)
    yield Named(Role.ID, phrase.id)


def _of_replies(replies: Iterable[Reply]) -> Iterator[Named]:
    for reply in replies:
        yield Named(Role.SAY, bare(reply.say))


def _of_occasion(occasion: Occasion) -> Iterator[Named]:
    yield Named(Role.TITLE, occasion.title)
    yield Named(Role.ID, occasion.id)
    for line in _clauses(occasion.when):
        yield Named(Role.WHEN, line)
    yield from _of_replies(occasion.lines)


def _of_desk(desk: Department) -> Iterator[Named]:
    yield Named(Role.DESK, desk.name)
    yield Named(Role.ID, desk.id)
    for line in _clauses(desk.about):
        yield Named(Role.ABOUT, line)
    yield Named(Role.ABOUT, desk.number)


def _of_step(flow: Flow, step: Step) -> Iterator[Named]:
    yield Named(Role.STEP_TITLE, step.title)
    yield Named(Role.STEP_ID, step.id)
    yield Named(Role.STEP_ID, f"{flow.id}/{step.id}")
    for keyword in step.keywords:
        yield Named(Role.KEYWORD, keyword)
    for line in (*step.say, *(step.timer.say if step.timer else ())):
        yield Named(Role.SAY, bare(line))
    for choice in step.choices:
        for line in (choice.label, *choice.caller):
            yield Named(Role.CALLER, bare(line))
    yield Named(Role.DO, bare(step.do))


def _clauses(line: str) -> list[str]:
    """Give a line and, if it is a list of things, each of them: people ask for one."""
    parts = _CLAUSE_ENDS.split(line)
    return [line, *parts] if len(parts) > 1 else parts


def _told_apart(texts: Iterator[Named]) -> list[Named]:
    """Give each text once, on one line, by the first role it has."""
    first: dict[str, Named] = {}
    for role, text in texts:
        line = one_line(text)
        if line:
            first.setdefault(line, Named(role, line))
    return list(first.values())
