"""The shape of a phrasebook file, phrase by phrase. Each key's meaning stands in docs/writing-scripts.md."""

from __future__ import annotations

from typing import Literal

from callassist.content.shape import CaredFor, Id, Ids, Lines, Renamed, Shape, Text


class ReplyShape(Shape):
    """What to say instead."""

    say: Text
    when: Text = ""


class ExamplesShape(Shape):
    """Lines in which the phrase is found, and lines in which it is not."""

    hit: Lines = ()
    miss: Lines = ()


class PhraseShape(Shape):
    """One phrase that must not be said."""

    id: Id
    phrase: Text
    harm: Text
    level: Literal["forbid", "avoid"] = "forbid"
    situations: Ids = ()
    variants: Lines = ()
    unless: Lines = ()
    yields_to: Ids = ()
    replies: tuple[ReplyShape, ...] = ()
    scope: Text = ""
    examples: ExamplesShape = ExamplesShape()


class BookShape(CaredFor):
    """What stands around the phrases, which are read one by one."""

    format: str
    id: Id
    title: Text
    renamed: Renamed = {}
    phrases: tuple[object, ...]
