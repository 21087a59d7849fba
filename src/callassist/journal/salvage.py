"""Reading what can still be read from a damaged journal."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import msgspec

from callassist.journal.faults import is_damage
from callassist.journal.place import connect
from callassist.journal.schema import TABLES, bring_up_to_date

_PAGE = 4096
_LAST = 2**62
_Row = tuple[object, ...]


class Salvaged(msgspec.Struct, frozen=True):
    """How many events were read, and whether every row of every table was."""

    events: int
    whole: bool


def salvage(damaged: Path, fresh: sqlite3.Connection, *, numbered: bool) -> Salvaged:
    """Copy every readable row of the damaged file into `fresh`, inside its open transaction.

    Rows that are there already stay as they are. With `numbered` events keep their arrival numbers (for an empty
    `fresh`); without, they are numbered anew. Raises sqlite3.Error only for `fresh`.
    """
    events, whole = 0, True
    with _readable(damaged) as source:
        for table in TABLES:
            if source is None:
                return Salvaged(0, whole=False)
            rows = _Rows(source, table)
            for row in rows:
                kept = row if numbered or table != "events" else (None, *row[1:])
                marks = ", ".join("?" * len(kept))
                found = fresh.execute(f"INSERT OR IGNORE INTO {table} VALUES ({marks})", kept).rowcount  # noqa: S608 - our own table's name
                events += found if table == "events" else 0
            whole = whole and rows.whole
    return Salvaged(events, whole)


class _Rows:
    """The rows of a table, holes left out: forward to a hole, over it in growing steps, and back to its far edge."""

    def __init__(self, source: sqlite3.Connection, table: str) -> None:
        self._source = source
        self._table = table
        self.whole = True

    def __iter__(self) -> Iterator[_Row]:
        after, step = -1, 1
        hole: int | None = None
        while after < _LAST:
            try:
                found = self._one("> ? ORDER BY rowid", after)
            except sqlite3.DatabaseError:
                self.whole = False
                hole = after if hole is None else hole
                after, step = after + step, step * 2
                continue
            if found is None:
                break
            if hole is not None:
                yield from self._back(found[0], hole)
            after, step, hole = found[0], 1, None
            yield found[1]
        if hole is not None:
            yield from self._back(_LAST, hole)

    def _back(self, before: int, hole: int) -> Iterator[_Row]:
        with suppress(sqlite3.DatabaseError):
            while (found := self._one("< ? ORDER BY rowid DESC", before)) is not None and found[0] > hole:
                before = found[0]
                yield found[1]

    def _one(self, condition: str, rowid: int) -> tuple[int, _Row] | None:
        # One at a time: Python reads a row ahead, and would drop the good one before a bad one.
        query = f"SELECT rowid, * FROM {self._table} WHERE rowid {condition} LIMIT 1"  # noqa: S608 - our own table's name
        found = self._source.execute(query, (rowid,)).fetchone()
        return None if found is None else (found[0], found[1:])


@contextmanager
def _readable(damaged: Path) -> Iterator[sqlite3.Connection | None]:
    # The damaged file itself is only read: it stays the evidence that it is.
    graft = damaged.with_name(f"{damaged.name}.graft")
    try:
        for path in (damaged, graft):
            if path == graft:
                _graft(damaged, graft)
            with closing(connect(path, "ro")) as source:
                source.text_factory = lambda raw: raw.decode("utf-8", "replace")
                if _has_tables(source):
                    yield source
                    return
        yield None
    finally:
        for suffix in ("", "-wal", "-shm"):
            graft.with_name(graft.name + suffix).unlink(missing_ok=True)


def _has_tables(source: sqlite3.Connection) -> bool:
    try:
        names = {name for (name,) in source.execute("SELECT name FROM sqlite_master")}
    except sqlite3.DatabaseError as error:
        if is_damage(error):
            return False
        raise
    return names.issuperset(TABLES)


def _graft(damaged: Path, graft: Path) -> None:
    """Make a copy of the damaged file with the first page of a fresh one, which names the same tables.

    Tables lie on the same pages in every file of the same version, since all are made at once in an empty file.
    """
    shutil.copy(damaged, graft)
    log = damaged.with_name(f"{damaged.name}-wal")
    if log.exists():
        shutil.copy(log, graft.with_name(f"{graft.name}-wal"))
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as fresh:
        bring_up_to_date(fresh)
        page = bytearray(fresh.serialize()[:_PAGE])
    page[18:20] = b"\x02\x02"  # written and read with a write-ahead log
    page[24:28], page[92:96] = (
        b"\x00\x00\x00\x01",
        bytes(4),
    )  # unequal: the file's length counts, not the one noted here
    with graft.open("r+b") as file:
        file.write(page)
