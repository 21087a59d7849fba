"""The sentences about a name that refers to nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from callassist.content.draft import Content, Draft, FlowDraft
from callassist.content.found import Found, Said
from callassist.content.near import joined, listed, nearest
from callassist.content.references import Reference, Target, by_target, in_site
from callassist.language import Notice, notice

_LINES = 6
"""At most so many other lines are named."""


def unknown(what: Notice, name: str, known: Iterable[str], consequence: Notice) -> Said:
    """Say that there is no such thing, what was probably meant, and what there is."""
    existing = list(known)
    near = nearest(name, existing)
    names = listed(existing)
    if near:
        message = notice('There is no {what} "{name}"; is it "{near}"?', what=what, name=name, near=near)
    else:
        message = notice('There is no {what} "{name}"', what=what, name=name)
    if near:
        fix = notice('Write "{near}", or add "{name}".', near=near, name=name)
    elif names:
        fix = notice("Possible are {names}.", names=names)
    else:
        fix = notice('Correct the name, or add "{name}".', name=name)
    return Said(message, consequence, fix)


def unknown_in_flow(
    draft: FlowDraft, target: Target, what: Notice, known: Collection[str], consequence: Notice
) -> Iterator[Found]:
    """Give every reference of one kind in a flow that refers to nothing."""
    return unknown_among(draft, draft.references.get(target, ()), what, known, consequence)


def unknown_in_site(
    content: Content, target: Target, what: Notice, known: Collection[str], consequence: Notice
) -> Iterator[Found]:
    """Give every reference of one kind in the site file that refers to nothing."""
    if content.site is not None:
        found = by_target(in_site(content.site.site)).get(target, ())
        yield from unknown_among(content.site, found, what, known, consequence)


def unknown_among(
    draft: Draft,
    references: Iterable[Reference],
    what: Notice,
    known: Collection[str],
    consequence: Notice,
) -> Iterator[Found]:
    """Give each name that refers to nothing once, where it first stands: one thing that is missing is one problem."""
    found: dict[str, list[Reference]] = {}
    for reference in references:
        if reference.name not in known:
            found.setdefault(reference.name, []).append(reference)
    for name, all_of_it in found.items():
        said = unknown(what, name, known, consequence)
        first, *more = sorted(
            (draft.at(one.path, said, key=one.is_key) for one in all_of_it),
            key=lambda one: (one.place.line, one.place.column),
        )
        lines = sorted({one.place.line for one in more} - {first.place.line})
        yield Found(first.source, first.place, also_in(said, lines))


def also_in(said: Said, lines: Sequence[int]) -> Said:
    """Give what is said of one place as said of more lines too."""
    if not lines:
        return said
    shown = joined([*map(str, lines[:_LINES]), *["…"][: len(lines) > _LINES]])
    return Said(notice("{what} (also in line {lines})", what=said.message, lines=shown), said.consequence, said.fix)
