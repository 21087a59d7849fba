"""What an event brought about, for transcripts, tests and screens."""

from __future__ import annotations

from dataclasses import dataclass

from callassist.call.state import Call
from callassist.language import Notice


@dataclass(frozen=True, slots=True)
class Entered:
    """A step was entered and waits for the agent, or was passed through in silence."""

    flow: str
    step: str


@dataclass(frozen=True, slots=True)
class Skipped:
    """A step was passed over: what it asks is known."""

    flow: str
    step: str


@dataclass(frozen=True, slots=True)
class Returned:
    """A flow went back to where it was opened."""

    flow: str


@dataclass(frozen=True, slots=True)
class EndedWith:
    """The line was closed with this disposition."""

    disposition: str


@dataclass(frozen=True, slots=True)
class Nudged:
    """The timer brought its line for the `count`-th time."""

    flow: str
    step: str
    count: int


@dataclass(frozen=True, slots=True)
class Promised:
    """A promise of this kind was made."""

    kind: str


Effect = Entered | Skipped | Returned | EndedWith | Nudged | Promised


@dataclass(frozen=True, slots=True)
class Turn:
    """The call after an event and what came of it; a refused event leaves the call as it was."""

    call: Call
    effects: tuple[Effect, ...] = ()
    refusal: Notice | None = None
