"""Where in the shape of a file a mapping stands, which keys it may have there, and where keys would be at home."""

from __future__ import annotations

from collections.abc import Collection
from typing import get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo

Loc = tuple[int | str, ...]
"""The way to something in the data of one shape."""


def keys_of(shape: type[BaseModel]) -> list[str]:
    """Give the keys that a mapping of this shape may have, as they are written."""
    return [field.alias or name for name, field in shape.model_fields.items()]


def shape_at(shape: type[BaseModel], loc: Loc) -> type[BaseModel] | None:
    """Give the shape of the mapping at the end of a way into the data; None where there is none."""
    current: type[BaseModel] | None = shape
    for step in loc:
        if isinstance(step, int) or current is None:
            continue
        named = {field.alias or name: field for name, field in current.model_fields.items()}
        current = _inner(named[step]) if step in named else current
    return current


def section_of(keys: Collection[str], shape: type[BaseModel], data: object, above: Loc) -> str:
    """Give the one section beside that of these entries in which they would be at home, and which is not there."""
    owner = shape_at(shape, above[:-1])
    there = data
    for step in above[:-1]:
        there = there.get(step) if isinstance(there, dict) else None
    if owner is None or not isinstance(there, dict):
        return ""
    homes = []
    for name, one in owner.model_fields.items():
        inner = _inner(one)
        if inner is not None and (one.alias or name) not in there and set(keys) <= set(keys_of(inner)):
            homes.append(one.alias or name)
    return homes[0] if len(homes) == 1 else ""


def _inner(field: FieldInfo) -> type[BaseModel] | None:
    return _model_in(field.annotation)


def _model_in(annotation: object) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for part in get_args(annotation):
        if (found := _model_in(part)) is not None:
            return found
    return None
