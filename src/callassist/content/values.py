"""Content as it is walked: frozen values without a trace of YAML.

These are what the compiled snapshot stores and every other room reads, all of them by this name. Texts that may hold
templates are kept as their source. Durations are milliseconds. Ids are plain strings with types of their own, for the
reader's sake.
"""

from __future__ import annotations

from callassist.content.site_values import (
    DayPart,
    Department,
    Disposition,
    Duty,
    Element,
    Festival,
    Field,
    Hours,
    PromiseKind,
    Site,
    Timing,
)
from callassist.content.value import (
    Care,
    DispositionId,
    ElementId,
    FieldId,
    FieldType,
    FlowId,
    FlowKind,
    Level,
    PhraseId,
    Promise,
    StepId,
    Value,
)

__all__ = [
    "Care",
    "Case",
    "Choice",
    "DayPart",
    "Department",
    "Disposition",
    "DispositionId",
    "Duty",
    "Element",
    "ElementId",
    "Festival",
    "Field",
    "FieldId",
    "FieldType",
    "Flow",
    "FlowId",
    "FlowKind",
    "Hours",
    "Level",
    "Occasion",
    "Pack",
    "Phrase",
    "PhraseId",
    "Promise",
    "PromiseKind",
    "Repeat",
    "Reply",
    "Site",
    "Step",
    "StepId",
    "Timer",
    "Timing",
    "Value",
]

# -- flows -----------------------------------------------------------------------------------------------------


class Choice(Value, frozen=True):
    """One answer the caller may give, on one key; leads on by `next`, `end` or `returns`, through `call` if given.

    `confirms` means that the caller finds right what was read back at this step; `sets` writes fields down;
    `promise` is made when this answer is given.
    """

    key: str
    label: str
    next: StepId = ""
    call: FlowId = ""
    end: DispositionId = ""
    returns: bool = False
    confirms: bool = False
    sets: dict[FieldId, str] = {}
    promise: Promise | None = None
    caller: tuple[str, ...] = ()


class Timer(Value, frozen=True):
    """A line brought every so often while a step lasts: `most` times, then on to `then`; `clock` names the figure."""

    every: int
    most: int
    then: StepId
    clock: str = ""
    say: tuple[str, ...] = ()


class Repeat(Value, frozen=True):
    """A step may be entered `most` times in one run of its flow; the next time leads to `then`."""

    most: int
    then: StepId


class Step(Value, frozen=True):
    """One moment of a call: what to say, how, what may come back, and where it goes.

    `end` may be `outcome`: the disposition noted by the last `outcome` on the way, else the site's default.
    """

    id: StepId
    title: str = ""
    say: tuple[str, ...] = ()
    do: str = ""
    keywords: tuple[str, ...] = ()
    tone: str = ""
    avoid: tuple[PhraseId, ...] = ()
    must: tuple[ElementId, ...] = ()
    choices: tuple[Choice, ...] = ()
    timer: Timer | None = None
    repeat: Repeat | None = None
    record: tuple[FieldId, ...] = ()
    readback: tuple[FieldId, ...] = ()
    promise: Promise | None = None
    keeps: str = ""
    skip_if: str = ""
    next: StepId = ""
    call: FlowId = ""
    end: DispositionId = ""
    outcome: DispositionId = ""
    returns: bool = False
    todo: bool = False
    line: int = 0

    @property
    def is_silent(self) -> bool:
        """Whether nobody says or does anything here: it only leads on."""
        return not (self.say or self.do or self.choices or self.timer)


class Case(Value, frozen=True):
    """A golden call kept in the flow's own file; `play` and `expect` are as written, checked for shape."""

    name: str
    given: dict[str, str] = {}
    play: tuple[tuple[str, str], ...] = ()
    expect: dict[str, str | bool | tuple[str, ...]] = {}
    line: int = 0


class Flow(Value, frozen=True):
    """A call, or a part of one, as steps that name where they go; `renamed` holds former ids, `flow/…` its own."""

    id: FlowId
    title: str
    when: str
    kind: FlowKind
    start: StepId
    steps: dict[StepId, Step]
    key: str = ""
    tests: tuple[Case, ...] = ()
    renamed: dict[str, str] = {}
    path: str = ""


# -- the phrasebook --------------------------------------------------------------------------------------------


class Reply(Value, frozen=True):
    """What to say instead; `when` narrows it to a situation."""

    say: str
    when: str = ""


class Phrase(Value, frozen=True):
    """Something that must not be said, what the caller hears, and what to say instead.

    Where a phrase of `yields_to` is found in the same words, this one is not meant: 不知道 in 这你都不知道.
    """

    id: PhraseId
    phrase: str
    harm: str
    level: Level = "forbid"
    situations: tuple[str, ...] = ()
    variants: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    yields_to: tuple[PhraseId, ...] = ()
    replies: tuple[Reply, ...] = ()
    scope: str = ""
    hits: tuple[str, ...] = ()
    misses: tuple[str, ...] = ()


class Occasion(Value, frozen=True):
    """A moment that courtesy has words for: what to say, and the phrases that lie near and must not be said."""

    id: str
    title: str
    when: str = ""
    lines: tuple[Reply, ...] = ()
    avoid: tuple[PhraseId, ...] = ()


class Pack(Value, frozen=True):
    """All content of one language, checked; `digest` names exactly these words, `renamed` former ids of phrases."""

    site: Site
    flows: dict[FlowId, Flow]
    phrases: dict[PhraseId, Phrase]
    courtesy: dict[str, Occasion] = {}
    renamed: dict[PhraseId, PhraseId] = {}
    digest: str = ""
