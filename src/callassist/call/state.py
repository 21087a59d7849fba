"""Where a call stands: frozen values, rebuilt from its events at any time."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import msgspec

from callassist.call.chain import Chain
from callassist.call.events import CallOpened
from callassist.clock import Millis
from callassist.content.values import DispositionId, FieldId, FlowId, StepId

Phase = Literal["ringing", "talking", "wrap-up", "closed"]
How = Literal["root", "call", "exception"]


class Way(msgspec.Struct, frozen=True):
    """Where a step or choice leads: exactly one of the three."""

    next: StepId = ""
    end: DispositionId = ""
    returns: bool = False


class Frame(msgspec.Struct, frozen=True):
    """One flow being walked: its step, how often each step was entered, and where its opener goes on afterwards."""

    flow: FlowId
    step: StepId
    how: How = "root"
    then: Way | None = None
    visits: Mapping[StepId, int] = msgspec.field(default_factory=dict)


class Ended(msgspec.Struct, frozen=True):
    """The line is closed; how it will be recorded."""

    disposition: DispositionId
    at: Millis


class Spot(msgspec.Struct, frozen=True):
    """A place one can go back to, with the outcome that the way there had led to."""

    stack: tuple[Frame, ...]
    ended: Ended | None
    outcome: DispositionId = ""


class Entry(msgspec.Struct, frozen=True):
    """What is written in a field, and what the caller said when it was read back."""

    value: str
    at: Millis
    declined: bool = False
    readback: Literal["", "confirmed", "corrected"] = ""


class Made(msgspec.Struct, frozen=True):
    """A promise made on this call; `source` is the flow and step (or disposition) it was made at; `kept` when."""

    kind: str
    what: str
    owner: str
    made: Millis
    due: Millis
    source: str
    kept: Millis | None = None


class Taken(msgspec.Struct, frozen=True):
    """A reply that was looked up and said: `of` is the phrase it answers, flow and step are where."""

    at: Millis
    of: str
    text: str
    flow: FlowId
    step: StepId


class Walk(msgspec.Struct, frozen=True):
    """All that undo takes back: the place, the way there, and everything written down."""

    stack: tuple[Frame, ...] = ()
    ended: Ended | None = None
    trail: Chain[Spot] = msgspec.field(default_factory=Chain)
    ahead: Chain[Spot] = msgspec.field(default_factory=Chain)
    fields: Mapping[FieldId, Entry] = msgspec.field(default_factory=dict)
    promises: tuple[Made, ...] = ()
    rewordings: Mapping[tuple[FlowId, StepId], int] = msgspec.field(default_factory=dict)
    outcome: DispositionId = ""
    chosen: DispositionId = ""
    hung_up: str = ""
    replies: tuple[Taken, ...] = ()
    is_reply_up: bool = False
    """Whether the last reply is the line to say: until the call moves on."""
    has_returned: bool = False

    @property
    def noted(self) -> DispositionId:
        """The disposition noted so far: the agent's own word, else the last outcome on the way."""
        return self.chosen or self.outcome

    @property
    def disposition(self) -> DispositionId:
        """How the call is recorded as things stand, or nothing."""
        return self.ended.disposition if self.ended else self.noted


class Rhythm(msgspec.Struct, frozen=True):
    """Since when the present step lasts and how often its timer has spoken."""

    since: Millis
    fired: int = 0


class Gap(msgspec.Struct, frozen=True):
    """A place where no line fitted, in the agent's words."""

    at: Millis
    flow: FlowId
    step: StepId
    text: str


class Call(msgspec.Struct, frozen=True):
    """One call from ring to wrap-up."""

    opened: CallOpened
    walk: Walk
    rhythm: Rhythm
    last_at: Millis
    count: int = 1
    answered_at: Millis | None = None
    parked_at: Millis | None = None
    closed_at: Millis | None = None
    past: Chain[Walk] = msgspec.field(default_factory=Chain)
    future: Chain[Walk] = msgspec.field(default_factory=Chain)
    drafts: Mapping[FieldId, str] = msgspec.field(default_factory=dict)
    gaps: tuple[Gap, ...] = ()

    @property
    def id(self) -> str:
        """The call's own id."""
        return self.opened.call_id

    @property
    def phase(self) -> Phase:
        """What the agent is doing."""
        if self.closed_at is not None:
            return "closed"
        if self.walk.ended is not None:
            return "wrap-up"
        return "talking" if self.answered_at is not None else "ringing"

    @property
    def here(self) -> Frame | None:
        """The flow and step on top, or None while it rings and after the last step of wrap-up."""
        return self.walk.stack[-1] if self.walk.stack else None

    def value(self, field_id: FieldId) -> str:
        """Give what is written in a field, or nothing."""
        entry = self.walk.fields.get(field_id)
        return entry.value if entry else ""
