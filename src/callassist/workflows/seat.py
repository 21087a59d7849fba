"""One agent's seat: every event is durable before its effect is shown, several calls lie on the desk.

The seat is the only place where the clock, the journal and the pure call meet. Screens and line modes ask it to do
things and draw what it holds; they decide nothing.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping

import msgspec
from msgspec.structs import replace

from callassist.call import events as ev
from callassist.call.advance import advance, begin
from callassist.call.desk import Desk
from callassist.call.effects import Effect, Turn
from callassist.call.replay import replay
from callassist.call.state import Call
from callassist.call.timers import due
from callassist.clock import Clock, Millis, seat_offset
from callassist.content.values import Pack
from callassist.errors import JournalError
from callassist.journal.entries import Entry, PromiseRow
from callassist.journal.resilient import ResilientJournal
from callassist.text import clean
from callassist.workflows.index_rows import kept_at, outline, promise_rows
from callassist.workflows.library import unpacked

Maker = Callable[[Millis], ev.Event]
"""Makes an event once it is told the moment."""


class Agent(msgspec.Struct, frozen=True):
    """Who sits here."""

    name: str = ""
    badge: str = ""


class Seat:
    """The calls of one agent, durable and in step with the clock."""

    def __init__(self, pack: Pack, pack_bytes: Callable[[], bytes], journal: ResilientJournal, clock: Clock) -> None:
        self.journal = journal
        self.clock = clock
        self.desk = Desk()
        self.agent = Agent()
        self._pack = pack
        self._pack_bytes = pack_bytes
        self._packs: dict[str, Pack] = {}
        self._promises: dict[str, tuple[PromiseRow, ...]] = {}
        self._to_keep: dict[str, PromiseRow] = {}
        self._kept_at: dict[str, Millis | None] = {}
        self._next: dict[str, int] = {}
        self._at_start = ""

    # -- content ---------------------------------------------------------------------------------------------

    @property
    def pack(self) -> Pack:
        """The words new calls begin with."""
        return self._pack

    def take_pack(self, pack: Pack, pack_bytes: Callable[[], bytes]) -> None:
        """Begin new calls with other words; running calls keep theirs."""
        self._pack, self._pack_bytes = pack, pack_bytes

    def pack_of(self, call: Call) -> Pack:
        """Give the words a call runs on."""
        return self._packs.get(call.id, self._pack)

    # -- calls come and go -----------------------------------------------------------------------------------

    def open(
        self,
        flow: str = "",
        *,
        direction: ev.Direction = "inbound",
        ringing: bool = False,
        number: str = "",
        promise: PromiseRow | None = None,
        given: Mapping[str, str] | None = None,
    ) -> Turn:
        """Begin a call, to keep `promise` if one is given; the call in hand, if any, is parked for it."""
        site = self._pack.site
        flow = flow or (site.inbound if direction == "inbound" else site.outbound)
        if flow in self._pack.flows:
            self._park()
        now = self.clock.now()
        event = ev.CallOpened(
            at=now,
            call_id=uuid.uuid4().hex,
            direction=direction,
            flow=flow,
            lang=site.language,
            digest=self._pack.digest,
            agent_name=clean(self.agent.name) or site.agent.get("name", ""),
            agent_badge=clean(self.agent.badge) or site.agent.get("badge", ""),
            offset=seat_offset(now),
            ringing=ringing,
            # From the command line, the environment or a telephone: even half a character may come, which no record takes.
            number=clean(number),
            promise=_reference(promise),
            given={field: clean(value) for field, value in (given or {}).items()},
        )
        turn = begin(event, self._pack)
        if turn.refusal is None:
            self.journal.keep_content(self._pack.digest, self._pack_bytes())
            self._packs[turn.call.id] = self._pack
            if promise is not None:
                self._to_keep[turn.call.id] = promise
            self._commit(turn.call, event, self._pack)
            self.desk = self.desk.with_call(turn.call).take(turn.call.id)
        return turn

    def resume(self, call_id: str, digest: str) -> Call:
        """Take an unfinished call up again on the words it began with; JournalError when it cannot be read.

        One that was completed in another window meanwhile is given as it is, and not taken in hand.
        """
        pack = self._pack if digest == self._pack.digest else unpacked(self.journal.content(digest)) or self._pack
        numbered = self.journal.numbered(call_id)
        call = replay((ev.read(body) for body in numbered.values()), pack)
        if call.opened.flow not in pack.flows:
            msg = "neither the words this call began with nor its flow are left"
            raise JournalError(msg)
        if call.phase == "closed":
            return call
        self._park()
        self._packs[call.id] = pack
        self._next[call.id] = max(numbered) + 1
        self._promises[call.id] = rows = promise_rows(call, pack)
        shown = outline(call, pack)
        self.journal.hold([Entry(call_id, seq, ev.read(body).at, body, shown, rows) for seq, body in numbered.items()])
        if call.opened.promise is not None:
            wanted = call.opened.promise.id
            row = next((one for one in self.journal.promises(kept=None) if one.promise_id == wanted), None)
            if row is not None:
                self._to_keep[call.id] = row
                self._kept_at[call.id] = kept_at(call, pack)
        self.desk = self.desk.with_call(call).take(call.id)
        self.do(lambda at: ev.Unparked(at=at) if call.parked_at is not None else ev.Resumed(at=at))
        return self.desk.calls.get(call_id, call)

    def take(self, call_id: str) -> None:
        """Take another call of the desk in hand; the one in hand is parked."""
        if call_id == self.desk.active:
            return
        self._park()
        self.desk = self.desk.take(call_id)
        taken = self.desk.call
        if taken is not None and taken.parked_at is not None:
            self.do(lambda at: ev.Unparked(at=at))

    def known_fields(self, call_id: str) -> dict[str, str]:
        """Give what was written down on another call, for a call that goes on from it; empty when it is not here.

        What a call must find out to keep a promise is not given: the last one's result is no answer to this one's.
        """
        try:
            events = [ev.read(body) for body in self.journal.events(call_id)]
            opened = events[0]
            body = self.journal.content(opened.digest) if isinstance(opened, ev.CallOpened) else None
            pack = unpacked(body) or self._pack
            call = replay(events, pack)
        except (JournalError, IndexError):
            return {}
        anew = {name for one in pack.site.dispositions.values() if one.keeps_promise for name in one.needs}
        from callassist.workflows.present_names import PresentNames  # noqa: PLC0415 - only for a call that goes on from another

        names = PresentNames(self._pack)
        known = {name: entry.value for name, entry in call.walk.fields.items() if entry.value and name not in anew}
        return {names.field(name): value for name, value in known.items()}

    def missed(self, by: ev.Side = "caller") -> None:
        """Complete the record of a call that nobody answered: nobody spoke, there is nothing to go on with."""
        self.do(lambda at: ev.HungUp(at=at, by=by))
        self.do(lambda at: ev.Closed(at=at))

    def begin_ringing(self) -> Turn:
        """Let the phone ring because the program was opened so; that any telephone does, nobody has said."""
        turn = self.open(ringing=True)
        if turn.refusal is None:
            self._at_start = turn.call.id
        return turn

    def make_free(self) -> bool:
        """End the call that rings only because the program was opened so; say whether nothing is in progress."""
        call = self.desk.call
        if call is not None and call.id == self._at_start and call.phase == "ringing" and len(self.desk.calls) == 1:
            self.missed("unknown")
        return not self.desk.calls

    def close(self) -> bool:
        """Write what waits and let go of the journal; say whether nothing was left behind."""
        for call in self.desk.calls.values():
            if call.phase == "ringing":
                self.desk = self.desk.take(call.id)
                self.missed("unknown")
        return self.journal.close()

    def _park(self) -> None:
        call = self.desk.call
        if call is not None and call.phase == "talking" and call.parked_at is None:
            self.do(lambda at: ev.Parked(at=at))

    # -- events ----------------------------------------------------------------------------------------------

    def do(self, make: Maker) -> Turn | None:
        """Let something happen on the call in hand; None when there is none."""
        call = self.desk.call
        return None if call is None else self._apply(call, make(self.clock.now()))

    def tick(self) -> tuple[Effect, ...]:
        """Bring every line that is due on the call in hand, one event a line."""
        effects: list[Effect] = []
        now = self.clock.now()
        while (call := self.desk.call) is not None:
            event = due(call, self.pack_of(call))
            if event is None or event.at > now:
                break
            turn = self._apply(call, event)
            if turn.refusal is not None:
                break
            effects.extend(turn.effects)
        return tuple(effects)

    def _apply(self, call: Call, event: ev.Event) -> Turn:
        pack = self.pack_of(call)
        turn = advance(call, event, pack)
        if turn.refusal is None:
            self._commit(turn.call, event, pack)
            self.desk = self.desk.with_call(turn.call)
        return turn

    def _commit(self, call: Call, event: ev.Event, pack: Pack) -> None:
        """Write the event, with what it changes in the index; returns when it is durable or safely queued."""
        seq = self._next.get(call.id, 0)
        self._next[call.id] = seq + 1
        entry = Entry(
            call_id=call.id,
            seq=seq,
            at=event.at,
            body=ev.written(event),
            outline=outline(call, pack),
            promises=self._changed_promises(call, pack),
        )
        self.journal.append_many([entry])

    def _changed_promises(self, call: Call, pack: Pack) -> tuple[PromiseRow, ...]:
        """Give the index rows of promises that this event made, changed, took back or kept."""
        before = {row.promise_id: row for row in self._promises.get(call.id, ())}
        now = self._promises[call.id] = promise_rows(call, pack)
        standing = {row.promise_id for row in now}
        rows = [self._as_it_stands(row, before.get(row.promise_id)) for row in now if row != before.get(row.promise_id)]
        # A promise that was undone was never made: it leaves the list of what is outstanding.
        rows += [replace(row, kept_at=call.last_at) for name, row in before.items() if name not in standing]
        kept, at = self._to_keep.get(call.id), kept_at(call, pack)
        # Only what this call says anew is written: another call may have kept the promise since.
        if kept is not None and at != self._kept_at.get(call.id):
            self._kept_at[call.id] = at
            rows.append(replace(kept, kept_at=at))
        return tuple(rows)

    def _as_it_stands(self, row: PromiseRow, before: PromiseRow | None) -> PromiseRow:
        """Give the row of a promise that only reads otherwise now; a later call may have kept it meanwhile."""
        if before is None or before.made_at != row.made_at:
            return row
        kept = {one.promise_id: one.kept_at for one in self.journal.promises(kept=True)}
        return replace(row, kept_at=kept.get(row.promise_id))


def _reference(promise: PromiseRow | None) -> ev.PromiseRef | None:
    if promise is None:
        return None
    return ev.PromiseRef(id=promise.promise_id, what=promise.what, made=promise.made_at, due=promise.due_at)
