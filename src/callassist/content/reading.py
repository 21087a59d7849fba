"""One file, from its bytes to a draft: each stage speaks only if the one before it had no complaint."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from callassist.content.build_book import build_book
from callassist.content.build_courtesy import build_courtesy
from callassist.content.build_flow import build_flow
from callassist.content.build_site import build_site
from callassist.content.build_training import build_training
from callassist.content.doubled import doubled_ids
from callassist.content.draft import BookDraft, CourtesyDraft, FlowDraft, SiteDraft, TrainingDraft
from callassist.content.folder import BOOK_BYTES, FLOW_BYTES, Kind, Raw
from callassist.content.found import Found
from callassist.content.problem import TOP, Fault, Problem
from callassist.content.rule import Rule
from callassist.content.rules import all_rules, words_for
from callassist.content.source import Source, decode
from callassist.content.tree import BOOK_NODES, FLOW_NODES, Tree, read_tree
from callassist.content.values import Timing

AnyDraft = FlowDraft | SiteDraft | BookDraft | CourtesyDraft | TrainingDraft
FORMATS: dict[str, Kind] = {
    "flow/1": "flow",
    "site/1": "site",
    "phrasebook/1": "phrasebook",
    "courtesy/1": "phrasebook",
    "callers/1": "training",
    "scorecard/1": "training",
    "questions/1": "training",
    "exam/1": "training",
}


@dataclass(frozen=True, slots=True)
class Read:
    """What one file gave: a draft if it is sound YAML of its kind and shape, and the problems found on the way."""

    raw: Raw
    draft: AnyDraft | None
    problems: tuple[Problem, ...]


def read_file(raw: Raw, timing: Timing) -> Read:
    """Give a file's draft and problems; `timing` holds the figures that flows may name."""
    return Read(raw, *draft_of(raw.file.shown, raw.file.kind, raw.content, raw.refused, timing))


@lru_cache(maxsize=256)
def draft_of(
    shown: str, kind: Kind, content: bytes, refused: str | int, timing: Timing
) -> tuple[AnyDraft | None, tuple[Problem, ...]]:
    """Give what the bytes of a file are read as.

    Remembered by the bytes, wherever they lie: after a save only the file that changed is read again, and a draft, its
    published version and a copy of the site are read once.
    """
    if refused:
        return None, tuple(problems_of(Source(shown, ""), [Fault("unreadable", TOP, {"reason": refused})]))
    is_book = kind == "phrasebook"
    source, faults = decode(shown, content, BOOK_BYTES if is_book else FLOW_BYTES)
    problems = problems_of(source, faults)
    if has_errors(problems):
        return None, tuple(problems)
    traps = [(rule, found) for rule in all_rules() for check in rule.text_checks for found in check(source)]
    tree, faults = read_tree(source, BOOK_NODES if is_book else FLOW_NODES)
    if traps and not faults:
        traps = [(rule, found) for rule, found in traps if not tree.is_quoted(source.offset(found.place))]
    stumbled = {(fault.place.line, fault.place.column) for fault in faults}
    traps = [(r, f) for r, f in traps if r.severity == "E" or (f.place.line, f.place.column) not in stumbled]
    problems += [rule.problem(found) for rule, found in traps]
    if not any(rule.severity == "E" for rule, _ in traps):
        problems += problems_of(source, faults or format_faults(tree, kind))
    if has_errors(problems):
        return None, tuple(problems)
    draft, faults = _built(kind, tree, timing)
    if draft is not None and not isinstance(draft, FlowDraft | BookDraft):
        faults += doubled_ids(tree)
    return draft, tuple(problems + problems_of(source, faults))


def _built(kind: Kind, tree: Tree, timing: Timing) -> tuple[AnyDraft | None, list[Fault]]:
    match kind:
        case "site":
            return build_site(tree)
        case "phrasebook":
            return build_courtesy(tree) if _name(tree) == "courtesy/1" else build_book(tree)
        case "training":
            return build_training(tree, _name(tree).partition("/")[0])
        case "flow":
            return build_flow(tree, timing)


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


def _name(tree: Tree) -> str:
    value = tree.data.get("format") if isinstance(tree.data, dict) else ""
    return value if isinstance(value, str) else ""


def format_faults(tree: Tree, kind: Kind) -> list[Fault]:
    """Give what is wrong with the format that a file of a kind names."""
    possible = [name for name, meaning in FORMATS.items() if meaning == kind]
    known = next((name for name in possible if name.split("/")[0] == _name(tree).split("/")[0]), possible[0])
    if not isinstance(tree.data, dict):
        return [Fault("no-mapping", TOP, {"known": known})]
    value = tree.data.get("format")
    if value == known:
        return []
    place = tree.place(("format",), key=not value) if "format" in tree.data else TOP
    name, _, version = str(value or "").partition("/")
    ours, _, number = known.partition("/")
    newer = name == ours and version.isdecimal() and int(version[:9]) > int(number)
    shown = str(value or "")[:40] if not isinstance(value, dict | list) else "…"
    return [Fault("newer-format" if newer else "unknown-format", place, {"value": shown, "known": known})]
