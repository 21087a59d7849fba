"""What is kept of trainees, as entries of logs that only grow: records with their scores, a trainer's words, typing rates.

The log is the truth; what is shown of an attempt is put together from its entries each time.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from callassist.clock import Millis
from callassist.errors import JournalError
from callassist.training.record import Record
from callassist.training.scoring import Override, Score


class Kept(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="is"):
    """Something written down about a trainee at one moment."""

    at: Millis


class Scored(Kept, frozen=True, tag="scored"):
    """A drill is over: its record, and the score it got then."""

    record: Record
    score: Score


class Rescored(Kept, frozen=True, tag="rescored"):
    """The score by later rules."""

    score: Score


class Overridden(Kept, frozen=True, tag="overridden"):
    """A trainer's own word on an item."""

    override: Override


class Shared(Kept, frozen=True, tag="shared"):
    """The trainee shows this practice to the trainers."""


class Calibrated(Kept, frozen=True, tag="calibrated"):
    """The trainee's typing rate, in characters a minute, from so many characters."""

    rate: int
    characters: int


class WordsSeen(Kept, frozen=True, tag="words-seen"):
    """The trainee knows these words: what is otherwise later is asked about."""

    lang: str
    digest: str
    course: str


Entry = Scored | Rescored | Overridden | Shared | Calibrated | WordsSeen

_DECODER: msgspec.json.Decoder[Entry] = msgspec.json.Decoder(Entry)


class Attempt(msgspec.Struct, frozen=True):
    """A finished drill as it stands: the record, the score that holds, the trainers' words, and who may see it."""

    record: Record
    score: Score
    overrides: tuple[Override, ...] = ()
    is_shared: bool = False

    @property
    def is_open(self) -> bool:
        """Say whether trainers may see it: exams always, practice when it was shared."""
        return bool(self.record.exam) or self.is_shared


def written(entry: Entry) -> bytes:
    """Give an entry as it is stored."""
    return msgspec.json.encode(entry)


def read(body: bytes) -> Entry:
    """Give back an entry; JournalError when it is none of ours."""
    try:
        return _DECODER.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        msg = f"not an entry of training: {error}"
        raise JournalError(msg) from error


def attempt(entries: Iterable[Entry]) -> Attempt | None:
    """Put an attempt together from its entries in order; None if there is no record among them."""
    found: Attempt | None = None
    for entry in entries:
        match entry:
            case Scored():
                found = Attempt(entry.record, entry.score)
            case Rescored() if found is not None:
                found = msgspec.structs.replace(found, score=entry.score)
            case Overridden() if found is not None:
                found = msgspec.structs.replace(found, overrides=(*found.overrides, entry.override))
            case Shared() if found is not None:
                found = msgspec.structs.replace(found, is_shared=True)
            case _:
                pass
    return found
