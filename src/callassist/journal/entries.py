"""What goes into the journal: an event with the index rows that go in beside it."""

from __future__ import annotations

import msgspec

from callassist.clock import Millis


class CallOutline(msgspec.Struct, frozen=True):
    """One call as lists show it, so that nothing is replayed to draw them; a call is open while `closed_at` is None."""

    call_id: str
    opened_at: Millis
    closed_at: Millis | None
    changed_at: Millis
    direction: str
    flow: str
    lang: str
    digest: str
    headline: str


class PromiseRow(msgspec.Struct, frozen=True):
    """One promise made on a call, as lists show it; it is outstanding while `kept_at` is None."""

    promise_id: str
    call_id: str
    kind: str
    what: str
    owner: str
    due_at: Millis
    made_at: Millis
    kept_at: Millis | None
    who: str
    phone: str


class Entry(msgspec.Struct, frozen=True):
    """One event of a call and what it changes in the index; `seq` counts the call's events, `at` is when it was."""

    call_id: str
    seq: int
    at: Millis
    body: bytes
    outline: CallOutline | None = None
    promises: tuple[PromiseRow, ...] = ()
