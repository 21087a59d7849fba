"""The tables of the journal's file, and how an older file becomes a newer one."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from callassist.errors import JournalError
from callassist.journal.faults import JournalNewer

APPLICATION = 0x63616A6C
"""`cajl`, in the file's header: tells our file from any other database."""

# One tuple of statements takes a file from version n to n + 1; steps are only ever added, never changed.
# `arrival` numbers events in the order in which they reached the disk, over all calls, and is never used twice.
_STEPS: tuple[tuple[str, ...], ...] = (
    (
        """CREATE TABLE events (
            arrival INTEGER PRIMARY KEY AUTOINCREMENT, call_id TEXT NOT NULL, seq INTEGER NOT NULL,
            at INTEGER NOT NULL, body BLOB NOT NULL, UNIQUE (call_id, seq))""",
        """CREATE TABLE calls (
            call_id TEXT NOT NULL PRIMARY KEY, opened_at INTEGER NOT NULL, closed_at INTEGER,
            changed_at INTEGER NOT NULL, direction TEXT NOT NULL, flow TEXT NOT NULL, lang TEXT NOT NULL,
            digest TEXT NOT NULL, headline TEXT NOT NULL)""",
        "CREATE INDEX calls_open ON calls (opened_at) WHERE closed_at IS NULL",
        """CREATE TABLE promises (
            promise_id TEXT NOT NULL PRIMARY KEY, call_id TEXT NOT NULL, kind TEXT NOT NULL, what TEXT NOT NULL,
            owner TEXT NOT NULL, due_at INTEGER NOT NULL, made_at INTEGER NOT NULL, kept_at INTEGER,
            who TEXT NOT NULL, phone TEXT NOT NULL)""",
        "CREATE INDEX promises_due ON promises (due_at) WHERE kept_at IS NULL",
        "CREATE TABLE contents (digest TEXT NOT NULL PRIMARY KEY, body BLOB NOT NULL)",
    ),
)

VERSION = len(_STEPS)
"""The version that this program writes; kept in `PRAGMA user_version`."""

TABLES = ("events", "calls", "promises", "contents")
"""Every table that holds something, events first."""


def refuse_foreign(connection: sqlite3.Connection, path: Path) -> None:
    """Raise JournalNewer for a later version's file and JournalError for another program's; reads only."""
    found = _number(connection, "user_version")
    ours = _number(connection, "application_id")
    if ours not in {0, APPLICATION} or (ours == 0 and _number(connection, "schema_version") > 0):
        raise JournalError(f"{path} is a database of another program")
    if found > VERSION:
        raise JournalNewer(path, found, VERSION)


def bring_up_to_date(connection: sqlite3.Connection) -> None:
    """Make the tables that are missing, all or none; harmless on a file that has them."""
    if _number(connection, "user_version") == VERSION:
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        for step in _STEPS[_number(connection, "user_version") :]:
            for statement in step:
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _number(connection: sqlite3.Connection, pragma: str) -> int:
    return int(connection.execute(f"PRAGMA {pragma}").fetchone()[0])
