"""A courtesy file's data → occasions, one by one: one that does not fit is left out and its neighbours stay."""

from __future__ import annotations

from callassist.content.draft import CourtesyDraft
from callassist.content.problem import Fault
from callassist.content.shape import shaped
from callassist.content.shape_courtesy import CourtesyShape, OccasionShape
from callassist.content.tree import Tree
from callassist.content.values import Occasion, Reply


def build_courtesy(tree: Tree) -> tuple[CourtesyDraft | None, list[Fault]]:
    """Give the occasions of a file by their position in it, as far as they have their shape, and the faults."""
    head, faults = shaped(CourtesyShape, tree, (), tree.data)
    if head is None:
        return None, faults
    occasions: dict[int, Occasion] = {}
    for position, data in enumerate(head.occasions):
        shape, wrong = shaped(OccasionShape, tree, ("occasions", position), data)
        faults += wrong
        if shape is not None:
            lines = tuple(Reply(say=line.say, when=line.when) for line in shape.lines)
            occasions[position] = Occasion(
                id=shape.id, title=shape.title, when=shape.when, lines=lines, avoid=shape.avoid
            )
    return CourtesyDraft(tree.source, occasions, head.care), faults
