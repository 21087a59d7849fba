"""An id renamed in all files of a language or of both: planned and checked as a whole, then written all or nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path, PurePosixPath

import msgspec

from callassist.content.draft import Content
from callassist.content.edits import Changed, Edit, changes, edited
from callassist.content.folder import Raw, all_files, files, read_raw
from callassist.content.loading import load_raw
from callassist.content.problem import Problem
from callassist.content.renaming import (
    KNOWN_BY_NAME,
    NotWhereItShouldBe,
    RenameKind,
    Renaming,
    existing,
    is_id,
    renamed,
)
from callassist.content.saving import Replaced
from callassist.content.source import Source
from callassist.errors import UnknownName, WrongUse
from callassist.language import Lang, Notice, notice
from callassist.workflows.proven import proven
from callassist.workflows.write_all import write_all

_BOM = b"\xef\xbb\xbf"
_HIDING = "CYSVT"
"""Families of problems that may hide a place where the id stands."""
_HIDING_NOTHING = {"T001"}
_KINDS: dict[RenameKind, Notice] = {
    "step": notice("step"),
    "flow": notice("flow"),
    "phrase": notice("phrase"),
    "field": notice("field"),
    "disposition": notice("disposition"),
    "element": notice("element"),
}


@dataclass(frozen=True, slots=True)
class Plan:
    """One file of a renaming: what changes in it, and what it becomes."""

    shown: str
    name: str
    """The path it is shown by from then on; another only for a flow's file."""
    places: int
    changed: tuple[Changed, ...]
    file: Replaced


def plan(root: Path, langs: Sequence[Lang], renaming: Renaming) -> list[Plan]:
    """Give what a renaming changes, file by file; nothing is written.

    Raises:
        UnknownName: there is nothing of the old id.
        WrongUse: the new id cannot be, or the content would not be sound with it.
    """
    if not is_id(renaming.new):
        raise WrongUse(
            notice(
                "“{name}” is no id: small letters and digits, joined by - or _, such as ask_name.", name=renaming.new
            )
        )
    if renaming.old in KNOWN_BY_NAME.get(renaming.kind, ()):
        raise WrongUse(
            notice(
                "The {kind} “{name}” keeps its id: the program itself speaks of it.",
                kind=_KINDS[renaming.kind],
                name=renaming.old,
            )
        )
    return [one for lang in langs for one in _in_one(root, lang, renaming)]


def carry_out(plans: Iterable[Plan]) -> None:
    """Write what was planned, all or nothing.

    Raises:
        WrongUse: a file has changed meanwhile or cannot be written; all files are as they were.
    """
    write_all([one.file for one in plans])


def _in_one(root: Path, lang: Lang, renaming: Renaming) -> list[Plan]:
    raws = read_raw(root, all_files(root, lang)) if files(root, lang) else []
    if not raws:
        raise WrongUse(notice("No content was found in {path}", path=root / "scripts" / lang))
    loaded = load_raw(lang, raws, proven)
    _refuse_hidden(loaded.problems)
    _refuse_names(loaded.content, renaming)
    try:
        found = renamed(loaded.content, renaming)
    except NotWhereItShouldBe as error:
        message = notice(
            "{path}:{line}: “{name}” is written here in a way in which it cannot be replaced.",
            path=error.path,
            line=error.line,
            name=renaming.old,
        )
        raise WrongUse(message) from error
    plans = [
        _planned(raw, found[raw.file.shown][0].source, found[raw.file.shown][1], renaming)
        for raw in raws
        if raw.file.shown in found
    ]
    _refuse_worse(lang, raws, plans, loaded.problems)
    return plans


def _refuse_hidden(problems: Iterable[Problem]) -> None:
    """Refuse to go on where a file could not be read to its end: a place might be overlooked in it."""
    for one in problems:
        if one.severity == "E" and one.code[0] in _HIDING and one.code not in _HIDING_NOTHING:
            raise WrongUse(
                notice("{path}:{line} is to be mended first: {why}", path=one.path, line=one.line, why=one.message)
            )


def _refuse_names(content: Content, renaming: Renaming) -> None:
    if renaming.kind == "step" and renaming.flow not in content.flow_ids:
        raise UnknownName("flow", renaming.flow, get_close_matches(renaming.flow, content.flow_ids, n=3, cutoff=0.5))
    known = existing(content, renaming.kind, renaming.flow)
    if renaming.old not in known:
        raise UnknownName(renaming.kind, renaming.old, get_close_matches(renaming.old, known, n=3, cutoff=0.5))
    if renaming.new in known or renaming.new in KNOWN_BY_NAME.get(renaming.kind, ()):
        kind = _KINDS[renaming.kind]
        raise WrongUse(notice("There is a {kind} “{name}” already.", kind=kind, name=renaming.new))


def _planned(raw: Raw, source: Source, edits: list[Edit], renaming: Renaming) -> Plan:
    path, shown = raw.file.path, raw.file.shown
    is_home = renaming.kind == "flow" and raw.file.kind == "flow" and raw.file.stem == renaming.old
    after = edited(source.text, edits).encode()
    return Plan(
        shown=shown,
        name=str(PurePosixPath(shown).with_stem(renaming.new)) if is_home else shown,
        places=len(set(edits)),
        changed=tuple(changes(source, edits)),
        file=Replaced(
            path,
            raw.content,
            _BOM + after if raw.content.startswith(_BOM) else after,
            path.with_stem(renaming.new) if is_home else path,
        ),
    )


def _refuse_worse(lang: Lang, raws: list[Raw], plans: list[Plan], before: Iterable[Problem]) -> None:
    """Refuse what would give a file more errors of a kind than it had."""
    planned = {one.shown: one for one in plans}
    after = [_as_planned(raw, planned.get(raw.file.shown)) for raw in raws]
    called = {one.shown: one.name for one in plans}
    known = Counter((called.get(one.path, one.path), one.code) for one in before if one.severity == "E")
    for one in load_raw(lang, after, proven).problems:
        if one.severity != "E":
            continue
        if not known[one.path, one.code]:
            raise WrongUse(
                notice(
                    "Nothing was changed, the content would not be sound: {path}:{line}: {why}",
                    path=one.path,
                    line=one.line,
                    why=one.message,
                )
            )
        known[one.path, one.code] -= 1


def _as_planned(raw: Raw, planned: Plan | None) -> Raw:
    if planned is None:
        return raw
    file = msgspec.structs.replace(raw.file, path=planned.file.name, shown=planned.name)
    return Raw(file, planned.file.after)
