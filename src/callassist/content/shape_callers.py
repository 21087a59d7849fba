"""The shape of a file of simulated callers. Each key's meaning stands in docs/training.md."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from callassist.content.shape import CaredFor, ClockSpan, Id, Ids, Lines, Shape, Text
from callassist.content.training_values import COOLEST, HOTTEST


def _number(value: object) -> float:
    try:
        return float(str(value))
    except ValueError:
        raise PydanticCustomError("float_type", "no number", {}) from None


Share = Annotated[float, BeforeValidator(_number), Field(ge=0, le=1)]
Mood = Annotated[int, Field(ge=COOLEST, le=HOTTEST)]


class PersonsShape(Shape):
    """What a caller is put together from."""

    surnames: Lines
    titles: Lines
    rooms: Lines
    phones: Lines
    firms: Lines = ()


class SituationShape(Shape):
    """What a call is about."""

    id: Id
    label: Text
    for_: Ids = Field(alias="for")
    answers: dict[str, Lines] = {}
    facts: dict[Id, Text] = {}
    opening: Lines = ()
    tells: dict[Id, Lines] = {}


class WhenShape(Shape):
    """What must have happened."""

    at: Lines = ()
    heard: Ids = ()
    lacks: Ids = ()
    forbidden: bool = False
    phrases: Ids = ()
    thinks: ClockSpan = 0
    kept_waiting: ClockSpan = 0
    asks_again: bool = False
    named: bool | None = None
    mood_from: Mood = 0


class ReactionShape(Shape):
    """What a caller does about it."""

    id: Id
    when: WhenShape
    mood: Annotated[int, Field(ge=-HOTTEST, le=HOTTEST)] = 0
    says: Lines = ()
    once: bool = False
    hang_up: bool = False


class StyleShape(Shape):
    """How lines come out."""

    before: Lines = ()
    after: Lines = ()
    chance: Share = 0.5
    garble: Share = 0.0


class ByMoodShape(Shape):
    """Keys of answers by temper."""

    calm: Lines = ()
    upset: Lines = ()
    hot: Lines = ()


class VoiceShape(Shape):
    """How a speech program reads."""

    speed: Annotated[int, Field(ge=80, le=400)] = 175
    pitch: Annotated[int, Field(ge=0, le=99)] = 50


class TemperamentShape(Shape):
    """A kind of caller."""

    id: Id
    label: Text
    about: Text
    mood: Mood = 0
    enters: Ids = ()
    opening: Lines = ()
    style: StyleShape = StyleShape()
    answers: dict[str, ByMoodShape] = {}
    voice: VoiceShape = VoiceShape()
    rules: tuple[ReactionShape, ...] = ()


class SmallTalkShape(Shape):
    """What any caller says where a step has no words for callers."""

    yes: Lines
    no: Lines
    thanks: Lines
    bye: Lines
    waits: Lines
    silence: Lines
    gone: Lines


class CallersShape(CaredFor):
    """The file as a whole."""

    format: str
    moods: Lines
    persons: PersonsShape
    situations: tuple[SituationShape, ...]
    tells: dict[Id, Lines]
    asked_by: dict[Id, Lines] = {}
    small_talk: SmallTalkShape
    rules: tuple[ReactionShape, ...] = ()
    temperaments: tuple[TemperamentShape, ...]
