"""A database file that is held on to: in turn with other programs, under its name, whole."""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from callassist.clock import Clock
from callassist.errors import JournalError
from callassist.journal.damage import Damage
from callassist.journal.faults import as_ours, is_busy, is_damage
from callassist.journal.opening import open_file
from callassist.journal.place import NAME, FileId, identity

_Found = TypeVar("_Found")
Work = Callable[[sqlite3.Connection], _Found]
"""Something done with a connection; it may be done again from the start."""

_ATTEMPTS = 4
_PACE = 500
"""Microseconds between two attempts while another program writes."""


class SteadyFile:
    """The folder's file: work is done on it again until it counts, or one of the journal's errors is raised.

    `patience` is for how many milliseconds other programs are waited for; `damage` is what was put aside, if
    anything, `openings` how often a file was opened.
    """

    def __init__(self, folder: Path, patience: int, clock: Clock) -> None:
        self.folder = folder
        self.patience = patience
        self.damage: Damage | None = None
        self._clock = clock
        self._lock = threading.RLock()
        self.openings = 0
        self._closed = False
        self._connection: sqlite3.Connection | None = None
        self._file: FileId | None = None
        self.connection()

    def write(self, work: Work[object]) -> None:
        """Do the work in one transaction; what it wrote is on the disk when this returns."""

        def transaction(connection: sqlite3.Connection) -> None:
            connection.execute("BEGIN IMMEDIATE")
            try:
                work(connection)
                connection.execute("COMMIT")
            except BaseException:
                with suppress(sqlite3.Error):  # SQLite has rolled back some errors by itself
                    connection.execute("ROLLBACK")
                raise

        self.run(transaction)

    def run(self, work: Work[_Found]) -> _Found:
        """Do the work and give what it found, on the file that bears the name now."""
        with self._lock:
            for _ in range(_ATTEMPTS):
                try:
                    found = self._in_turn(work)
                    if identity(self.folder / NAME) == self._file:
                        return found
                    self._let_go()
                except sqlite3.DatabaseError as error:
                    if not is_damage(error):
                        raise as_ours(error, self.folder) from error
                    self._reopen(broken=self._file)
                except OSError as error:
                    raise as_ours(error, self.folder) from error
            raise JournalError(f"{self.folder}: the journal's file is replaced or broken again and again")

    def check(self) -> str:
        """Give `ok`, or SQLite's own words on what is broken; leaves a broken file where it is."""
        with self._lock:
            try:
                lines = self._in_turn(lambda connection: connection.execute("PRAGMA integrity_check").fetchall())
                return "\n".join(line for (line,) in lines)
            except sqlite3.DatabaseError as error:
                if is_damage(error):
                    return str(error)
                raise as_ours(error, self.folder) from error

    def repair(self) -> Damage | None:
        """Check, and put a broken file aside; None if it is sound."""
        with self._lock:
            if self.check() == "ok":
                return None
            self._reopen(broken=self._file)
            return self.damage

    def connection(self) -> sqlite3.Connection:
        """Give the connection, opened if need be; raises JournalError once closed."""
        if self._closed:
            raise JournalError(f"{self.folder}: the journal is closed")
        return self._connection if self._connection is not None else self._reopen()

    def close(self) -> None:
        """Let go of the file for good; closing again is harmless."""
        with self._lock:
            self._closed = True
            self._let_go()

    def _in_turn(self, work: Work[_Found]) -> _Found:
        # SQLite's own waiting sleeps longer each time, so that of several busy writers one may starve for seconds;
        # asking at an even pace, all come to their turn (8 writers without a pause: longest wait 0.04 s, not 1.6).
        for _ in range(max(1, self.patience * 1000 // _PACE)):
            try:
                return work(self.connection())
            except sqlite3.OperationalError as error:
                if not is_busy(error):
                    raise
                busy = error
            time.sleep(_PACE / 1_000_000)
        raise busy

    def _reopen(self, *, broken: FileId | None = None) -> sqlite3.Connection:
        self._let_go()
        opened = open_file(self.folder, self._clock, self.patience, broken=broken)
        self._connection, self._file = opened.connection, opened.file
        self.openings += 1
        self.damage = opened.damage or self.damage
        return opened.connection

    def _let_go(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None
