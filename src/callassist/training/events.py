"""Everything that can happen in a drill, as it is written down. A drill is exactly the replay of its events."""

from __future__ import annotations

from typing import Literal

import msgspec

from callassist.clock import Millis
from callassist.errors import JournalError

Level = Literal["pick", "shown", "keywords", "hidden"]
LEVELS: tuple[Level, ...] = ("pick", "shown", "keywords", "hidden")
"""From easy to hard: choose among lines, read the line, see its key words, see nothing."""


class DrillEvent(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="is"):
    """Something that happened in one drill at one moment."""

    at: Millis


class Begun(DrillEvent, frozen=True, tag="begun"):
    """A drill begins: who drills, on which words, with what caller. `rate` is the trainee's characters a minute."""

    drill_id: str
    trainee: str
    flow: str
    temperament: str
    seed: int
    level: Level
    lang: str
    digest: str
    course: str
    scorecard: str
    name: str = ""
    badge: str = ""
    group: str = ""
    rate: int = 0
    offset: int = 0
    exam: str = ""


class PickedUp(DrillEvent, frozen=True, tag="picked-up"):
    """The trainee answers the ringing phone."""


class Said(DrillEvent, frozen=True, tag="said"):
    """The trainee says something; `typing` is the milliseconds from the first key to the last."""

    text: str
    typing: int = 0
    picked: bool = False


class Noted(DrillEvent, frozen=True, tag="noted"):
    """The trainee writes down a field."""

    field: str
    value: str


class Opened(DrillEvent, frozen=True, tag="opened"):
    """The trainee opens an exception, as on a call."""

    flow: str


class Hinted(DrillEvent, frozen=True, tag="hinted"):
    """The trainee asks to see more of the line than the level shows; it costs."""


class Passed(DrillEvent, frozen=True, tag="passed"):
    """Time has passed until something came due."""


class Resumed(DrillEvent, frozen=True, tag="resumed"):
    """The program was restarted and the drill goes on; the time between counts for nobody."""


class HungUp(DrillEvent, frozen=True, tag="hung-up"):
    """The trainee puts the phone down."""


class Left(DrillEvent, frozen=True, tag="left"):
    """The trainee breaks the drill off."""


Event = Begun | PickedUp | Said | Noted | Opened | Hinted | Passed | Resumed | HungUp | Left

_DECODER: msgspec.json.Decoder[Event] = msgspec.json.Decoder(Event)


def written(event: Event) -> bytes:
    """Give the event as it is stored."""
    return msgspec.json.encode(event)


def read(body: bytes) -> Event:
    """Give back a stored event; JournalError when it is none of ours."""
    try:
        return _DECODER.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        msg = f"not an event of a drill: {error}"
        raise JournalError(msg) from error
