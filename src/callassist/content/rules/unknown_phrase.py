"""A step, a field or an occasion warns of a phrase that is not in the phrasebook, or a phrase gives way to one. While the phrasebook is empty, or not all of it can be read, nothing is said.

Phrases of a book that cannot be read are not missed either: the book's own problem says enough.

Bad::

    steps:
      first: {say: 请稍等, avoid: [whats-the-rus], return: true}

Good::

    steps:
      first: {say: 请稍等, avoid: [whats-the-rush], return: true}
"""

from collections.abc import Iterator

from callassist.content.draft import Content, FlowDraft
from callassist.content.found import Found
from callassist.content.references import in_book, in_courtesy
from callassist.content.rule import Rule
from callassist.content.unknown import unknown_among, unknown_in_flow, unknown_in_site
from callassist.language import notice

rule = Rule("G005", "E")
_WHAT = notice("phrase")
_HURTS = notice("The agent would not see what must not be said.")


@rule.each_flow
def check(draft: FlowDraft, content: Content) -> Iterator[Found]:
    """Look up every phrase that a flow names."""
    if content.phrases and content.has_whole_books:
        known = {**content.phrases, **dict.fromkeys(content.unread_phrases)}
        yield from unknown_in_flow(draft, "phrase", _WHAT, known, _HURTS)


@rule.whole
def check_books(content: Content) -> Iterator[Found]:
    """Look up every phrase that another phrase gives way to, or that a field or an occasion of courtesy warns of."""
    if not content.phrases or not content.has_whole_books:
        return
    known = {**content.phrases, **dict.fromkeys(content.unread_phrases)}
    for book in content.books:
        yield from unknown_among(book, in_book(book.phrases), _WHAT, known, _HURTS)
    yield from unknown_in_site(content, "phrase", _WHAT, known, _HURTS)
    for courtesy in content.courtesies:
        yield from unknown_among(courtesy, in_courtesy(courtesy.occasions), _WHAT, known, _HURTS)
