"""A journal that never stops a call: what the disk does not take waits in memory until it does."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from enum import Enum
from functools import partial
from pathlib import Path
from typing import TypeVar

from callassist.clock import Millis
from callassist.errors import JournalError, JournalFull, JournalReadOnly
from callassist.journal.damage import Damage
from callassist.journal.durable import Journal
from callassist.journal.entries import CallOutline, Entry, PromiseRow
from callassist.journal.faults import JournalBusy, JournalClash, JournalNewer
from callassist.journal.place import PATIENCE
from callassist.journal.waiting import Waiting

_Found = TypeVar("_Found")

_IMPATIENCE = 50
"""Milliseconds to wait for a program that has already kept us waiting: the agent is typing."""


class Trouble(Enum):
    """Why events wait in memory; the screen chooses the words."""

    FULL = "full"
    """The disk has no room."""
    READ_ONLY = "read_only"
    """The folder may not be written."""
    BUSY = "busy"
    """Another program keeps the file to itself."""
    CLASH = "clash"
    """A call goes on in two places at once; its events here stay in memory, other calls are written."""
    NEWER = "newer"
    """A later version of the program wrote the file."""
    UNREACHABLE = "unreachable"
    """Anything else; `fault` says what."""


_TROUBLES: tuple[tuple[type[JournalError], Trouble], ...] = (
    (JournalFull, Trouble.FULL),
    (JournalReadOnly, Trouble.READ_ONLY),
    (JournalBusy, Trouble.BUSY),
    (JournalClash, Trouble.CLASH),
    (JournalNewer, Trouble.NEWER),
    (JournalError, Trouble.UNREACHABLE),
)


class ResilientJournal:
    """A Journal whose failures are a state instead of errors.

    Events are written in the order in which they came: every append and every `retry` first writes what waits, in one
    transaction. Nothing is lost while the process lives and nothing doubled, since the same event again is harmless.
    `trouble` is None while everything is on the disk, `fault` the error behind it, `backlog` how many events wait,
    `damage` the broken file that was put aside, if any. Nothing here raises JournalError.

    What this program wrote on calls that are still open stays in memory beside: when the file is taken away under it
    (deleted, moved, an older one put in its place), the one that bears the name then gets all of it again.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.fault: JournalError | None = None
        self._patience = PATIENCE
        self._lock = threading.RLock()
        self._waiting = Waiting()
        self._clashes: dict[str, JournalClash] = {}
        self._open = Waiting()
        self._seen: tuple[Journal, int] | None = None
        self._journal: Journal | None = None
        self._damage: Damage | None = None
        self.retry()

    @property
    def trouble(self) -> Trouble | None:
        """Why events wait in memory, None while all is well."""
        return next((trouble for kind, trouble in _TROUBLES if isinstance(self.fault, kind)), None)

    @property
    def backlog(self) -> int:
        """How many events wait in memory."""
        return len(self._waiting.entries)

    @property
    def damage(self) -> Damage | None:
        """The broken file that was put aside since we began, None if none was."""
        return self._damage if self._journal is None else self._journal.damage or self._damage

    def append(
        self,
        call_id: str,
        seq: int,
        at: Millis,
        body: bytes,
        *,
        outline: CallOutline | None = None,
        promises: Sequence[PromiseRow] = (),
    ) -> bool:
        """Take one event; say whether it is on the disk (else it waits in memory)."""
        return self.append_many([Entry(call_id, seq, at, body, outline, tuple(promises))])

    def append_many(self, entries: Sequence[Entry]) -> bool:
        """Take events in order; say whether they are on the disk, with all that waited."""
        with self._lock:
            self._waiting.entries.extend(entries)
            self.hold(entries)
            return self.retry()

    def keep_content(self, digest: str, body: bytes) -> bool:
        """Take the content that a call runs on; say whether it is on the disk."""
        with self._lock:
            self._waiting.contents[digest] = body
            self._open.contents = {**self._open.contents, digest: body}
            return self.retry()

    def hold(self, entries: Sequence[Entry]) -> None:
        """Keep at hand, until their call is closed, events that are on the disk: it may be taken away."""
        with self._lock:
            self._open.entries.extend(entries)
            closed = {one.call_id for one in entries if one.outline is not None and one.outline.closed_at is not None}
            if closed:
                self._open.entries = self._open.leave_out(closed)
                wanted = {one.outline.digest for one in self._open.entries if one.outline is not None}
                self._open.contents = {name: body for name, body in self._open.contents.items() if name in wanted}

    def retry(self) -> bool:
        """Try to write what waits; say whether nothing waits any more. Cheap enough for every few seconds."""
        with self._lock:
            try:
                self._write_all(self._opened())
            except JournalError as error:
                self._note(error)
            return self.fault is None

    def events(self, call_id: str) -> list[bytes]:
        """Give a call's events in order, those in memory too."""
        return list(self.numbered(call_id).values())

    def numbered(self, call_id: str) -> dict[int, bytes]:
        """Give a call's events by their numbers, in order, those in memory too; a damaged file may have left gaps."""
        with self._lock:
            return self._waiting.events_over(self._from_disk(lambda journal: journal.numbered(call_id), {}), call_id)

    def last_number(self, call_id: str) -> int:
        """Give the number of a call's last event, those in memory too; -1 when it has none."""
        with self._lock:
            on_disk: int = self._from_disk(lambda journal: journal.last_number(call_id), -1)
            return max([on_disk, *(entry.seq for entry in self._waiting.entries if entry.call_id == call_id)])

    def calls(self) -> list[str]:
        """Give the id of every call that has events, in the order in which they began, those in memory too."""
        with self._lock:
            on_disk: list[str] = self._from_disk(Journal.calls, [])
            return list(dict.fromkeys([*on_disk, *(entry.call_id for entry in self._waiting.entries)]))

    def unfinished(self) -> list[CallOutline]:
        """Give the open calls, latest first, those in memory too."""
        with self._lock:
            return self._waiting.unfinished_over(self._from_disk(Journal.unfinished, []))

    def promises(self, *, due_before: Millis | None = None, kept: bool | None = False) -> list[PromiseRow]:
        """Give promises as `Journal.promises` does, those in memory too."""
        with self._lock:
            asked = partial(Journal.promises, due_before=due_before, kept=kept)
            return self._waiting.promises_over(self._from_disk(asked, []), due_before=due_before, kept=kept)

    def content(self, digest: str) -> bytes | None:
        """Give kept content, None if there is none of that digest."""
        with self._lock:
            waiting = self._waiting.contents.get(digest)
            return self._from_disk(lambda journal: journal.content(digest), None) if waiting is None else waiting

    def close(self) -> bool:
        """Try once more to write what waits and let go of the file; say whether nothing was left behind."""
        with self._lock:
            done = self.retry()
            self._let_go()
            return done

    def _opened(self) -> Journal:
        if self._journal is None:
            self._journal = Journal.open(self.folder, patience=self._patience)
        return self._journal

    def _write_all(self, journal: Journal) -> None:
        self._write_waiting(journal)
        if self._seen != (journal, journal.openings):
            # Another file may bear the name, even under the same number: what the one before it held is gone then.
            self._waiting.entries[:0] = self._open.with_last_index()
            self._waiting.contents = {**self._open.contents, **self._waiting.contents}
            self._write_waiting(journal)
        self._seen = (journal, journal.openings)

    def _write_waiting(self, journal: Journal) -> None:
        for digest in list(self._waiting.contents):
            journal.keep_content(digest, self._waiting.contents[digest])
            del self._waiting.contents[digest]
        while True:
            try:
                journal.append_many(self._waiting.leave_out(self._clashes))
            except JournalClash as clash:
                self._clashes[clash.call_id] = clash
            else:
                break
        self._waiting.entries = [entry for entry in self._waiting.entries if entry.call_id in self._clashes]
        self._be_patient(PATIENCE)
        self.fault = next(iter(self._clashes.values()), None)

    def _from_disk(self, read: Callable[[Journal], _Found], nothing: _Found) -> _Found:
        try:
            return read(self._opened())
        except JournalError as error:
            self._note(error)
            return nothing

    def _note(self, error: JournalError) -> None:
        self.fault = error
        if isinstance(error, JournalBusy):
            self._be_patient(_IMPATIENCE)
        elif not isinstance(error, JournalFull):
            self._let_go()  # the next attempt opens it anew

    def _be_patient(self, millis: int) -> None:
        if millis != self._patience:
            self._patience = millis
            if self._journal is not None:
                self._journal.wait_at_most(millis)

    def _let_go(self) -> None:
        if self._journal is not None:
            self._damage = self.damage
            self._journal.close()
            self._journal = None
