"""The shape of a flow file, step by step. Each key's meaning stands in docs/writing-scripts.md."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from callassist.content.shape import CaredFor, ChoiceKey, FlowKey, Id, Ids, Lines, Renamed, Shape, Span, Text

Times = Annotated[int, Field(ge=1, le=99)]


class PromiseShape(Shape):
    """A promise made at a step."""

    kind: Id
    what: Text = ""
    within: Span = ""
    owner: Text = ""


class ChoiceShape(Shape):
    """One answer the caller may give."""

    key: ChoiceKey
    label: Text
    next: Id = ""
    call: Id = ""
    end: Id = ""
    returns: bool = Field(default=False, alias="return")
    confirms: bool = False
    sets: dict[str, Text] = Field(default={}, alias="set")
    promise: PromiseShape | None = None
    caller: Lines = ()


class TimerShape(Shape):
    """A line brought every so often; `max` and `then` are asked for by a rule of their own."""

    every: Text
    say: Lines = ()
    most: Times | None = Field(default=None, alias="max")
    then: Id = ""


class RepeatShape(Shape):
    """How often a step may be entered; `max` and `then` are asked for by a rule of their own."""

    most: Times | None = Field(default=None, alias="max")
    then: Id = ""


class StepShape(Shape):
    """One step."""

    title: Text = ""
    say: Lines = ()
    do: Text = ""
    keywords: Lines = ()
    tone: Text = ""
    avoid: Ids = ()
    must: Ids = ()
    choices: tuple[ChoiceShape, ...] = ()
    timer: TimerShape | None = None
    repeat: RepeatShape | None = None
    record: Ids = ()
    readback: Ids = ()
    promise: PromiseShape | None = None
    skip_if: Text = ""
    next: Id = ""
    call: Id = ""
    end: Id = ""
    outcome: Id = ""
    keeps: Id = ""
    returns: bool = Field(default=False, alias="return")
    todo: bool = False


class FlowShape(CaredFor):
    """What stands around the steps and tests, which are read one by one."""

    format: str
    id: Id
    title: Text
    when: Text
    kind: Literal["inbound", "outbound", "exception"]
    start: Id
    key: FlowKey = ""
    renamed: Renamed = {}
    steps: dict[str, object]
    tests: tuple[object, ...] = ()


class ExpectShape(Shape):
    """What a test expects."""

    returned: bool = False
    ended: Text = ""
    visited: Ids = ()
    promised: Ids = ()
    missing: Ids = ()


class PlayShape(Shape):
    """One action of a test: exactly one of these keys."""

    press: Text = ""
    wait: Span = ""
    see: Text = ""
    fill: Text = ""
    open: Id = ""
    back: Text = ""
    hang_up: Text = ""


class CaseShape(Shape):
    """A test."""

    name: Text
    given: dict[str, str] = {}
    play: tuple[PlayShape, ...] = ()
    expect: ExpectShape = ExpectShape()
