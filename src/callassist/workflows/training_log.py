"""Where training is written down: a journal of its own beside the one of calls, durable in the same way.

A drill's events lie under its id, what came of it under `record:` and its id, what is known of a trainee under
`trainee:` and the name, the cards of the quiz under `cards:` and the name, the work on a sheet of faults under
`faults:` and its id. Calls and drills never mix: no report on calls counts practice.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

from callassist.clock import Clock, Millis, SystemClock
from callassist.errors import JournalError
from callassist.journal.entries import CallOutline
from callassist.journal.entries import Entry as Row
from callassist.journal.resilient import ResilientJournal
from callassist.training import cards, keeping

FOLDER = "training"
_RECORD, _TRAINEE, _CARDS = "record:", "trainee:", "cards:"
FAULTS = "faults:"
"""How streams of sheets begin: each holds the work on one sheet of faults."""


class TrainingLog:
    """One seat's log of training."""

    def __init__(self, data: Path, clock: Clock | None = None) -> None:
        self.clock = clock or SystemClock()
        self.journal = ResilientJournal(data / FOLDER)

    def append(self, stream: str, body: bytes, at: Millis, outline: CallOutline | None = None) -> None:
        """Write an entry at the end of a stream; returns when it is durable or safely queued."""
        seq = self.journal.last_number(stream) + 1
        self.journal.append_many([Row(stream, seq, at, body, outline or _closed(stream, at), ())])

    # -- attempts --------------------------------------------------------------------------------------------

    def keep(self, drill_id: str, entry: keeping.Entry) -> None:
        """Write down something about a finished drill."""
        self.append(_RECORD + drill_id, keeping.written(entry), entry.at)

    def attempt(self, drill_id: str) -> keeping.Attempt | None:
        """Give a finished drill as it stands; None if there is none of that id."""
        return keeping.attempt(self._entries(_RECORD + drill_id))

    def attempts(self) -> Iterator[keeping.Attempt]:
        """Give every finished drill, oldest first; one that cannot be read is passed over."""
        for stream in self.streams(_RECORD):
            with contextlib.suppress(JournalError):
                found = keeping.attempt(self._entries(stream))
                if found is not None:
                    yield found

    # -- trainees --------------------------------------------------------------------------------------------

    def rate(self, trainee: str) -> int:
        """Give a trainee's typing rate in characters a minute; 0 while it was not measured."""
        rates = [one.rate for one in self._entries(_TRAINEE + trainee) if isinstance(one, keeping.Calibrated)]
        return rates[-1] if rates else 0

    def calibrated(self, trainee: str, rate: int, characters: int) -> None:
        """Write down a trainee's typing rate."""
        entry = keeping.Calibrated(at=self.clock.now(), rate=rate, characters=characters)
        self.append(_TRAINEE + trainee, keeping.written(entry), entry.at)

    def words_seen(self, trainee: str, lang: str) -> keeping.WordsSeen | None:
        """Give the words a trainee is known to know; None while none were noted."""
        seen = [
            one for one in self._entries(_TRAINEE + trainee) if isinstance(one, keeping.WordsSeen) and one.lang == lang
        ]
        return seen[-1] if seen else None

    def saw_words(self, trainee: str, entry: keeping.WordsSeen) -> None:
        """Write down that a trainee knows these words."""
        self.append(_TRAINEE + trainee, keeping.written(entry), entry.at)

    # -- cards of the quiz -----------------------------------------------------------------------------------

    def note_card(self, trainee: str, entry: cards.Entry) -> None:
        """Write down something that happened to a card."""
        self.append(_CARDS + trainee, cards.written(entry), entry.at)

    def cards(self, trainee: str) -> list[cards.Entry]:
        """Give all that happened to a trainee's cards, in order; what cannot be read is passed over."""
        found = []
        for body in self.journal.events(_CARDS + trainee):
            with contextlib.suppress(JournalError):
                found.append(cards.read(body))
        return found

    def card_owners(self) -> list[str]:
        """Give everybody who has cards, in the order in which they began."""
        return [stream.removeprefix(_CARDS) for stream in self.streams(_CARDS)]

    # -- small things ----------------------------------------------------------------------------------------

    def streams(self, kind: str) -> list[str]:
        """Give the names of all streams that begin so, in the order in which they began."""
        return [name for name in self.journal.calls() if name.startswith(kind)]

    def close(self) -> bool:
        """Write what waits and let go; say whether nothing was left behind."""
        return self.journal.close()

    def _entries(self, stream: str) -> list[keeping.Entry]:
        return [keeping.read(body) for body in self.journal.events(stream)]


def _closed(stream: str, at: Millis) -> CallOutline:
    """Give the outline of a stream that nobody has to take up again."""
    return CallOutline(stream, at, at, at, "training", "", "", "", "")
