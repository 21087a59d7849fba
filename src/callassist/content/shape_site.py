"""The shape of the site file. Each key's meaning stands in docs/writing-scripts.md."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from callassist.content.shape import ClockSpan, Id, Ids, Lines, Minutes, Renamed, Shape, Span, Text
from callassist.content.shape_flow import PromiseShape

Day = Annotated[int, Field(ge=1, le=7)]
Words = dict[str, str]


class DepartmentShape(Shape):
    """A desk that calls are passed to."""

    name: Text
    number: str = ""
    hours: str = ""
    about: str = ""


class FieldShape(Shape):
    """Something that is asked and written down."""

    label: Text
    type: Literal["text", "choice", "phone", "room", "surname", "date", "time", "amount", "note"] = "text"
    ask: Text = ""
    options: Lines = ()
    pattern: Text = ""
    sample: Text = ""
    private: bool = False
    always: bool = False
    fallback: Text = ""
    avoid: Ids = ()


class DispositionShape(Shape):
    """How a call ended."""

    label: Text
    needs: Ids = ()
    category: Id = ""
    promise: PromiseShape | None = None
    keeps_promise: bool = False


class PromiseKindShape(Shape):
    """A kind of promise with its usual deadline and owner."""

    label: Text
    within: Span
    owner: Text = ""


class ElementShape(Shape):
    """Something that must be heard in a line."""

    label: Text
    phrases: Lines
    weight: Annotated[int, Field(ge=0, le=100)] = 1
    hurried: Lines = ()


class DayPartShape(Shape):
    """A stretch of the day, from a time on."""

    id: Id
    start: Minutes = Field(alias="from")
    greeting: Text


class FestivalShape(Shape):
    """Days with a greeting of their own."""

    id: Id
    label: Text
    greeting: Text
    wish: Text
    days: Lines
    closed: bool = False


class HoursShape(Shape):
    """Opening hours of some days of the week; Monday is 1."""

    days: tuple[Day, ...]
    open: Lines


class TimingShape(Shape):
    """The figures that clocks keep."""

    ring_cadence: ClockSpan = 5000
    answer_from: int = 2
    answer_by: int = 3
    hold_check_in: ClockSpan = 20000
    silence_prompt: ClockSpan = 5000
    hang_up_wait: ClockSpan = 3000
    chars_per_second: float = 4.5
    breath: ClockSpan = 5000


class DutyShape(Shape):
    """A figure that people keep."""

    label: Text
    within: Span = ""
    owner: Text = ""
    figure: Text = ""


class SiteShape(Shape):
    """The site file."""

    format: str
    language: Literal["zh", "en"]
    renamed: Renamed = {}
    company: Words
    centre: Words
    agent: Words
    missing: Text = ""
    emergency: Words = {}
    hours: tuple[HoursShape, ...] = ()
    day_parts: tuple[DayPartShape, ...] = ()
    wishes: Words = {}
    festivals: tuple[FestivalShape, ...] = ()
    timing: TimingShape = TimingShape()
    departments: dict[Id, DepartmentShape] = {}
    caller_titles: Words = {}
    fields: dict[Id, FieldShape]
    categories: Words = {}
    promises: dict[Id, PromiseKindShape] = {}
    duties: dict[Id, DutyShape] = {}
    default_outcome: Id = ""
    dispositions: dict[Id, DispositionShape]
    elements: dict[Id, ElementShape] = {}
    summary: Text = ""
    inbound: Id = ""
    outbound: Id = ""
    callback: Id = ""
    after_call: Id = ""
