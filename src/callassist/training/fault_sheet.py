"""A call to find faults in: its lines, and the faults that were put in, each with what is wrong and how to say it."""

from __future__ import annotations

from typing import Literal

import msgspec

from callassist.content.values import ElementId, FieldId, FlowId, PhraseId, StepId
from callassist.language import marked
from callassist.training.ear import Names
from callassist.training.state import Who

FaultKind = Literal["forbidden", "left-out", "hold", "silence", "readback", "late", "again", "hung-up"]

KINDS: dict[FaultKind, str] = {
    "forbidden": marked("forbidden words"),
    "left-out": marked("something left out"),
    "hold": marked("off without asking"),
    "silence": marked("nobody spoke"),
    "readback": marked("not read back right"),
    "late": marked("late, no sorry"),
    "again": marked("asked again"),
    "hung-up": marked("hung up first"),
}
"""What can be wrong with a line, in the order of the number keys, with its name."""


class SheetLine(msgspec.Struct, frozen=True, omit_defaults=True):
    """A line as it is read: what was said, or as a scene what was to be heard; `must` is what the step asks for."""

    who: Who
    text: str
    flow: FlowId = ""
    step: StepId = ""
    must: tuple[ElementId, ...] = ()

    @property
    def is_ours(self) -> bool:
        """Say whether it can be marked: what the agent said or did, never the caller's words."""
        return self.who != "caller"


class Fault(msgspec.Struct, frozen=True, omit_defaults=True):
    """What is wrong with a line, what the caller makes of it, and how to say it.

    `reply` is the phrasebook's own advice. A rewrite is right when all of `must`, one of `any_of`, and `value` are heard.
    `also` are other lines that show the same fault; where `fits` names other kinds, those are right as well.
    """

    line: int
    kind: FaultKind
    wrong: str
    harm: str
    advised: str
    reply: str = ""
    phrases: tuple[PhraseId, ...] = ()
    lacks: tuple[ElementId, ...] = ()
    must: tuple[ElementId, ...] = ()
    any_of: tuple[ElementId, ...] = ()
    field: FieldId = ""
    value: str = ""
    also: tuple[int, ...] = ()
    fits: tuple[FaultKind, ...] = ()
    wants_words: bool = True

    @property
    def lines(self) -> tuple[int, ...]:
        """Give every line on which the fault may be marked, its own first."""
        return (self.line, *self.also)


class Sheet(msgspec.Struct, frozen=True):
    """One call with its faults; made from nothing but the words, the flow and the seed."""

    flow: FlowId
    seed: int
    lang: Literal["zh", "en"]
    digest: str
    title: str
    about: str
    caller: str
    names: Names
    lines: tuple[SheetLine, ...]
    faults: tuple[Fault, ...]
