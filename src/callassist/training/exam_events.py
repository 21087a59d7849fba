"""Everything that can happen in an exam, as it is written down. A sitting is exactly the replay of its events."""

from __future__ import annotations

import msgspec

from callassist.clock import Millis
from callassist.errors import JournalError
from callassist.training.exam_result import Result


class ExamEvent(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="is"):
    """Something that happened in one sitting at one moment."""

    at: Millis


class Begun(ExamEvent, frozen=True, tag="exam-begun"):
    """A trainee sits down to an exam: drawn by which seed, for how many minutes, on which words.

    `version` is the number under which the words were published, 0 where nothing was.
    """

    sitting: str
    exam: str
    trainee: str
    seed: int
    minutes: int
    lang: str
    digest: str
    course: str
    badge: str = ""
    group: str = ""
    offset: int = 0
    title: str = ""
    version: int = 0


class Answered(ExamEvent, frozen=True, tag="exam-answered"):
    """An answer is written, or written anew; part and number count from 0."""

    part: int
    number: int
    text: str


class PartFinished(ExamEvent, frozen=True, tag="exam-part-finished"):
    """A part is left for good."""

    part: int


class Attached(ExamEvent, frozen=True, tag="exam-attached"):
    """A call of the exam begins as this drill, or a fault sheet as this one; written first: nobody gets a second try."""

    part: int
    number: int
    work: str


class TimeOver(ExamEvent, frozen=True, tag="exam-time-over"):
    """The time is over: the exam is handed in as it stands."""


class HandedIn(ExamEvent, frozen=True, tag="exam-handed-in"):
    """The trainee hands it in."""


class Graded(ExamEvent, frozen=True, tag="exam-graded"):
    """What it came to; the last one holds, for overrides and new rules grade it anew."""

    result: Result


Event = Begun | Answered | PartFinished | Attached | TimeOver | HandedIn | Graded

_DECODER: msgspec.json.Decoder[Event] = msgspec.json.Decoder(Event)


def written(event: Event) -> bytes:
    """Give the event as it is stored."""
    return msgspec.json.encode(event)


def read(body: bytes) -> Event:
    """Give back a stored event; JournalError when it is none of ours."""
    try:
        return _DECODER.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        msg = f"not an event of an exam: {error}"
        raise JournalError(msg) from error
