"""Where a drill stands: frozen values, rebuilt from its events at any time."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import msgspec

from callassist.call.state import Call
from callassist.clock import Millis
from callassist.content.values import ElementId, FieldId, FlowId, StepId
from callassist.training.casting import Cast
from callassist.training.events import Begun

Who = Literal["agent", "caller", "scene"]
Phase = Literal["ringing", "speaking", "waiting", "goodbye", "over"]
End = Literal["", "ended", "caller-left", "agent-hung-up", "left"]


class Line(msgspec.Struct, frozen=True, omit_defaults=True):
    """Something said (or, as a scene, done) at a step. For the agent's lines: what had to be heard, and how it went.

    `thinking` is milliseconds from the caller's last word until the line was begun, typing time taken out.
    """

    who: Who
    text: str
    at: Millis
    flow: FlowId = ""
    step: StepId = ""
    must: tuple[ElementId, ...] = ()
    thinking: int = 0
    hints: int = 0
    asks: tuple[FieldId, ...] = ()
    readback: tuple[FieldId, ...] = ()
    promises: bool = False
    is_wait: bool = False
    picked: bool = False


class CallerState(msgspec.Struct, frozen=True):
    """What the caller feels, has told, and has done already; `visits` counts answers given at each place.

    `told` holds, for each field, how many lines of the trainee had been said when it was first told.
    """

    mood: int
    told: Mapping[FieldId, int] = msgspec.field(default_factory=dict)
    done: tuple[str, ...] = ()
    entered: tuple[FlowId, ...] = ()
    visits: Mapping[str, int] = msgspec.field(default_factory=dict)
    turns: int = 0


class ReadBack(msgspec.Struct, frozen=True):
    """A field that had to be read back: whether it was said, and right."""

    field: FieldId
    line: int
    is_right: bool


class Pause(msgspec.Struct, frozen=True, omit_defaults=True):
    """A stretch of waiting without a word from the agent, in milliseconds, and the line that ended it, if any."""

    millis: int
    line: int = -1


class Wait(msgspec.Struct, frozen=True):
    """The caller is waiting since a moment, until what was looked up is there; `last_word` is when somebody spoke last."""

    since: Millis
    until: Millis
    last_word: Millis
    place: str


class Drill(msgspec.Struct, frozen=True):
    """One drill from the ring to the last word."""

    begun: Begun
    cast: Cast
    call: Call
    caller: CallerState
    phase: Phase
    since: Millis
    """When the trainee's turn began."""
    lines: tuple[Line, ...] = ()
    rings: int = 0
    wait: Wait | None = None
    pauses: tuple[Pause, ...] = ()
    readbacks: tuple[ReadBack, ...] = ()
    hinted: int = 0
    """How much more of this line than the level shows: 0, 1 (key words), 2 (the line)."""
    asked_again: tuple[int, ...] = ()
    said_here: bool = False
    """Whether the trainee has spoken at the step the call stands at."""
    end: End = ""
    hung_up_early: bool = False
    last_at: Millis = Millis(0)

    @property
    def place(self) -> str:
        """Give where the call stands, as `flow/step`."""
        here = self.call.here
        return f"{here.flow}/{here.step}" if here else ""
