"""A flow as people read it: steps by number and title, ways in steps that are seen, labels for ids."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from callassist.content.values import DispositionId, FlowId, PhraseId, Step, StepId
from callassist.workflows.showing.lines import Line, Saying

LegKind = Literal["run", "note", "step", "back", "end", "stuck"]


@dataclass(frozen=True, slots=True)
class Leg:
    """A part of a way: a flow that is run, an outcome noted, and last a step, the way back, an ending, or nothing."""

    kind: LegKind
    to: str = ""


Way = tuple[Leg, ...]
"""What follows, up to the next step that is seen."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the caller may answer, and where it leads."""

    key: str
    label: str
    way: Way
    caller: tuple[str, ...] = ()
    promise: str = ""
    writes: tuple[str, ...] = ()
    confirms: bool = False


@dataclass(frozen=True, slots=True)
class Clock:
    """A line that is brought every `every`, so many times, and the way after the last."""

    every: str
    most: int
    say: tuple[Saying, ...]
    way: Way


@dataclass(frozen=True, slots=True)
class Asked:
    """A field to write down, and the question for it."""

    label: str
    ask: str = ""


@dataclass(frozen=True, slots=True)
class Avoided:
    """A phrase that must not be said, and what to say instead."""

    id: PhraseId
    phrase: str
    reply: Line = ()


@dataclass(frozen=True, slots=True)
class SheetStep:
    """One step; `on` is where Enter leads, `skip` says when it is passed over."""

    number: int
    id: StepId
    title: str
    say: tuple[Saying, ...] = ()
    do: Line = ()
    keywords: tuple[str, ...] = ()
    tone: str = ""
    avoid: tuple[Avoided, ...] = ()
    must: tuple[str, ...] = ()
    asked: tuple[Asked, ...] = ()
    readback: tuple[str, ...] = ()
    promise: str = ""
    keeps: str = ""
    notes: str = ""
    skip: str = ""
    answers: tuple[Answer, ...] = ()
    clock: Clock | None = None
    most: int = 0
    too_often: Way = ()
    on: Way = ()
    is_unfinished: bool = False


@dataclass(frozen=True, slots=True)
class Ending:
    """A way a call may end here: its name, what must be written down for it, and what is promised by it."""

    id: DispositionId
    label: str
    needs: tuple[str, ...] = ()
    promise: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A flow with everything on it; `others` are the titles of the flows it runs, `returns` whether it leads back."""

    id: FlowId
    title: str
    when: str
    kind: str
    key: str
    start: StepId
    steps: tuple[SheetStep, ...]
    endings: tuple[Ending, ...]
    others: dict[FlowId, str]
    returns: bool
    asked: tuple[Asked, ...] = ()
    promises: tuple[str, ...] = ()

    def step(self, name: StepId) -> SheetStep | None:
        """Give the step of that id, if it is seen."""
        return next((step for step in self.steps if step.id == name), None)

    def ending(self, name: DispositionId) -> Ending | None:
        """Give the ending of that id."""
        return next((one for one in self.endings if one.id == name), None)


def is_seen(step: Step, start: StepId) -> bool:
    """Whether a step has a place of its own on paper: others only lead on, and are told with the way to them."""
    return bool(step.title) or not step.is_silent or step.todo or step.id == start
