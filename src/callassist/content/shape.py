"""What the shapes of all files share: text that becomes what its key asks for, and pydantic's errors as our faults."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any, TypeVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, StringConstraints, ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError

from callassist.content.problem import Fault, Path, Place
from callassist.content.span import is_span, millis, minutes
from callassist.content.tree import Tree
from callassist.content.values import Care
from callassist.content.within_shape import Loc, keys_of, section_of, shape_at
from callassist.content.wrong_keys import Strangers, WrongKeys, strangers_in

STEP_ID = re.compile(r"[a-z][a-z0-9]*([_-][a-z0-9]+)*")
LONGEST_ID = 60
OTHER_KINDS = ("flow/", "field/", "disposition/", "element/")
"""Before a former id: what it named, where that is not a step of this flow or a phrase of this book."""
_LONGEST_SHOWN = 40
_COMMENT = re.compile(r"(?:[^\s:]+:|-) +(?P<comment>#.*)")
"""A key or dash with nothing but a comment behind it."""


class Shape(BaseModel):
    """The shape of a mapping in a file: exactly these keys."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def _one_or_many(value: object) -> object:
    return [value] if isinstance(value, str) and value else value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise PydanticCustomError("string_type", "no text", {})
    return value


def _id(value: str) -> str:
    if len(value) > LONGEST_ID or STEP_ID.fullmatch(value) is None:
        raise PydanticCustomError("bad-id", "bad id", {})
    return value


def _former(value: str) -> str:
    _id(value.partition("/")[2] if value.startswith(OTHER_KINDS) else value)
    return value


def _span(value: str) -> str:
    if not is_span(value):
        raise PydanticCustomError("bad-span", "bad span", {})
    return value


def _clock_span(value: object) -> int:
    found = millis(_text(value))
    if found is None:
        raise PydanticCustomError("bad-span", "bad span", {})
    return found


def _minutes(value: object) -> int:
    found = minutes(_text(value))
    if found is None:
        raise PydanticCustomError("bad-time", "bad time", {})
    return found


def _key(value: str) -> str:
    if len(value) != 1 or not value.isascii() or not value.isdigit():
        raise PydanticCustomError("bad-choice-key", "bad key", {})
    return value


def _opening_key(value: str) -> str:
    if len(value) != 1 or not value.isascii() or not value.isalpha():
        raise PydanticCustomError("bad-flow-key", "bad key", {})
    return value


def _day(value: str) -> str:
    try:
        date.fromisoformat(value)
    except ValueError:
        raise PydanticCustomError("bad-date", "bad date", {}) from None
    return value


Text = Annotated[str, StringConstraints(min_length=1)]
"""Words; not empty where the key is written."""
Lines = Annotated[tuple[Text, ...], BeforeValidator(_one_or_many)]
"""One wording, or a list of several."""
Id = Annotated[str, AfterValidator(_id)]
Ids = Annotated[tuple[Id, ...], BeforeValidator(_one_or_many)]
Day = Annotated[str, AfterValidator(_day)]
"""A day as 2026-11-27."""
FormerId = Annotated[str, AfterValidator(_former)]
Renamed = dict[FormerId, Id]
"""Former id → the id it has now."""
Span = Annotated[str, AfterValidator(_span)]
ClockSpan = Annotated[int, BeforeValidator(_clock_span)]
Minutes = Annotated[int, BeforeValidator(_minutes)]
ChoiceKey = Annotated[str, AfterValidator(_key)]
FlowKey = Annotated[str, AfterValidator(_opening_key)]


class CaredFor(Shape):
    """What every file of words may say of its upkeep: who looks after it, when that was last done, what is to be taken in."""

    owner: Text = ""
    reviewed: Day = ""
    changed: Day = ""

    @property
    def care(self) -> Care:
        """Give it as a value."""
        return Care(owner=self.owner, reviewed=self.reviewed, changed=self.changed)


_OF_KEYS = frozenset({"missing", "extra_forbidden"})
_S = TypeVar("_S", bound=Shape)
_WANTED = {
    "bool_parsing": "yes-or-no",
    "bool_type": "yes-or-no",
    "int_parsing": "number",
    "int_type": "number",
    "int_from_float": "number",
    "float_parsing": "number",
    "float_type": "number",
    "greater_than_equal": "number",
    "less_than_equal": "number",
    "string_type": "text",
    "tuple_type": "list",
    "list_type": "list",
    "dict_type": "mapping",
    "model_type": "mapping",
    "model_attributes_type": "mapping",
}


def shaped(shape: type[_S], tree: Tree, path: Path, data: object) -> tuple[_S | None, list[Fault]]:
    """Give the data in its shape, or None and a fault for everything about it that does not fit."""
    try:
        return shape.model_validate(data), []
    except ValidationError as error:
        details = error.errors(include_url=False)
    except (RecursionError, ValueError, OverflowError):
        return None, [Fault("bad-value", tree.place(path), {"key": _name(path), "wanted": "mapping", "value": ""})]
    wrong = _wrong_keys(shape, details)
    faults = [
        _fault(tree, path, detail)
        for detail in details
        if detail["type"] not in _OF_KEYS and not _goes_on_below(wrong, tree, path, detail)
    ]
    return None, faults + _of_keys(shape, tree, path, wrong)


def _fault(tree: Tree, path: Path, detail: ErrorDetails) -> Fault:
    where = _written(path, detail["loc"], tree)
    kind = detail["type"]
    facts: dict[str, object] = {"key": _name(where), "value": _shown(detail["input"])}
    place = tree.place(where)
    if kind in {"string_too_short", "too_short"} or (
        detail["input"] == "" and (kind in _WANTED or kind == "literal_error" or kind.startswith("bad-"))
    ):
        return _empty(tree, tree.place(where, key=True), facts)
    if kind == "literal_error":
        facts["known"] = re.findall(r"'([^']*)'", str(detail.get("ctx", {}).get("expected", "")))
        return Fault("not-one-of", place, facts)
    if kind.startswith("bad-"):
        return Fault(kind, place, facts)
    return Fault("bad-value", place, facts | {"wanted": _WANTED.get(kind, "text")})


def _wrong_keys(shape: type[Shape], details: list[ErrorDetails]) -> dict[Loc, WrongKeys]:
    """Give what is wrong with the keys of each mapping in which something is."""
    found: dict[Loc, WrongKeys] = {}
    for detail in details:
        if detail["type"] in _OF_KEYS:
            *above, key = detail["loc"]
            owner = shape_at(shape, tuple(above))
            keys = found.setdefault(tuple(above), WrongKeys(keys_of(owner) if owner else []))
            (keys.missing if detail["type"] == "missing" else keys.unknown).append(str(key))
    return found


def _of_keys(shape: type[Shape], tree: Tree, path: Path, wrong: dict[Loc, WrongKeys]) -> list[Fault]:
    """Give the faults about keys; the same strange ones in one entry after another are one mistake: a line above is lost."""
    found: list[Fault] = []
    first: dict[tuple[Loc, str], Strangers] = {}
    for where, keys in wrong.items():
        for fault in keys.faults(tree, _written(path, where, tree)):
            strange = strangers_in(fault)
            known = next((first[where[:-1], key] for key in strange if where and (where[:-1], key) in first), None)
            if known is None:
                known = Strangers(fault)
                found.append(fault)
            known.add(fault)
            first.update({(where[:-1], key): known for key in strange if where})
    told = {
        id(one.fault): one.told(section_of(one.keys, shape, _data(tree, path), above))
        for (above, _), one in first.items()
        if one.lines or len(one.keys) > 1
    }
    return [told.get(id(fault), fault) for fault in found]


def _goes_on_below(wrong: dict[Loc, WrongKeys], tree: Tree, path: Path, detail: ErrorDetails) -> bool:
    """Say whether a key only looks empty, since what belongs to it stands too far left: the next key is a strange one."""
    loc = detail["loc"]
    if detail["input"] != "" or detail["type"] not in _WANTED or not loc or loc[:-1] not in wrong:
        return False
    keys = list(_data(tree, (*path, *loc[:-1])) or ())
    after = keys[keys.index(loc[-1]) + 1 :][:1] if loc[-1] in keys else []
    return bool(after) and after[0] in wrong[loc[:-1]].unknown


def _empty(tree: Tree, place: Place, facts: dict[str, object]) -> Fault:
    """Give the fault of a value that is not there, or only in what has become a comment."""
    if comment := _COMMENT.match(tree.source.line(place.line), place.column - 1):
        shown = Place(place.line, comment.start("comment") + 1, comment.end("comment") + 1)
        return Fault("commented-value", shown, facts)
    return Fault("empty-value", place, facts)


def _written(path: Path, loc: tuple[int | str, ...], tree: Tree) -> Path:
    """Give the full path, without the position that a single text gets when it stands for a list."""
    full = (*path, *loc)
    while len(full) > len(path) and isinstance(full[-1], int) and not isinstance(_data(tree, full[:-1]), list):
        full = full[:-1]
    return full


def _data(tree: Tree, path: Path) -> Any:
    node: Any = tree.data
    for step in path:
        try:
            node = node[step]
        except (KeyError, IndexError, TypeError):
            return None
    return node


def _name(path: Path) -> str:
    names = [str(step) for step in path if isinstance(step, str)]
    return names[-1] if names else ""


def _shown(value: object) -> str:
    if isinstance(value, str):
        return value if len(value) <= _LONGEST_SHOWN else value[: _LONGEST_SHOWN - 1] + "…"
    return ""
