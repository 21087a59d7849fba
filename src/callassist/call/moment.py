"""One event's moment: the call as it stands, the words, the time — and the ways to answer or refuse."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
from msgspec.structs import replace

from callassist.call.effects import Turn
from callassist.call.moves import Mover
from callassist.call.state import Call, Rhythm, Walk
from callassist.clock import Millis
from callassist.content.values import Pack
from callassist.language import Notice, notice


class Moment(msgspec.Struct, frozen=True):
    """Everything a handler may look at."""

    call: Call
    pack: Pack
    at: Millis

    def refuse(self, template: str, **facts: object) -> Turn:
        """Leave the call as it is and say why."""
        return Turn(self.call, (), Notice(template, tuple(facts.items())))

    def busy(self) -> Turn | None:
        """Give the refusal of a call that cannot be walked just now, or None."""
        reason = None
        if self.call.phase == "ringing":
            reason = notice("It is still ringing: answer first.")
        elif self.call.parked_at is not None:
            reason = notice("This call is parked: take it back first.")
        return Turn(self.call, (), reason) if reason else None

    def move(self, way: Callable[[Mover], None], call: Call | None = None) -> Turn:
        """Let a move happen: the old walk can be undone to, the place left gone back to, timers start anew."""
        call = call or self.call
        mover = Mover(call, self.pack, self.at)
        way(mover)
        mover.remember(call.walk)
        return Turn(self._after(call, mover.walk, Rhythm(self.at)), tuple(mover.effects))

    def place(self, walk: Walk) -> Turn:
        """Put the call at another place; timers start anew."""
        return Turn(self._after(self.call, walk, Rhythm(self.at)))

    def write(self, walk: Walk, call: Call | None = None) -> Turn:
        """Write something down without moving; clocks run on."""
        call = call or self.call
        return Turn(self._after(call, walk, call.rhythm))

    @staticmethod
    def _after(call: Call, walk: Walk, rhythm: Rhythm) -> Call:
        return replace(call, walk=walk, rhythm=rhythm, past=call.past.put(call.walk), future=type(call.future)())
