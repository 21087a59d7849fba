"""Where an id stands in the files of a language, and the edits by which it becomes another one everywhere at once."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, get_args

import msgspec

from callassist.content.draft import Content, Draft, SiteDraft
from callassist.content.edits import Edit
from callassist.content.former_ids import FormerIds, appended
from callassist.content.problem import Path
from callassist.content.references import Reference, given_in, in_book, in_courtesy, in_site
from callassist.content.shape import LONGEST_ID, STEP_ID
from callassist.content.training_references import mentions
from callassist.content.tree import tree_of
from callassist.content.troubles import gapped_drafts
from callassist.content.values import Site

RenameKind = Literal["step", "flow", "phrase", "field", "disposition", "element"]
RENAME_KINDS: tuple[RenameKind, ...] = get_args(RenameKind)
KNOWN_BY_NAME: Mapping[str, frozenset[str]] = {
    "field": frozenset(
        {
            "surname",
            "title",
            "phone",
            "room",
            "category",
            "notes",
            "matter",
            "message",
            "place",
            "wanted",
            "people",
            "firm",
        }
    ),
    "disposition": frozenset({"hung-up", "outcome"}),
}
"""Ids that the program itself speaks of: under another one they would mean nothing to it."""
_FIRST_FLOWS = ("inbound", "outbound", "callback", "after_call")
_ENTRIES = {"field": "fields", "disposition": "dispositions", "element": "elements"}


@dataclass(frozen=True, slots=True)
class Renaming:
    """What is to be renamed; `flow` is the one whose step it is."""

    kind: RenameKind
    old: str
    new: str
    flow: str = ""


@dataclass(frozen=True, slots=True)
class Spot:
    """An id as it stands in a file: the text at a path or its key, or that many characters from an offset within it."""

    draft: Draft
    path: Path
    is_key: bool = False
    offset: int | None = None


class NotWhereItShouldBe(Exception):  # noqa: N818 - named for the fact
    """An id is written in a way in which it cannot be replaced; `path` and `line` say where."""

    def __init__(self, path: str, line: int) -> None:
        super().__init__(f"{path}:{line}")
        self.path = path
        self.line = line


def is_id(name: str) -> bool:
    """Say whether this may be the id of something."""
    return len(name) <= LONGEST_ID and STEP_ID.fullmatch(name) is not None


def existing(content: Content, kind: RenameKind, flow: str = "") -> Collection[str]:
    """Give all ids of a kind; of steps, those of one flow."""
    match kind:
        case "flow":
            return content.flow_ids
        case "step":
            return next((draft.names for draft in content.flows if draft.flow.id == flow), ())
        case "phrase":
            return content.phrases
        case "field" | "disposition" | "element":
            site = content.site.site if content.site else None
            return getattr(site, _ENTRIES[kind]) if site else ()


def renamed(content: Content, renaming: Renaming) -> dict[str, tuple[Draft, list[Edit]]]:
    """Give the edits of a renaming by the shown path of each file that they change.

    Raises:
        NotWhereItShouldBe: one of the places cannot be edited.
    """
    found: dict[str, tuple[Draft, list[Edit]]] = {}
    for spot in _spots(content, renaming):
        found.setdefault(spot.draft.path, (spot.draft, []))[1].append(_edit(spot, renaming))
    home = _home(content, renaming)
    former = FormerIds(tree_of(home.source))
    prefix = "" if renaming.kind in {"step", "phrase"} else f"{renaming.kind}/"
    found[home.path][1].extend(former.noted(prefix, renaming.old, renaming.new))
    if renaming.kind == "flow" and content.site is not None:
        added = _first_flows(content.site, renaming)
        if added:
            found.setdefault(content.site.path, (content.site, []))[1].append(appended(content.site.source, added))
    return found


def _edit(spot: Spot, renaming: Renaming) -> Edit:
    source, tree = spot.draft.source, tree_of(spot.draft.source)
    if spot.offset is not None and not spot.is_key:
        start = source.offset(tree.within(spot.path, spot.offset, len(renaming.old)))
    else:
        stretch = tree.stretch(spot.path, key=spot.is_key)
        if stretch is None:
            raise NotWhereItShouldBe(spot.draft.path, tree.line(spot.path))
        start = stretch[0] + (source.text[stretch[0] : stretch[0] + 1] in {'"', "'"}) + (spot.offset or 0)
    end = start + len(renaming.old)
    if source.text[start:end] != renaming.old:
        raise NotWhereItShouldBe(spot.draft.path, tree.line(spot.path))
    return Edit(start, end, renaming.new)


def _home(content: Content, renaming: Renaming) -> Draft:
    """Give the file in which the thing itself stands."""
    named = renaming.flow if renaming.kind == "step" else renaming.old
    if renaming.kind in {"step", "flow"}:
        return next(draft for draft in content.flows if draft.flow.id == named)
    if renaming.kind == "phrase":
        return next(book for book in content.books for one in book.phrases.values() if one.id == renaming.old)
    assert content.site is not None
    return content.site


def _spots(content: Content, renaming: Renaming) -> Iterator[Spot]:
    yield from _named(content, renaming)
    targets = {"step", "then"} if renaming.kind == "step" else {renaming.kind}
    for draft, reference in _references(content, renaming):
        if reference.target in targets and reference.name == renaming.old:
            is_part = reference.path[-1] == "fill"
            yield Spot(draft, reference.path, reference.is_key, 0 if is_part else None)
    if renaming.kind == "field":
        yield from _spoken(content, renaming.old)
    yield from {(spot.draft.path, spot.path, spot.offset): spot for spot in _practised(content, renaming)}.values()


def _practised(content: Content, renaming: Renaming) -> Iterator[Spot]:
    """Give where files of training name it: alone, or as a part of `flow/step`."""
    place = f"{renaming.flow}/{renaming.old}"
    for draft in content.trainings:
        for mention in mentions(draft.part):
            flow, _, step = mention.name.partition("/")
            if mention.kind == "place" and renaming.kind == "flow" and flow == renaming.old:
                yield Spot(draft, mention.path, mention.is_key, 0 if step else None)
            elif mention.kind == "place" and renaming.kind == "step" and mention.name == place:
                yield Spot(draft, mention.path, mention.is_key, len(flow) + 1)
            elif mention.kind == renaming.kind and mention.name == renaming.old:
                yield Spot(draft, mention.path, mention.is_key)


def _named(content: Content, renaming: Renaming) -> Iterator[Spot]:
    """Give where the id is given to the thing itself."""
    home = _home(content, renaming)
    match renaming.kind:
        case "step":
            yield Spot(home, ("steps", renaming.old), is_key=True)
        case "flow":
            yield Spot(home, ("id",))
        case "phrase":
            for book in content.books:
                for position, phrase in book.phrases.items():
                    if phrase.id == renaming.old:
                        yield Spot(book, ("phrases", position, "id"))
        case "field" | "disposition" | "element":
            yield Spot(home, (_ENTRIES[renaming.kind], renaming.old), is_key=True)


def _references(content: Content, renaming: Renaming) -> Iterator[tuple[Draft, Reference]]:
    for draft in content.flows:
        if renaming.kind != "step" or draft.flow.id == renaming.flow:
            for references in draft.references.values():
                yield from ((draft, one) for one in references)
            yield from ((draft, one) for one in given_in(draft.flow))
    if renaming.kind == "step":
        return
    if content.site is not None:
        yield from ((content.site, one) for one in in_site(content.site.site))
        written = tree_of(content.site.source).data
        for key in _FIRST_FLOWS:
            if key in written:
                yield content.site, Reference("flow", getattr(content.site.site, key), (key,))
    for book in content.books:
        yield from ((book, one) for one in in_book(book.phrases))
    for courtesy in content.courtesies:
        yield from ((courtesy, one) for one in in_courtesy(courtesy.occasions))


def _spoken(content: Content, name: str) -> Iterator[Spot]:
    """Give where lines and conditions speak of a field."""
    for draft in gapped_drafts(content):
        for text in draft.gapped:
            for used in text.facts.names:
                if used.path == name:
                    yield Spot(draft, text.path, offset=used.offset)


def _first_flows(site: SiteDraft, renaming: Renaming) -> list[str]:
    """Give the lines that a site file needs when a flow is renamed that it names by saying nothing."""
    usual = {field.name: field.default for field in msgspec.structs.fields(Site)}
    written = tree_of(site.source).data
    return [f"{key}: {renaming.new}" for key in _FIRST_FLOWS if key not in written and usual[key] == renaming.old]
