"""One file, from its bytes to a draft: each stage speaks only if the one before it had no complaint."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from callassist.content.folder import BOOK_BYTES, FLOW_BYTES, Kind, Raw
from callassist.content.problem import TOP, Fault, Problem
from callassist.content.rule import Found, Rule
from callassist.content.rules import all_rules, words_for
from callassist.content.source import Source, decode
from callassist.content.tree import BOOK_NODES, FLOW_NODES, Tree, read_tree

FORMATS: dict[str, Kind] = {"flow/1": "flow", "site/1": "site", "phrasebook/1": "phrasebook"}


@dataclass(slots=True)
class Read:
    """What one file gave: a tree if it is sound YAML of a known format, and its problems so far."""

    source: Source
    kind: Kind
    tree: Tree | None = None
    problems: list[Problem] = field(default_factory=list)


def read_file(raw: Raw) -> Read:
    """Give a file's tree and problems."""
    kind = raw.file.kind
    if raw.refused:
        source = Source(raw.file.shown, "")
        return Read(source, kind, problems=problems_of(source, [Fault("unreadable", TOP, {"reason": raw.refused})]))
    source, faults = decode(raw.file.shown, raw.content, BOOK_BYTES if kind == "phrasebook" else FLOW_BYTES)
    read = Read(source, kind, problems=problems_of(source, faults))
    if has_errors(read.problems):
        return read
    traps = [(rule, found) for rule in all_rules() for check in rule.text_checks for found in check(source)]
    tree, faults = read_tree(source, BOOK_NODES if kind == "phrasebook" else FLOW_NODES)
    if not faults:
        traps = [(rule, found) for rule, found in traps if not tree.is_quoted(source.offset(found.place))]
    read.problems += [rule.problem(found) for rule, found in traps]
    if not any(rule.severity == "E" for rule, _ in traps):
        read.problems += problems_of(source, faults)
    if has_errors(read.problems):
        return read
    faults = _format(tree, kind)
    read.problems += problems_of(source, faults)
    read.tree = None if faults else tree
    return read


def problems_of(source: Source, faults: Iterable[Fault]) -> list[Problem]:
    """Give the problems that the rules make of faults."""
    known: Mapping[str, tuple[Rule, object]] = words_for()
    found = []
    for fault in faults:
        rule, _ = known[fault.name]
        found.append(rule.problem(Found(source, fault.place, rule.faults[fault.name](fault))))
    return found


def has_errors(problems: Iterable[Problem]) -> bool:
    """Say whether one of the problems keeps the content from being used."""
    return any(problem.severity == "E" for problem in problems)


def _format(tree: Tree, kind: Kind) -> list[Fault]:
    known = next(name for name, meaning in FORMATS.items() if meaning == kind)
    if not isinstance(tree.data, dict):
        return [Fault("no-mapping", TOP, {"known": known})]
    value = tree.data.get("format")
    if value == known:
        return []
    place = tree.place(("format",)) if "format" in tree.data else TOP
    name, _, version = str(value or "").partition("/")
    ours, _, number = known.partition("/")
    newer = name == ours and version.isdecimal() and int(version[:9]) > int(number)
    shown = str(value or "")[:40] if not isinstance(value, dict | list) else "…"
    return [Fault("newer-format" if newer else "unknown-format", place, {"value": shown, "known": known})]
