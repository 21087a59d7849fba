"""The shape of a courtesy file, occasion by occasion. Each key's meaning stands in docs/writing-scripts.md."""

from __future__ import annotations

from callassist.content.shape import CaredFor, Id, Ids, Shape, Text
from callassist.content.shape_phrasebook import ReplyShape


class OccasionShape(Shape):
    """What to say on one occasion."""

    id: Id
    title: Text
    when: Text = ""
    lines: tuple[ReplyShape, ...]
    avoid: Ids = ()


class CourtesyShape(CaredFor):
    """What stands around the occasions, which are read one by one."""

    format: str
    id: Id
    title: Text
    occasions: tuple[object, ...]
