"""What waits in memory for the disk, and what the disk's lists look like with it."""

from __future__ import annotations

from collections.abc import Container

from msgspec.structs import replace

from callassist.clock import Millis
from callassist.journal.entries import CallOutline, Entry, PromiseRow
from callassist.journal.order import newest_first, soonest_first


class Waiting:
    """Events in the order in which they came, and contents, not yet known to be on the disk."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.contents: dict[str, bytes] = {}

    def leave_out(self, calls: Container[str]) -> list[Entry]:
        """Give the waiting events of all but these calls, in order."""
        return [entry for entry in self.entries if entry.call_id not in calls]

    def with_last_index(self) -> list[Entry]:
        """Give the events with the index rows of the last of them: in whatever order they get in, the rows are right."""
        outlines = {entry.call_id: entry.outline for entry in self.entries if entry.outline is not None}
        promises = {promise.promise_id: promise for entry in self.entries for promise in entry.promises}
        return [
            replace(
                entry,
                outline=outlines.get(entry.call_id),
                promises=tuple(promises[promise.promise_id] for promise in entry.promises),
            )
            for entry in self.entries
        ]

    def events_over(self, disk: dict[int, bytes], call_id: str) -> dict[int, bytes]:
        """Give a call's events by number, in order, those in memory over those of the same number on the disk."""
        memory = {entry.seq: entry.body for entry in self.entries if entry.call_id == call_id}
        return dict(sorted({**disk, **memory}.items()))

    def unfinished_over(self, disk: list[CallOutline]) -> list[CallOutline]:
        """Give the open calls, the last outline in memory over the one on the disk."""
        calls = {call.call_id: call for call in disk}
        for entry in self.entries:
            if entry.outline is not None:
                calls[entry.outline.call_id] = entry.outline
        return newest_first(call for call in calls.values() if call.closed_at is None)

    def promises_over(
        self, disk: list[PromiseRow], *, due_before: Millis | None, kept: bool | None
    ) -> list[PromiseRow]:
        """Give promises asked for in the same way, the last row in memory over the one on the disk."""
        memory = {promise.promise_id: promise for entry in self.entries for promise in entry.promises}
        asked = [
            promise
            for promise in memory.values()
            if (due_before is None or promise.due_at < due_before)
            and (kept is None or kept == (promise.kept_at is not None))
        ]
        return soonest_first([promise for promise in disk if promise.promise_id not in memory] + asked)
