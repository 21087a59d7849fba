"""The shape of an exam. Each key's meaning stands in docs/training.md."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from callassist.content.shape import CaredFor, Id, Ids, Shape, Text
from callassist.content.shape_scorecard import Percent, Points


class ExamCallShape(Shape):
    """A call of an exam."""

    flow: Id
    temperament: Id


class PartShape(Shape):
    """A part of an exam."""

    kind: Literal["questions", "phrases", "faults", "calls"]
    weight: Points
    count: Annotated[int, Field(ge=0, le=200)] = 0
    banks: Ids = ()
    flows: Ids = ()
    calls: tuple[ExamCallShape, ...] = ()
    need: Annotated[int, Field(ge=0, le=99)] = 0


class ExamShape(CaredFor):
    """The file as a whole."""

    format: str
    id: Id
    title: Text
    about: Text
    minutes: Annotated[int, Field(ge=1, le=600)]
    pass_mark: Percent
    scorecard: Id = ""
    parts: tuple[PartShape, ...]
