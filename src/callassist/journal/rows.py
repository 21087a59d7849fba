"""The journal's values as rows, and back."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from msgspec.structs import astuple

from callassist.clock import Millis
from callassist.journal.entries import CallOutline, Entry, PromiseRow
from callassist.journal.faults import JournalClash

_OUTLINE = "call_id, opened_at, closed_at, changed_at, direction, flow, lang, digest, headline"
_PROMISE = "promise_id, call_id, kind, what, owner, due_at, made_at, kept_at, who, phone"

_PUT_EVENT = "INSERT INTO events (call_id, seq, at, body) VALUES (?, ?, ?, ?) ON CONFLICT (call_id, seq) DO NOTHING"
_PUT_OUTLINE = f"""INSERT INTO calls ({_OUTLINE}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (call_id) DO UPDATE SET opened_at = excluded.opened_at, closed_at = excluded.closed_at,
    changed_at = excluded.changed_at, direction = excluded.direction, flow = excluded.flow, lang = excluded.lang,
    digest = excluded.digest, headline = excluded.headline"""  # noqa: S608 - literals of ours
_PUT_PROMISE = f"""INSERT INTO promises ({_PROMISE}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (promise_id) DO UPDATE SET call_id = excluded.call_id, kind = excluded.kind, what = excluded.what,
    owner = excluded.owner, due_at = excluded.due_at, made_at = excluded.made_at, kept_at = excluded.kept_at,
    who = excluded.who, phone = excluded.phone"""  # noqa: S608 - literals of ours


def put_entries(connection: sqlite3.Connection, entries: Iterable[Entry]) -> None:
    """Write events and their index rows; an event that is there already changes nothing, or raises JournalClash."""
    for entry in entries:
        _put_entry(connection, entry)


def _put_entry(connection: sqlite3.Connection, entry: Entry) -> None:
    event = (entry.call_id, entry.seq, entry.at, entry.body)
    if connection.execute(_PUT_EVENT, event).rowcount == 0:
        key = (entry.call_id, entry.seq)
        (body,) = connection.execute("SELECT body FROM events WHERE call_id = ? AND seq = ?", key).fetchone()
        if body != entry.body:
            raise JournalClash(*key)
        return  # its index rows went in with it; later ones may have followed
    put_index(connection, () if entry.outline is None else (entry.outline,), entry.promises)


def put_index(connection: sqlite3.Connection, outlines: Iterable[CallOutline], promises: Iterable[PromiseRow]) -> None:
    """Write index rows over those of the same id."""
    connection.executemany(_PUT_OUTLINE, [_values(outline) for outline in outlines])
    connection.executemany(_PUT_PROMISE, [_values(promise) for promise in promises])


def numbered_events(connection: sqlite3.Connection, call_id: str) -> dict[int, bytes]:
    """Give a call's events by their numbers, in order."""
    return dict(connection.execute("SELECT seq, body FROM events WHERE call_id = ? ORDER BY seq", (call_id,)))


def unfinished_calls(connection: sqlite3.Connection) -> list[CallOutline]:
    """Give the open calls, in no order."""
    found = connection.execute(f"SELECT {_OUTLINE} FROM calls WHERE closed_at IS NULL")  # noqa: S608 - literals of ours
    return [CallOutline(*row) for row in found]


def promises_where(connection: sqlite3.Connection, due_before: Millis | None, kept: bool | None) -> list[PromiseRow]:
    """Give the promises due earlier than that moment and kept or not, in no order; None does not ask."""
    conditions = ["1"]
    if due_before is not None:
        conditions.append("due_at < :due")
    if kept is not None:
        conditions.append(f"kept_at IS {'NOT ' if kept else ''}NULL")
    query = f"SELECT {_PROMISE} FROM promises WHERE {' AND '.join(conditions)}"  # noqa: S608 - literals of ours
    return [PromiseRow(*row) for row in connection.execute(query, {"due": due_before})]


def _values(row: CallOutline | PromiseRow) -> tuple[object, ...]:
    # The index is for lists: half a surrogate pair in a name must not keep the event itself from being written.
    return tuple(_writable(value) if isinstance(value, str) else value for value in astuple(row))


def _writable(text: str) -> str:
    return text.encode("utf-8", "replace").decode()
