"""JSON Schemas (draft-07) of the content files, made from their shapes: what an editor needs to help while typing.

A text may be written as YAML takes it for a number or yes/no, for here a scalar is text until its key says otherwise.
A schema says less than the check: that a step exists, or that exits do not contradict each other, only the check knows.
"""

from __future__ import annotations

import json
import types
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from callassist.content.build_flow import TIMINGS
from callassist.content.meanings import MEANINGS
from callassist.content.reading import FORMATS
from callassist.content.rules.flow_keys import RESERVED
from callassist.content.shape import (
    LONGEST_ID,
    OTHER_KINDS,
    STEP_ID,
    ChoiceKey,
    ClockSpan,
    FlowKey,
    FormerId,
    Id,
    Ids,
    Lines,
    Minutes,
    Shape,
    Span,
    Text,
)
from callassist.content.shape_callers import CallersShape
from callassist.content.shape_courtesy import CourtesyShape, OccasionShape
from callassist.content.shape_exam import ExamShape
from callassist.content.shape_flow import CaseShape, FlowShape, PlayShape, RepeatShape, StepShape, TimerShape
from callassist.content.shape_phrasebook import BookShape, PhraseShape
from callassist.content.shape_questions import QuestionsShape
from callassist.content.shape_scorecard import ByShape, ScorecardShape
from callassist.content.shape_site import FestivalShape, HoursShape, SiteShape

SchemaKind = Literal["flow", "site", "phrasebook", "courtesy", "callers", "scorecard", "questions", "exam"]
KINDS: tuple[SchemaKind, ...] = get_args(SchemaKind)
Json = dict[str, Any]

_TOPS: dict[SchemaKind, type[Shape]] = {
    "flow": FlowShape,
    "site": SiteShape,
    "phrasebook": BookShape,
    "courtesy": CourtesyShape,
    "callers": CallersShape,
    "scorecard": ScorecardShape,
    "questions": QuestionsShape,
    "exam": ExamShape,
}
_TITLES: dict[SchemaKind, str] = {
    "flow": "A call flow of callassist · 通话流程",
    "site": "The site file of callassist · 本中心的设置",
    "phrasebook": "A phrasebook of callassist · 禁语本",
    "courtesy": "Courtesy words of callassist · 礼貌用语",
    "callers": "Simulated callers of callassist · 练习里来电的人",
    "scorecard": "A scorecard of callassist · 评分表",
    "questions": "A question bank of callassist · 题库",
    "exam": "An exam of callassist · 考试",
}
_PARTS: dict[tuple[type[Shape], str], Any] = {
    (FlowShape, "steps"): dict[Id, StepShape],
    (FlowShape, "tests"): tuple[CaseShape, ...],
    (BookShape, "phrases"): tuple[PhraseShape, ...],
    (CourtesyShape, "occasions"): tuple[OccasionShape, ...],
}
"""What is read one by one, so that the shape around it only says `object`."""

_SCALAR: Json = {"type": ["string", "number", "boolean"]}
_TEXT: Json = {**_SCALAR, "minLength": 1}
_ID: Json = {"type": "string", "pattern": f"^{STEP_ID.pattern}$", "maxLength": LONGEST_ID}
_WHOLE: Json = {"type": ["integer", "string"], "pattern": "^[0-9]+$"}
_CLOCK_SPAN = "^[0-9]{1,4}(s|m|h|d)$"
_SPAN = "^[0-9]{1,4}(s|m|h|d|wd)$"
_TIME = "([01]?[0-9]|2[0-3]):[0-5][0-9]|24:00"


def _one_or_many(one: Json) -> Json:
    """Give what is one of these, or a list of them; both in one place, so that an editor names one fault, not two."""
    kinds = [one["type"]] if isinstance(one["type"], str) else one["type"]
    return {**one, "type": [*kinds, "array"], "items": one}


_WRITTEN: dict[Any, Json] = {
    Text: _TEXT,
    Lines: _one_or_many(_TEXT),
    Id: _ID,
    Ids: _one_or_many(_ID),
    FormerId: {"type": "string", "pattern": f"^({'|'.join(OTHER_KINDS)})?{STEP_ID.pattern}$"},
    Span: {"type": "string", "pattern": _SPAN},
    ClockSpan: {"type": "string", "pattern": _CLOCK_SPAN},
    Minutes: {**_SCALAR, "pattern": f"^({_TIME})$"},
    ChoiceKey: {"type": ["integer", "string"], "minimum": 1, "maximum": 9, "pattern": "^[1-9]$"},
    FlowKey: {"type": "string", "pattern": f"^(?![{RESERVED}])[A-Za-z]$"},
    str: _SCALAR,
    bool: {"type": "boolean"},
    int: _WHOLE,
    float: {"type": ["number", "string"], "pattern": r"^[0-9]+(\.[0-9]+)?$"},
}
_NARROWER: dict[tuple[type[Shape], str], Json] = {
    (TimerShape, "every"): {"anyOf": [{"type": "string", "pattern": _CLOCK_SPAN}, {"enum": list(TIMINGS)}]},
    (HoursShape, "open"): _one_or_many({"type": "string", "pattern": f"^({_TIME}) *- *({_TIME})$"}),
    (FestivalShape, "days"): _one_or_many({"type": "string", "pattern": "^([0-9]{4}-)?[0-9]{2}-[0-9]{2}$"}),
    (PlayShape, "hang_up"): {"enum": ["caller", "agent"]},
    **{(shape, "format"): {"const": f"{kind}/1"} for kind, shape in _TOPS.items()},
}
"""Keys of which a rule of the check, not their shape, says what may stand there."""
_NEEDED_TOO: dict[type[Shape], tuple[str, ...]] = {TimerShape: ("max", "then"), RepeatShape: ("max", "then")}
_ONE_KEY: dict[type[Shape], Json] = {shape: {"minProperties": 1, "maxProperties": 1} for shape in (PlayShape, ByShape)}


def file_name(kind: SchemaKind) -> str:
    """Give the name of a kind's schema file; it carries the format's version."""
    version = next(name.split("/")[1] for name in FORMATS if name.split("/")[0] == kind)
    return f"{kind}.v{version}.json"


def schema_of(kind: SchemaKind) -> Json:
    """Give the JSON Schema of a kind of file."""
    return {"$schema": "http://json-schema.org/draft-07/schema#", "title": _TITLES[kind], **_mapping(_TOPS[kind])}


def schema_text(kind: SchemaKind) -> str:
    """Give the JSON Schema of a kind of file as it is written."""
    return json.dumps(schema_of(kind), ensure_ascii=False, indent=2) + "\n"


def _mapping(shape: type[Shape]) -> Json:
    hints = get_type_hints(shape, include_extras=True)
    found: Json = {}
    needed: list[str] = []
    for name, field in shape.model_fields.items():
        key = field.alias or name
        written = _NARROWER.get((shape, key)) or _of(_PARTS.get((shape, key), hints[name]))
        found[key] = {"description": MEANINGS[shape][key], **written}
        if field.is_required() or key in _NEEDED_TOO.get(shape, ()):
            needed.append(key)
    whole: Json = {"type": "object", "properties": found, "additionalProperties": False}
    if needed:
        whole["required"] = needed
    return whole | _ONE_KEY.get(shape, {})


def _of(hint: Any) -> Json:
    """Give the schema of an annotation."""
    if hint in _WRITTEN:
        return _WRITTEN[hint]
    if isinstance(hint, type) and issubclass(hint, Shape):
        return _mapping(hint)
    origin, parts = get_origin(hint), get_args(hint)
    if origin is Literal:
        return {"enum": list(parts)}
    if origin is Annotated:
        return _of(parts[0]) | _limits(hint.__metadata__)
    if origin is tuple:
        return {"type": "array", "items": _of(parts[0])}
    if origin is dict:
        whole: Json = {"type": "object", "additionalProperties": _of(parts[1])}
        return whole if parts[0] is str else {**whole, "propertyNames": _of(parts[0])}
    if origin in {Union, types.UnionType}:
        return _of(next(part for part in parts if part is not type(None)))
    raise TypeError(hint)


def _limits(marks: tuple[Any, ...]) -> Json:
    """Give the smallest and largest number that pydantic's marks allow."""
    every = [one for mark in marks for one in (mark, *getattr(mark, "metadata", ()))]
    named = {"minimum": "ge", "maximum": "le"}
    return {name: getattr(one, mark) for name, mark in named.items() for one in every if hasattr(one, mark)}
