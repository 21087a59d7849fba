"""The shape of a scorecard. Each key's meaning stands in docs/training.md."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from callassist.content.shape import CaredFor, ClockSpan, Id, Ids, Lines, Shape, Text

Points = Annotated[float, Field(ge=0, le=1000)]
Percent = Annotated[float, Field(ge=0, le=100)]
Count = Annotated[int, Field(ge=1, le=99)]


class ByShape(Shape):
    """How an item is proved: exactly one of these."""

    element: Id = ""
    phrases: Literal["", "forbid", "avoid"] = ""
    phrase: Ids = ()
    order: Ids = ()
    fields: bool = False
    readback: bool = False
    promise: bool = False
    ring: bool = False
    hold: bool = False
    goodbye: bool = False
    thinks: ClockSpan = 0
    asked_again: bool = False
    hints: bool = False


class ItemShape(Shape):
    """One line of the card."""

    id: Id
    label: Text
    by: ByShape
    points: Points = 0
    deduct: Points = 0
    floor: Points = 0
    fatal: Literal["", "section", "call"] = ""
    advice: Text = ""


class SectionShape(Shape):
    """A part of the call."""

    id: Id
    label: Text
    weight: Points
    kind: Literal["quality", "compliance"] = "quality"
    items: tuple[ItemShape, ...]


class HearingShape(Shape):
    """How else an element is said."""

    also: Lines = ()
    together: dict[Id, Lines] = {}
    never: Lines = ()
    instead: bool = False


class CallsShape(Shape):
    """How many calls of how many must pass."""

    need: Count
    of: Count


class ScorecardShape(CaredFor):
    """The file as a whole."""

    format: str
    id: Id
    title: Text
    pass_mark: Percent
    calls: CallsShape
    elements: dict[Id, HearingShape] = {}
    sections: tuple[SectionShape, ...]
