"""The journal's file: what it took is on the disk when it returns."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path

from callassist.clock import Clock, Millis, SystemClock
from callassist.journal.damage import Damage
from callassist.journal.entries import CallOutline, Entry, PromiseRow
from callassist.journal.order import newest_first, soonest_first
from callassist.journal.place import PATIENCE
from callassist.journal.rows import numbered_events, promises_where, put_entries, put_index, unfinished_calls
from callassist.journal.steady import SteadyFile

_SYSTEM_CLOCK = SystemClock()


class Journal:
    """One folder's event log; several programs and threads may use it at the same time.

    The events are the truth. Outlines and promises are an index over them, written in the same transaction; it holds
    nothing that replaying the events would not give again, and `reindex` puts such a replay in its place.

    A broken file is put aside and its readable rows carried over; `damage` then says so. After every commit the
    journal looks whether its file still bears its name; if not (put aside by another program, restored, deleted),
    it opens the one that does and writes again, so "taken" always means: in the file that the next start will read.
    Every method may raise JournalFull, JournalReadOnly, JournalBusy or JournalError; then nothing of what it was given counts as taken.
    """

    def __init__(self, folder: Path, *, patience: int = PATIENCE, clock: Clock = _SYSTEM_CLOCK) -> None:
        self.folder = folder
        self._file = SteadyFile(folder, patience, clock)

    @property
    def damage(self) -> Damage | None:
        """The broken file that was put aside since this journal was opened, None if none was."""
        return self._file.damage

    @property
    def openings(self) -> int:
        """How often the file was opened; it may be another each time."""
        return self._file.openings

    @classmethod
    def open(cls, folder: Path, *, patience: int = PATIENCE) -> Journal:
        """Open the folder's journal, made if missing; raises JournalReadOnly, JournalFull or JournalError.

        Another program's write or opening is waited for up to `patience` milliseconds.
        """
        return cls(folder, patience=patience)

    def append(
        self,
        call_id: str,
        seq: int,
        at: Millis,
        body: bytes,
        *,
        outline: CallOutline | None = None,
        promises: Sequence[PromiseRow] = (),
    ) -> None:
        """Write one event; it is on the disk when this returns.

        The same event again is harmless and changes nothing; another body under its number raises JournalClash.
        """
        self.append_many([Entry(call_id, seq, at, body, outline, tuple(promises))])

    def append_many(self, entries: Sequence[Entry]) -> None:
        """Write events in order, all or none, with one sync."""
        if entries:
            self._file.write(lambda connection: put_entries(connection, entries))

    def events(self, call_id: str) -> list[bytes]:
        """Give a call's events in order; none for an unknown call."""
        return list(self.numbered(call_id).values())

    def numbered(self, call_id: str) -> dict[int, bytes]:
        """Give a call's events by their numbers, in order."""
        return self._file.run(lambda connection: numbered_events(connection, call_id))

    def last_number(self, call_id: str) -> int:
        """Give the number of a call's last event; -1 when it has none."""
        query = "SELECT COALESCE(MAX(seq), -1) FROM events WHERE call_id = ?"
        return int(self._file.run(lambda connection: connection.execute(query, (call_id,)).fetchone())[0])

    def unfinished(self) -> list[CallOutline]:
        """Give the open calls, the one that something happened on last first."""
        return newest_first(self._file.run(unfinished_calls))

    def promises(self, *, due_before: Millis | None = None, kept: bool | None = False) -> list[PromiseRow]:
        """Give promises, the soonest due first: due earlier than `due_before`, kept or not (None: both)."""
        return soonest_first(self._file.run(lambda connection: promises_where(connection, due_before, kept)))

    def keep_content(self, digest: str, body: bytes) -> None:
        """Keep the compiled content that a call runs on, once for each digest, so that it resumes on its own version."""
        query = "SELECT 1 FROM contents WHERE digest = ?"
        if self._file.run(lambda connection: connection.execute(query, (digest,)).fetchone()) is None:
            put = "INSERT OR IGNORE INTO contents (digest, body) VALUES (?, ?)"
            self._file.write(lambda connection: connection.execute(put, (digest, body)))

    def content(self, digest: str) -> bytes | None:
        """Give kept content, None if there is none of that digest."""
        query = "SELECT body FROM contents WHERE digest = ?"
        found = self._file.run(lambda connection: connection.execute(query, (digest,)).fetchone())
        return None if found is None else bytes(found[0])

    def calls(self) -> list[str]:
        """Give the id of every call that has events, in the order in which they began."""
        query = "SELECT call_id FROM events GROUP BY call_id ORDER BY min(arrival)"
        return self._file.run(lambda connection: [call_id for (call_id,) in connection.execute(query)])

    def reindex(self, outlines: Iterable[CallOutline], promises: Iterable[PromiseRow]) -> None:
        """Put an index made by replaying the events of all `calls()` in the place of the one there is."""
        rows = (list(outlines), list(promises))

        def renew(connection: sqlite3.Connection) -> None:
            connection.execute("DELETE FROM calls")
            connection.execute("DELETE FROM promises")
            put_index(connection, *rows)

        self._file.write(renew)

    def check(self) -> str:
        """Give `ok`, or SQLite's own words on what is broken in the file; reads all of it."""
        return self._file.check()

    def repair(self) -> Damage | None:
        """Check the whole file and, if it is broken, put it aside and go on in a fresh one; None if it is sound."""
        return self._file.repair()

    def wait_at_most(self, millis: int) -> None:
        """Set anew for how many milliseconds other programs are waited for before JournalBusy is raised."""
        self._file.patience = millis

    def close(self) -> None:
        """Let go of the file; closing again is harmless."""
        self._file.close()
