"""What an event brought about, for transcripts, tests and screens."""

from __future__ import annotations

import msgspec

from callassist.call.state import Call
from callassist.language import Notice


class Entered(msgspec.Struct, frozen=True):
    """A step was entered and waits for the agent, or was passed through in silence."""

    flow: str
    step: str


class Skipped(msgspec.Struct, frozen=True):
    """A step was passed over: what it asks is known."""

    flow: str
    step: str


class Returned(msgspec.Struct, frozen=True):
    """A flow went back to where it was opened."""

    flow: str


class EndedWith(msgspec.Struct, frozen=True):
    """The line was closed with this disposition."""

    disposition: str


class Nudged(msgspec.Struct, frozen=True):
    """The timer brought its line for the `count`-th time."""

    flow: str
    step: str
    count: int


class Promised(msgspec.Struct, frozen=True):
    """A promise of this kind was made."""

    kind: str


Effect = Entered | Skipped | Returned | EndedWith | Nudged | Promised


class Turn(msgspec.Struct, frozen=True):
    """The call after an event and what came of it; a refused event leaves the call as it was."""

    call: Call
    effects: tuple[Effect, ...] = ()
    refusal: Notice | None = None
