"""Everything that can happen on a call, as it is written to the journal.

Each event carries `at`, the moment it happened. A call is exactly the replay of its events: what is not here
did not happen. Tags are part of the stored format and never change their meaning.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from callassist.clock import Millis
from callassist.errors import JournalError

Direction = Literal["inbound", "outbound"]
Side = Literal["caller", "agent", "unknown"]


class CallEvent(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="is"):
    """Something that happened on one call at one moment."""

    at: Millis


class PromiseRef(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The promise of an earlier call that this call keeps."""

    id: str
    what: str = ""
    made: Millis = Millis(0)
    due: Millis = Millis(0)


class CallOpened(CallEvent, frozen=True, tag="opened"):
    """A call begins, ringing or already answered, on the content named by `digest`; `offset` is the seat's, in minutes."""

    call_id: str
    direction: Direction
    flow: str
    lang: str
    digest: str
    agent_name: str = ""
    agent_badge: str = ""
    offset: int = 0
    ringing: bool = False
    number: str = ""
    promise: PromiseRef | None = None
    given: dict[str, str] = {}


class Answered(CallEvent, frozen=True, tag="answered"):
    """The agent picks up."""


class Chose(CallEvent, frozen=True, tag="chose"):
    """The caller's answer, by the key of a choice of the step the agent saw."""

    step: str
    key: str


class WentOn(CallEvent, frozen=True, tag="went-on"):
    """The agent said the line and goes on from the step seen."""

    step: str


class FlowOpened(CallEvent, frozen=True, tag="flow"):
    """An exception, or any other flow, is opened on top of where the call stands."""

    flow: str
    step: str = ""


class WentTo(CallEvent, frozen=True, tag="went-to"):
    """The agent jumps to another step of the flow on top."""

    step: str


class TimerFired(CallEvent, frozen=True, tag="timer"):
    """The step's timer came due."""

    step: str


class WentBack(CallEvent, frozen=True, tag="back"):
    """Back to where the call stood before; everything caught is kept."""


class WentForward(CallEvent, frozen=True, tag="forward"):
    """Forward again after going back."""


class Undone(CallEvent, frozen=True, tag="undo"):
    """The last thing done is taken back, fields and all."""


class Redone(CallEvent, frozen=True, tag="redo"):
    """The last thing taken back is done again."""


class Reworded(CallEvent, frozen=True, tag="reworded"):
    """The agent asks for the next wording of the line."""


class Filled(CallEvent, frozen=True, tag="filled"):
    """A field is written down or changed; an empty value clears it."""

    field: str
    value: str


class Declined(CallEvent, frozen=True, tag="declined"):
    """The caller would rather not say."""

    field: str


class Drafted(CallEvent, frozen=True, tag="drafted"):
    """What stands half-typed in a field, so that not even a power cut loses it."""

    field: str
    text: str


class ReadBack(CallEvent, frozen=True, tag="readback"):
    """The caller heard a field read back and confirmed it, or corrected it to `value`."""

    field: str
    confirmed: bool
    value: str = ""


class Parked(CallEvent, frozen=True, tag="parked"):
    """The call waits while the agent is on another line."""


class Unparked(CallEvent, frozen=True, tag="unparked"):
    """The agent is back on this line."""


class Resumed(CallEvent, frozen=True, tag="resumed"):
    """The program was restarted and the call goes on."""


class HungUp(CallEvent, frozen=True, tag="hung-up"):
    """The line is closed, by whom."""

    by: Side


class Disposed(CallEvent, frozen=True, tag="disposed"):
    """The agent says how the call is to be recorded."""

    disposition: str


class ReplyTaken(CallEvent, frozen=True, tag="reply"):
    """The agent looked up what to say instead and takes it as the line to say; `of` is the phrase or occasion it answers."""

    of: str
    text: str


class GapFiled(CallEvent, frozen=True, tag="gap"):
    """No line fits at the step seen (where the call stands, if it is not named); what the agent said or missed."""

    text: str
    flow: str = ""
    step: str = ""


class Closed(CallEvent, frozen=True, tag="closed"):
    """The record is complete and the agent is free."""


Event = (
    CallOpened
    | Answered
    | Chose
    | WentOn
    | FlowOpened
    | WentTo
    | TimerFired
    | WentBack
    | WentForward
    | Undone
    | Redone
    | Reworded
    | Filled
    | Declined
    | Drafted
    | ReadBack
    | Parked
    | Unparked
    | Resumed
    | HungUp
    | Disposed
    | ReplyTaken
    | GapFiled
    | Closed
)

_DECODER: msgspec.json.Decoder[Event] = msgspec.json.Decoder(Event)


def written(event: Event) -> bytes:
    """Give the event as the journal stores it."""
    return msgspec.json.encode(event)


def read(body: bytes) -> Event:
    """Give back an event from the journal; JournalError when it is none of ours."""
    try:
        return _DECODER.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        msg = f"not an event: {error}"
        raise JournalError(msg) from error
