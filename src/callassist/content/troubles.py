"""The templates of all content that cannot be used, by what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterator

from callassist.content.draft import BookDraft, Content, CourtesyDraft, FlowDraft, SiteDraft, TrainingDraft
from callassist.content.found import Found, Said
from callassist.content.texts import Gapped
from callassist.language import Notice
from callassist.template import Kind, Trouble

GappedDraft = FlowDraft | SiteDraft | BookDraft | CourtesyDraft | TrainingDraft


def gapped_drafts(content: Content) -> Iterator[GappedDraft]:
    """Give the files that hold texts to be filled in."""
    if content.site is not None:
        yield content.site
    yield from content.flows
    yield from content.books
    yield from content.courtesies
    yield from content.trainings


def troubles(content: Content, kind: Kind) -> Iterator[tuple[GappedDraft, Gapped, Trouble]]:
    """Give all troubles of one kind in all texts."""
    for draft in gapped_drafts(content):
        for text in draft.gapped:
            for trouble in text.facts.troubles:
                if trouble.kind == kind:
                    yield draft, text, trouble


def found_in(content: Content, kind: Kind, consequence: Notice, fix: Notice) -> Iterator[Found]:
    """Give all troubles of one kind as they are shown."""
    for draft, text, trouble in troubles(content, kind):
        yield draft.within(text.path, trouble.offset, trouble.length, Said(trouble.notice, consequence, fix))
