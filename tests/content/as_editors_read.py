"""A content file as an editor's YAML reader takes it (YAML 1.2 core), and what a JSON Schema says against it.

Only what our own schemas are made of is known here; a word that is not raises, so that nothing is passed by silently.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml

_TYPES: dict[str, type | tuple[type, ...]] = {
    "string": str,
    "number": (int, float),
    "integer": int,
    "boolean": bool,
    "object": dict,
    "array": list,
}
_SAID = {"$schema", "title", "description"}


class _Core(yaml.CSafeLoader):
    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}


for _tag, _pattern, _first in (
    ("null", r"(?:~|null|Null|NULL|)$", ["~", "n", "N", ""]),
    ("bool", r"(?:true|True|TRUE|false|False|FALSE)$", list("tTfF")),
    ("int", r"[-+]?[0-9]+$", list("-+0123456789")),
    ("float", r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$", list("-+0123456789.")),
):
    _Core.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(_pattern), _first)


def read(text: str) -> Any:
    """Give the data of a file."""
    return yaml.load(text, _Core)


def complaints(schema: dict[str, Any], data: Any, path: str = "") -> Iterator[str]:
    """Give the place of each thing that a schema does not allow, with the word of the schema that says so."""
    for word, wanted in schema.items():
        if word in _SAID:
            continue
        if word in {
            "properties",
            "additionalProperties",
            "propertyNames",
            "required",
            "minProperties",
            "maxProperties",
        }:
            if isinstance(data, dict):
                yield from _of_mapping(schema, word, wanted, data, path)
        elif word == "items":
            if isinstance(data, list):
                for position, one in enumerate(data):
                    yield from complaints(wanted, one, f"{path}/{position}")
        elif not _holds(word, wanted, data):
            yield f"{path}: {word}"


def _holds(word: str, wanted: Any, data: Any) -> bool:
    is_number = isinstance(data, int | float) and not isinstance(data, bool)
    match word:
        case "type":
            return any(_is(kind, data) for kind in ([wanted] if isinstance(wanted, str) else wanted))
        case "enum":
            return data in wanted
        case "const":
            return bool(data == wanted)
        case "anyOf":
            return any(not list(complaints(one, data)) for one in wanted)
        case "minLength":
            return not isinstance(data, str) or len(data) >= wanted
        case "maxLength":
            return not isinstance(data, str) or len(data) <= wanted
        case "pattern":
            return not isinstance(data, str) or re.search(wanted, data) is not None
        case "minimum":
            return not is_number or data >= wanted
        case "maximum":
            return not is_number or data <= wanted
    raise KeyError(word)


def _is(kind: str, data: Any) -> bool:
    return isinstance(data, _TYPES[kind]) and (kind == "boolean" or not isinstance(data, bool))


def _of_mapping(schema: dict[str, Any], word: str, wanted: Any, data: dict[Any, Any], path: str) -> Iterator[str]:
    known = schema.get("properties", {})
    others = data.keys() - known.keys()
    if word == "properties":
        for key in known.keys() & data.keys():
            yield from complaints(known[key], data[key], f"{path}/{key}")
    elif word == "additionalProperties" and wanted is False:
        yield from (f"{path}/{key}: {word}" for key in others)
    elif word == "additionalProperties":
        for key in others:
            yield from complaints(wanted, data[key], f"{path}/{key}")
    elif word == "propertyNames":
        for key in data:
            yield from complaints(wanted, str(key), f"{path}/{key}")
    elif word == "required":
        yield from (f"{path}/{key}: {word}" for key in wanted if key not in data)
    elif len(data) < wanted if word == "minProperties" else len(data) > wanted:
        yield f"{path}: {word}"
