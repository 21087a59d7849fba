"""The site as it is walked: everything about one centre that flows speak of."""

from __future__ import annotations

from typing import Literal

from callassist.content.value import DispositionId, ElementId, FieldId, FieldType, FlowId, PhraseId, Promise, Value


class Department(Value, frozen=True):
    """A desk that calls are passed to."""

    id: str
    name: str
    number: str = ""
    hours: str = ""
    about: str = ""


class Field(Value, frozen=True):
    """Something that is asked and written down; `avoid` are phrases that slip out while it is asked."""

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
    avoid: tuple[PhraseId, ...] = ()


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
    """Something that must be heard in a line, how it is recognised, and what the hurried say who leave it out."""

    id: ElementId
    label: str
    phrases: tuple[str, ...] = ()
    weight: int = 1
    hurried: tuple[str, ...] = ()


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
