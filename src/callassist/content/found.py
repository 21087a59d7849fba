"""Something found wrong: where, and the three sentences about it, not yet a rule's problem."""

from __future__ import annotations

from dataclasses import dataclass

from callassist.content.problem import Edit, Place
from callassist.content.source import Source
from callassist.language import Notice


@dataclass(frozen=True, slots=True)
class Said:
    """The three sentences of a problem: what is wrong, what it does to a call, what to do."""

    message: Notice
    consequence: Notice | None = None
    fix: Notice | None = None
    edits: tuple[Edit, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """A problem found by a rule that looks at text, flows or all content: where, and the sentences."""

    source: Source
    place: Place
    said: Said
