"""Content as it is walked: frozen values without a trace of YAML.

These are what the compiled snapshot stores and every other room reads. Texts that may hold templates are kept as
their source. Durations are milliseconds. Ids are plain strings with types of their own, for the reader's sake.
"""

from __future__ import annotations

from typing import Literal

import msgspec

FlowId = str
StepId = str
FieldId = str
DispositionId = str
PhraseId = str
ElementId = str

FlowKind = Literal["inbound", "outbound", "exception"]
FieldType = Literal["text", "choice", "phone", "room", "surname", "date", "time", "amount", "note"]
Level = Literal["forbid", "avoid"]


class Value(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """Something that never changes once it is made. Values never refer back to each other: the collector can pass by."""


class Care(Value, frozen=True):
    """Who looks after a file, the day on which they last did, and the day of a change that it must take in."""

    owner: str = ""
    reviewed: str = ""
    changed: str = ""


# -- flows -----------------------------------------------------------------------------------------------------


class Promise(Value, frozen=True):
    """What a step or disposition commits somebody to; `within` is a span such as `24h`, `3d` or `3wd`."""

    kind: str
    what: str = ""
    within: str = ""
    owner: str = ""


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


# -- the site --------------------------------------------------------------------------------------------------


class Department(Value, frozen=True):
    """A desk that calls are passed to."""

    id: str
    name: str
    number: str = ""
    hours: str = ""
    about: str = ""


class Field(Value, frozen=True):
    """Something that is asked and written down."""

    id: FieldId
    label: str
    type: FieldType = "text"
    ask: str = ""
    options: tuple[str, ...] = ()
    pattern: str = ""
    sample: str = ""
    private: bool = False
    always: bool = False
    fallback: str = ""


class Disposition(Value, frozen=True):
    """How a call ended, and what must be written down for it."""

    id: DispositionId
    label: str
    needs: tuple[FieldId, ...] = ()
    category: str = ""
    promise: Promise | None = None
    keeps_promise: bool = False


class PromiseKind(Value, frozen=True):
    """A kind of promise with the deadline and owner that hold unless a step says otherwise."""

    id: str
    label: str
    within: str
    owner: str = ""


class Element(Value, frozen=True):
    """Something that must be heard in a line, and how it is recognised."""

    id: ElementId
    label: str
    phrases: tuple[str, ...] = ()
    weight: int = 1


class DayPart(Value, frozen=True):
    """A stretch of the day from `start` (minutes after midnight) and the greeting that goes with it."""

    id: str
    start: int
    greeting: str


class Festival(Value, frozen=True):
    """Days on which callers are greeted otherwise; `days` are `MM-DD` (every year) or `YYYY-MM-DD`."""

    id: str
    label: str
    greeting: str
    wish: str
    days: tuple[str, ...]
    closed: bool = False


class Hours(Value, frozen=True):
    """Opening times of one day: pairs of minutes after midnight."""

    days: tuple[int, ...]
    spans: tuple[tuple[int, int], ...]


class Timing(Value, frozen=True):
    """The figures of the manual that clocks keep, in milliseconds where they are spans."""

    ring_cadence: int = 5000
    answer_from: int = 2
    answer_by: int = 3
    hold_check_in: int = 20000
    silence_prompt: int = 5000
    hang_up_wait: int = 3000
    chars_per_second: float = 4.5
    breath: int = 5000


class Duty(Value, frozen=True):
    """A figure of the manual that people, not clocks, keep: who owes what within which span."""

    id: str
    label: str
    within: str = ""
    owner: str = ""
    figure: str = ""


class Site(Value, frozen=True):
    """Everything about one centre that flows speak of; `renamed` holds former ids such as `field/…`."""

    language: Literal["zh", "en"]
    company: dict[str, str]
    centre: dict[str, str]
    agent: dict[str, str]
    wishes: dict[str, str]
    day_parts: tuple[DayPart, ...]
    departments: dict[str, Department]
    fields: dict[FieldId, Field]
    dispositions: dict[DispositionId, Disposition]
    categories: dict[str, str]
    promises: dict[str, PromiseKind]
    elements: dict[ElementId, Element]
    timing: Timing
    hours: tuple[Hours, ...] = ()
    festivals: tuple[Festival, ...] = ()
    duties: dict[str, Duty] = {}
    caller_titles: dict[str, str] = {}
    missing: str = ""
    default_outcome: DispositionId = ""
    hung_up: DispositionId = "hung-up"
    summary: str = ""
    inbound: FlowId = "incoming-call"
    outbound: FlowId = "outbound-call"
    callback: FlowId = "promised-callback"
    after_call: FlowId = "after-call"
    emergency_numbers: dict[str, str] = {}
    renamed: dict[str, str] = {}


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
