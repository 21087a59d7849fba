"""The order in which lists of calls and promises are given."""

from __future__ import annotations

from collections.abc import Iterable

from callassist.journal.entries import CallOutline, PromiseRow


def newest_first(calls: Iterable[CallOutline]) -> list[CallOutline]:
    """Give the calls by when something last happened on them, the latest first, then the one that began later."""
    return sorted(calls, key=lambda call: (-call.changed_at, -call.opened_at, call.call_id))


def soonest_first(promises: Iterable[PromiseRow]) -> list[PromiseRow]:
    """Give the promises by when they are due, the soonest first."""
    return sorted(promises, key=lambda promise: (promise.due_at, promise.promise_id))
