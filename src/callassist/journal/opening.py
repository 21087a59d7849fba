"""Opening the journal's file so that a commit is on the disk and a deletion is gone."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import msgspec

from callassist.clock import Clock
from callassist.errors import JournalError
from callassist.journal.damage import Damage, set_aside
from callassist.journal.faults import as_ours, is_damage
from callassist.journal.place import FileId, alone, connect, identity, prepare
from callassist.journal.schema import bring_up_to_date, refuse_foreign

_PRAGMAS = (
    "journal_mode = WAL",
    "synchronous = FULL",  # one sync of the log for each commit; NORMAL syncs none
    "fullfsync = ON",  # on macOS a plain fsync stops at the drive's cache
    "secure_delete = ON",  # erased telephone numbers are overwritten, not merely unlinked
    "cell_size_check = ON",  # damage is noticed at the page that has it
    "trusted_schema = OFF",
)


class Opened(msgspec.Struct, frozen=True):
    """A connection ready for use, which file it is, and the damage that was put aside on the way, if any."""

    connection: sqlite3.Connection
    file: FileId | None
    damage: Damage | None


def open_file(folder: Path, clock: Clock, patience: int, *, broken: FileId | None = None) -> Opened:
    """Open the folder's journal, made if missing; a broken one is put aside, and `broken` names a file known to be.

    `patience` is how many milliseconds to wait for other programs; the connection given then waits for none by
    itself (see `Journal`). Raises JournalReadOnly, JournalFull, JournalNewer, JournalBusy or JournalError.
    """
    try:
        path = prepare(folder)
        with alone(folder, patience):
            damage = None
            if broken is not None and identity(path) == broken:
                damage = set_aside(path, clock.now())
            try:
                connection = _ready(path)
            except sqlite3.DatabaseError as error:
                if not is_damage(error):
                    raise
                damage = set_aside(path, clock.now())
                connection = _ready(path)
            connection.execute("PRAGMA busy_timeout = 0").close()
            return Opened(connection, identity(path), damage)
    except (OSError, sqlite3.Error) as error:
        raise as_ours(error, folder) from error


def _ready(path: Path) -> sqlite3.Connection:
    with closing(connect(path, "ro")) as look:  # a reader leaves a newer version's file as it is
        refuse_foreign(look, path)
    connection = connect(path)
    try:
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}").close()
        _refuse_other_logs(connection, path)
        bring_up_to_date(connection)
        # SQLite opens a file that it may not write for reading, silently; an empty write tells.
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("ROLLBACK")
    except BaseException:
        connection.close()
        raise
    return connection


def _refuse_other_logs(connection: sqlite3.Connection, path: Path) -> None:
    if connection.execute("PRAGMA journal_mode").fetchone() != ("wal",):
        raise JournalError(f"{path}: this file system takes no write-ahead log")
