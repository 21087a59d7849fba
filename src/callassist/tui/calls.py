"""Calls as the screens handle them: opened, dialled, found, promised, resumed, parked and closed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Protocol

from callassist.call.effects import Turn
from callassist.call.events import Direction
from callassist.call.state import Call
from callassist.clock import Millis, local, millis, seat_offset
from callassist.errors import JournalError
from callassist.journal.entries import CallOutline, PromiseRow
from callassist.language import Words
from callassist.tui.dialogs.pick import Item, PickScreen
from callassist.workflows.index_rows import who
from callassist.workflows.seat import Seat
from callassist.workflows.view import ParkedLine

_NEW = "new"


class Shows(Protocol):
    """Who shows the calls: the app, as far as this needs it."""

    seat: Seat
    words: Words

    def show_home(self) -> None:
        """Go to the home screen."""

    def show_live(self) -> None:
        """Go to the call in hand."""

    def ask(self, dialog: PickScreen, then: Callable[[str | None], None]) -> None:
        """Open a dialog and hand on what was picked."""

    def tell(self, text: str) -> None:
        """Show one line on the screen that stands."""


class Calls:
    """What happens to calls at this seat, and what lists of them show."""

    def __init__(self, app: Shows) -> None:
        self._app = app
        self.due_count = 0

    # -- deeds -----------------------------------------------------------------------------------------------

    def ring(self) -> None:
        """A call comes in."""
        self._opened(self._app.seat.open(ringing=True))

    def begin(self, flow: str, *, promise: PromiseRow | None = None, given: dict[str, str] | None = None) -> None:
        """Begin a call with a flow, dialled if it is an outbound one."""
        found = self._app.seat.pack.flows.get(flow)
        direction: Direction = "outbound" if found is not None and found.kind == "outbound" else "inbound"
        self._opened(self._app.seat.open(flow, direction=direction, promise=promise, given=given))

    def _opened(self, turn: Turn) -> None:
        """Show the call that was begun, or say why none was: a small site may lack the flow."""
        if turn.refusal is None:
            self._app.show_live()
            return
        if self._app.seat.desk.call is None:
            self._app.show_home()
        self._app.tell(self._app.words.of(turn.refusal))

    def keep(self, promise: PromiseRow) -> None:
        """Make the call that a promise asks for, with what is known from the call it was made on."""
        given = {"phone": promise.phone} | self._app.seat.known_fields(promise.call_id)
        self.begin(self._app.seat.pack.site.callback, promise=promise, given=given)

    def resume(self, outline: CallOutline) -> str:
        """Go on with an unfinished call on the words it began with; give what went wrong, if anything did."""
        seat = self._app.seat
        if outline.call_id in seat.desk.calls:
            seat.take(outline.call_id)
        else:
            try:
                call = seat.resume(outline.call_id, outline.digest)
            except JournalError:
                return self._app.words("This call's record cannot be read; it is kept as it is.")
            if call.phase == "closed":
                return self._app.words("This call was completed in another window.")
        self._app.show_live()
        return ""

    def other_line(self) -> None:
        """Take a parked call, or let a new one ring while this one waits."""
        app = self._app
        if not app.seat.desk.parked:
            self.ring()
            return
        parked = self.parked_lines(app.seat.clock.now())
        items = [Item(_NEW, app.words("a new call rings"), key="n")]
        items += [Item(one.call_id, one.who, key=str(number)) for number, one in enumerate(parked, 1)]
        app.ask(PickScreen(app.words("other line"), items), self._took_line)

    def _took_line(self, call_id: str | None) -> None:
        if call_id == _NEW:
            self.ring()
        elif call_id is not None:
            self._app.seat.take(call_id)
            self._app.show_live()

    def missed(self) -> None:
        """The phone has stopped ringing before it was answered; what a site wants written even then is asked for."""
        self._app.seat.missed()
        if self._app.seat.desk.call is None:
            self.closed()
        else:
            self._app.show_live()

    def closed(self) -> None:
        """After a call: the caller who waits longest, else a record that is still open, else the home screen."""
        waiting = self.parked_lines(self._app.seat.clock.now())
        if waiting:
            self._app.seat.take(waiting[0].call_id)
            self._app.show_live()
        else:
            self._app.show_home()

    # -- what lists show -------------------------------------------------------------------------------------

    def parked_lines(self, now: Millis) -> tuple[ParkedLine, ...]:
        """Give the calls that are not in hand: who waits longest first, and records that nobody waits for last."""
        lines = [self._parked_line(call, now) for call in self._app.seat.desk.parked]
        return tuple(sorted(lines, key=lambda one: (one.phase == "wrap-up", -one.waited)))

    def _parked_line(self, call: Call, now: Millis) -> ParkedLine:
        pack = self._app.seat.pack_of(call)
        waited = max(0, now - (call.parked_at if call.parked_at is not None else call.opened.at))
        return ParkedLine(
            call_id=call.id,
            who=who(call, pack) or call.opened.number or self._app.words("a caller"),
            waited=waited,
            phase=call.phase,
            is_overdue=waited >= pack.site.timing.hold_check_in,
        )

    def unfinished(self) -> list[CallOutline]:
        """Give the calls whose record is not complete, but for the one in hand."""
        seat = self._app.seat
        return [call for call in seat.journal.unfinished() if call.call_id != seat.desk.active]

    def promises(self) -> tuple[list[PromiseRow], list[PromiseRow]]:
        """Give what is due by the end of today, and what is due later; the soonest first."""
        now = self._app.seat.clock.now()
        midnight = local(now, seat_offset(now)).replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
        rows = self._app.seat.journal.promises()
        due = [row for row in rows if row.due_at < millis(midnight)]
        self.due_count = len(due)
        return due, [row for row in rows if row.due_at >= millis(midnight)]
