"""Recorded calls, one after the other, with the words each of them ran on; nothing is ever written."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from msgspec.structs import replace

from callassist.call import events as ev
from callassist.clock import Millis
from callassist.content.values import Pack
from callassist.errors import JournalError, WrongUse
from callassist.journal.faults import JournalAbsent
from callassist.journal.reading import Noted, ReadOnlyJournal
from callassist.language import notice
from callassist.workflows.library import unpacked

_PACKS = 8
"""So many versions of the words are held at once: calls of one day share very few."""
_GAP = ev.written(ev.GapFiled(at=Millis(0), text="")).split(b",")[0]
"""How the journal's bytes of a filed gap begin: its tag, which stands first."""


class Recorded:
    """The calls in one journal, read when they are asked for."""

    def __init__(self, journal: ReadOnlyJournal) -> None:
        self._journal = journal
        self._packs: OrderedDict[str, Pack | None] = OrderedDict()

    def openings(self, since: Millis) -> Iterator[ev.CallOpened | None]:
        """Give how each call began, oldest first; None for one whose beginning is lost."""
        for call_id in self._journal.calls(since):
            body = self._journal.first(call_id)
            yield None if body is None else _opening(body)

    def events(self, call_id: str) -> dict[int, ev.Event]:
        """Give a call's events by their numbers, in order; JournalError when one cannot be read."""
        return {seq: ev.read(body) for seq, body in self._journal.numbered(call_id).items()}

    def gaps(self, since: Millis) -> Iterator[Noted]:
        """Give every event that files a gap, in the order in which they came."""
        return self._journal.beginning_with(_GAP, since)

    def pack(self, digest: str) -> Pack | None:
        """Give the words of that digest as far as calls walk on them, phrasebooks left out; None if none were kept."""
        if digest not in self._packs:
            whole = unpacked(self._journal.content(digest))
            self._packs[digest] = None if whole is None else replace(whole, phrases={}, courtesy={})
            if len(self._packs) > _PACKS:
                self._packs.popitem(last=False)
        self._packs.move_to_end(digest)
        return self._packs[digest]


@contextmanager
def recorded(data: Path) -> Iterator[Recorded]:
    """Open the record that lies in a data folder, to be read only.

    Raises:
        WrongUse: there is none, or it cannot be read.
    """
    try:
        with ReadOnlyJournal(data) as journal:
            yield Recorded(journal)
    except JournalAbsent as error:
        raise WrongUse(notice("No calls are recorded in {path}", path=data)) from error
    except JournalError as error:
        raise WrongUse(notice("The record of calls cannot be read: {why}", why=error)) from error


def _opening(body: bytes) -> ev.CallOpened | None:
    try:
        event = ev.read(body)
    except JournalError:
        return None
    return event if isinstance(event, ev.CallOpened) else None
