"""The sentences about a name that refers to nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from callassist.content.draft import Content, Draft, FlowDraft
from callassist.content.found import Found, Said
from callassist.content.near import listed, nearest
from callassist.content.references import Reference, Target, by_target, in_site
from callassist.language import Notice, notice


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
    return _unknown(draft, draft.references.get(target, ()), what, known, consequence)


def unknown_in_site(
    content: Content, target: Target, what: Notice, known: Collection[str], consequence: Notice
) -> Iterator[Found]:
    """Give every reference of one kind in the site file that refers to nothing."""
    if content.site is not None:
        found = by_target(in_site(content.site.site)).get(target, ())
        yield from _unknown(content.site, found, what, known, consequence)


def _unknown(
    draft: Draft,
    references: Iterable[Reference],
    what: Notice,
    known: Collection[str],
    consequence: Notice,
) -> Iterator[Found]:
    for reference in references:
        if reference.name not in known:
            yield draft.at(reference.path, unknown(what, reference.name, known, consequence), key=reference.is_key)
