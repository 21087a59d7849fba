"""What an agent sees of a call at a moment, as one frozen value: every front end draws this and nothing else."""

from __future__ import annotations

from typing import Literal

import msgspec

from callassist.call.clocks import Clocks
from callassist.call.state import Phase

FieldState = Literal["known", "declined", "open"]


class Crumb(msgspec.Struct, frozen=True):
    """A stage of the call in the trail at the top."""

    title: str
    state: Literal["done", "here", "ahead"]


class Answer(msgspec.Struct, frozen=True):
    """What the caller may answer, on one key."""

    key: str
    label: str
    caller: tuple[str, ...] = ()


class AvoidLine(msgspec.Struct, frozen=True):
    """A phrase that is near at hand here and must not be said, and what to say instead."""

    phrase: str
    reply: str


class FieldLine(msgspec.Struct, frozen=True):
    """One field: what is known, how it is said, whether it is asked here or needed for the record."""

    id: str
    label: str
    type: str
    value: str
    shown: str
    state: FieldState
    readback: str = ""
    draft: str = ""
    is_asked_here: bool = False
    is_needed: bool = False


class ReadBackLine(msgspec.Struct, frozen=True):
    """A field to be read back now: for the eye, for the ear, and how to tell it from its like."""

    id: str
    label: str
    shown: str
    spoken: str
    hint: str
    outcome: str


class PromiseLine(msgspec.Struct, frozen=True):
    """A promise made on this call; `due` is wall-clock time."""

    what: str
    owner: str
    due: str


class ParkedLine(msgspec.Struct, frozen=True):
    """A call on another line; its caller has waited so many milliseconds, or hung up when only the record is open."""

    call_id: str
    who: str
    waited: int
    phase: Phase
    is_overdue: bool = False


class View(msgspec.Struct, frozen=True):
    """Everything on the call screen."""

    phase: Phase
    direction: str
    centre: str
    agent: str
    number: str
    version: str
    flow: str = ""
    flow_title: str = ""
    step: str = ""
    step_title: str = ""
    crumbs: tuple[Crumb, ...] = ()
    say: str = ""
    wording: tuple[int, int] = (0, 0)
    other_wordings: tuple[str, ...] = ()
    reply: str = ""
    nudge: str = ""
    do: str = ""
    keywords: tuple[str, ...] = ()
    tone: str = ""
    avoid: tuple[AvoidLine, ...] = ()
    answers: tuple[Answer, ...] = ()
    may_go_on: bool = False
    fields: tuple[FieldLine, ...] = ()
    readbacks: tuple[ReadBackLine, ...] = ()
    promises: tuple[PromiseLine, ...] = ()
    missing: tuple[str, ...] = ()
    disposition: str = ""
    hung_up: str = ""
    is_parked: bool = False
    gaps: int = 0
    clocks: Clocks | None = None
    summary: str = ""
