from __future__ import annotations

import fnmatch
import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from tests.content.as_editors_read import complaints, read
from tests.content.small_site import problems
from tests.packs import ROOT

from callassist.content.folder import files, training_files
from callassist.content.meanings import MEANINGS
from callassist.content.schema import KINDS, SchemaKind, file_name, schema_of, schema_text
from callassist.content.within_shape import keys_of
from callassist.language import LANGS

SHIPPED = [file.path for lang in LANGS for file in files(ROOT, lang)]
TRAINING = [file.path for lang in LANGS for file in training_files(ROOT, lang)]


def kind_of(data: Any) -> SchemaKind:
    named = data["format"].split("/")[0]
    assert named in KINDS
    return named  # type: ignore[no-any-return]


def mappings(schema: Any) -> Iterator[dict[str, Any]]:
    """Give every part of a schema that has keys of its own."""
    if isinstance(schema, dict):
        if "properties" in schema:
            yield schema
        for part in schema.values():
            yield from mappings(part)
    elif isinstance(schema, list):
        for part in schema:
            yield from mappings(part)


@pytest.mark.parametrize("kind", KINDS)
def test_the_schema_that_lies_beside_the_scripts_is_current(kind: SchemaKind) -> None:
    assert (ROOT / "scripts" / "schema" / file_name(kind)).read_text(encoding="utf-8") == schema_text(kind)


@pytest.mark.parametrize("path", SHIPPED + TRAINING, ids=lambda path: f"{path.parts[-3]}-{path.parts[-2]}-{path.stem}")
def test_every_shipped_file_fits_its_schema(path) -> None:
    data = read(path.read_text(encoding="utf-8"))
    assert list(complaints(schema_of(kind_of(data)), data)) == []


@pytest.mark.parametrize("kind", KINDS)
def test_every_key_says_in_both_languages_what_it_is_for_and_no_other_key_fits(kind: SchemaKind) -> None:
    found = list(mappings(schema_of(kind)))
    assert found
    for mapping in found:
        assert mapping["additionalProperties"] is False
        for key, part in mapping["properties"].items():
            english, _, chinese = part["description"].partition("\n")
            assert re.search("[a-z]", english), key
            assert not re.search("[\u4e00-\u9fff]", re.sub(r"\{.*?\}", "", english)), key
            assert re.search("[\u4e00-\u9fff]", chinese), key


def test_no_meaning_is_kept_of_a_key_that_is_gone() -> None:
    assert {shape: list(meanings) for shape, meanings in MEANINGS.items()} == {
        shape: keys_of(shape) for shape in MEANINGS
    }


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_is_draft_07_and_does_without_what_came_later(kind: SchemaKind) -> None:
    assert schema_of(kind)["$schema"] == "http://json-schema.org/draft-07/schema#"
    assert not [word for word in ("prefixItems", "$defs", "unevaluated", "dependent") if word in schema_text(kind)]


def spoiled(node: Any, part: dict[str, Any]) -> Iterator[None]:
    """Put a key that does not exist into each mapping in turn."""
    if isinstance(node, dict):
        if "properties" in part:
            node["zzz"] = "x"
            yield
            del node["zzz"]
        for key, inner in list(node.items()):
            below = part.get("properties", {}).get(key, part.get("additionalProperties"))
            yield from spoiled(inner, below if isinstance(below, dict) else {})
    elif isinstance(node, list):
        for inner in node[:2]:
            yield from spoiled(inner, part["items"])


@pytest.mark.parametrize("name", ["scripts/zh/hold.yaml", "scripts/zh/site.yaml", "phrasebook/zh/courtesy.yaml"])
def test_a_key_that_does_not_exist_is_marked_wherever_it_stands(name: str) -> None:
    data = read((ROOT / name).read_text(encoding="utf-8"))
    schema = schema_of(kind_of(data))
    tried = 0
    for _ in spoiled(data, schema):
        tried += 1
        assert any(one.endswith("/zzz: additionalProperties") for one in complaints(schema, data))
    assert tried > 5


@pytest.mark.parametrize(
    "fragment",
    [
        "steps: {first: {sya: 您好, return: true}}",
        "steps: {first: {say: 您好, return: maybe}}",
        "steps: {First: {say: 您好, return: true}}",
        "steps: {first: {say: '', return: true}}",
        "steps: {first: {say: 您好, return: true, choices: [{key: 0, label: 好, return: true}]}}",
        "steps: {first: {say: 您好, return: true, choices: [{key: ab, label: 好, return: true}]}}",
        "steps: {first: {say: 您好, return: true, choices: [{key: 1, return: true}]}}",
        "steps: {first: {say: 您好, next: first, timer: {every: 20, say: 喂, max: 3, then: first}}}",
        "steps: {first: {say: 您好, next: first, timer: {every: 20s, say: 喂, then: first}}}",
        "steps: {first: {say: 您好, next: first, repeat: {max: 0, then: first}}}",
        "steps: {first: {say: 您好, return: true, record: [电话]}}",
        "key: f\nsteps: {first: {say: 您好, return: true}}",
        "steps: {first: {say: 您好, return: true}}\ntests: [{name: a, play: [{press: 1, see: b}]}]",
        "steps: {first: {say: 您好, return: true}}\ntests: [{name: a, play: [{wait: long}]}]",
    ],
)
def test_what_the_schema_marks_the_check_refuses_too(fragment: str) -> None:
    head = "format: flow/1\nid: demo\ntitle: 示例\nwhen: 示例\nkind: exception\nstart: first\n"
    assert list(complaints(schema_of("flow"), read(head + fragment)))
    assert [problem for problem in problems(head + fragment) if problem.severity == "E"]


@pytest.mark.parametrize(
    "fragment",
    [
        "steps: {first: {say: 12:30, return: true}}",
        "steps: {first: {say: no, return: true}}",
        "steps: {first: {say: 007, return: true}}",
        "steps: {first: {say: true, return: true}}",
        "steps: {first: {say: [1, 2.50, 2026-10-18], return: true}}",
        "steps: {first: {say: 您好, must: greet, return: true}}",
        'steps: {first: {say: 您好, choices: [{key: "1", label: 1, return: true, caller: 好}]}}',
        'steps: {first: {say: 您好, repeat: {max: "2", then: last}, next: last}, last: {return: true}}',
        "steps: {first: {say: 您好, timer: {every: hold_check_in, max: 2, then: last}, next: last}, last: {return: true}}",
    ],
)
def test_what_the_check_takes_as_text_or_as_a_list_of_one_the_schema_does_not_mark(fragment: str) -> None:
    head = "format: flow/1\nid: demo\ntitle: 示例\nwhen: 示例\nkind: exception\nstart: first\n"
    assert not [problem for problem in problems(head + fragment) if problem.severity == "E"]
    assert list(complaints(schema_of("flow"), read(head + fragment))) == []


def test_each_shipped_file_gets_its_own_schema_in_the_editor() -> None:
    chosen = json.loads((ROOT / ".vscode" / "settings.json").read_text(encoding="utf-8"))["yaml.schemas"]
    for path in SHIPPED:
        shown = path.relative_to(ROOT).as_posix()
        matching = []
        for schema, patterns in chosen.items():
            assert (ROOT / schema).is_file()
            several = [patterns] if isinstance(patterns, str) else patterns
            plain = [one for one in several if one[0] != "!"]
            taken = any(fnmatch.fnmatch(shown, one) for one in plain)
            if taken and not any(fnmatch.fnmatch(shown, one[1:]) for one in several if one[0] == "!"):
                matching.append(schema)
        kind = kind_of(read(path.read_text(encoding="utf-8")))
        assert matching == [f"scripts/schema/{file_name(kind)}"]


def test_the_folder_of_schemas_is_no_language() -> None:
    assert not [file for lang in LANGS for file in files(ROOT, lang) if "schema" in file.shown]
