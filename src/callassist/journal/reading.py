"""The journal's file, only read: nothing is written, put aside or waited for while a screen goes on writing."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Self, TypeVar

import msgspec

from callassist.clock import Millis
from callassist.journal.faults import JournalAbsent, as_ours
from callassist.journal.place import NAME, connect
from callassist.journal.rows import numbered_events
from callassist.journal.schema import TABLES, refuse_foreign

_Found = TypeVar("_Found")

EVER = Millis(0)
"""Since when everything was recorded."""
_AT_ONCE = 500
"""So many rows are fetched in one reading: a long one would keep the writers' log from being put away."""

_CALLS = """SELECT call_id FROM events JOIN (SELECT min(arrival) AS began FROM events GROUP BY call_id)
    ON arrival = began WHERE at >= ? ORDER BY began"""
_FIRST = "SELECT body FROM events WHERE call_id = ? ORDER BY seq LIMIT 1"
_ALIKE = """SELECT arrival, call_id, seq, at, body FROM events
    WHERE arrival > ? AND at >= ? AND substr(body, 1, ?) = ? ORDER BY arrival LIMIT ?"""
_CONTENT = "SELECT body FROM contents WHERE digest = ?"


class Noted(msgspec.Struct, frozen=True):
    """One event as it lies in the log: `seq` is its number on its call."""

    call_id: str
    seq: int
    at: Millis
    body: bytes


class ReadOnlyJournal:
    """One folder's event log for looking back; other programs may write to it all the while.

    Each method may raise JournalError or one of its kinds.
    """

    def __init__(self, folder: Path) -> None:
        """Open the folder's journal; raises JournalAbsent when nothing was ever recorded there, or JournalError."""
        self.folder = folder
        path = folder / NAME
        if not path.is_file():
            raise JournalAbsent(folder)
        try:
            self._connection = _reader(path)
        except (OSError, sqlite3.Error) as error:
            raise as_ours(error, folder) from error
        if not self._run(_has_tables):
            self.close()
            raise JournalAbsent(folder)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def calls(self, since: Millis = EVER) -> list[str]:
        """Give the id of every call that began at `since` or later, in the order in which they began."""
        return self._run(lambda connection: [name for (name,) in connection.execute(_CALLS, (since,))])

    def first(self, call_id: str) -> bytes | None:
        """Give a call's first event, None for an unknown call."""
        found = self._run(lambda connection: connection.execute(_FIRST, (call_id,)).fetchone())
        return None if found is None else bytes(found[0])

    def numbered(self, call_id: str) -> dict[int, bytes]:
        """Give a call's events by their numbers, in order."""
        return self._run(lambda connection: numbered_events(connection, call_id))

    def beginning_with(self, head: bytes, since: Millis = EVER) -> Iterator[Noted]:
        """Give the events whose body begins so, of `since` or later, in the order in which they came."""
        after = -1
        while rows := self._alike(after, since, head):
            for after, call_id, seq, at, body in rows:  # noqa: B007 - the last one is where to go on
                yield Noted(call_id, seq, Millis(at), bytes(body))

    def content(self, digest: str) -> bytes | None:
        """Give kept content, None if there is none of that digest."""
        found = self._run(lambda connection: connection.execute(_CONTENT, (digest,)).fetchone())
        return None if found is None else bytes(found[0])

    def close(self) -> None:
        """Let go of the file; closing again is harmless."""
        self._connection.close()

    def _alike(self, after: int, since: Millis, head: bytes) -> list[tuple[int, str, int, int, bytes]]:
        wanted = (after, since, len(head), head, _AT_ONCE)
        return self._run(lambda connection: connection.execute(_ALIKE, wanted).fetchall())

    def _run(self, work: Callable[[sqlite3.Connection], _Found]) -> _Found:
        try:
            return work(self._connection)
        except sqlite3.Error as error:
            raise as_ours(error, self.folder) from error


def _reader(path: Path) -> sqlite3.Connection:
    """Give a connection that cannot write; where not even the log's own index may be made, the file as it lies."""
    log = path.with_name(f"{path.name}-wal")
    for mode in ("ro", "ro&immutable=1"):
        connection = connect(path, mode)
        try:
            with closing(connection.execute("PRAGMA query_only = ON")):
                refuse_foreign(connection, path)
        except sqlite3.OperationalError:
            connection.close()
            if mode != "ro" or log.exists():
                raise
        except BaseException:
            connection.close()
            raise
        else:
            return connection
    raise JournalAbsent(path.parent)


def _has_tables(connection: sqlite3.Connection) -> bool:
    names = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
    return names.issuperset(TABLES)
