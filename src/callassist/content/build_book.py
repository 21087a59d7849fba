"""A phrasebook file's data → phrases, one by one: one that does not fit is left out and its neighbours stay."""

from __future__ import annotations

from callassist.content.draft import BookDraft
from callassist.content.problem import Fault
from callassist.content.shape import shaped
from callassist.content.shape_phrasebook import BookShape, PhraseShape
from callassist.content.tree import Tree
from callassist.content.values import Phrase, Reply


def build_book(tree: Tree) -> tuple[BookDraft | None, list[Fault]]:
    """Give the phrases of a file by their position in it, as far as they have their shape, and the faults."""
    head, faults = shaped(BookShape, tree, (), tree.data)
    if head is None:
        return None, faults
    phrases: dict[int, Phrase] = {}
    for position, data in enumerate(head.phrases):
        shape, wrong = shaped(PhraseShape, tree, ("phrases", position), data)
        faults += wrong
        if shape is not None:
            phrases[position] = _phrase(shape)
    is_whole = len(phrases) == len(head.phrases)
    return BookDraft(tree.source, phrases, head.renamed, head.care, is_whole=is_whole), faults


def _phrase(shape: PhraseShape) -> Phrase:
    return Phrase(
        id=shape.id,
        phrase=shape.phrase,
        harm=shape.harm,
        level=shape.level,
        situations=shape.situations,
        variants=shape.variants,
        unless=shape.unless,
        yields_to=shape.yields_to,
        replies=tuple(Reply(say=reply.say, when=reply.when) for reply in shape.replies),
        scope=shape.scope,
        hits=shape.examples.hit,
        misses=shape.examples.miss,
    )
