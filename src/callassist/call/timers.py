"""When the next line is due by the clock."""

from __future__ import annotations

from collections.abc import Iterator

from callassist.call.advance import advance
from callassist.call.clocks import timer_here
from callassist.call.effects import Turn
from callassist.call.events import TimerFired
from callassist.call.state import Call
from callassist.clock import Millis
from callassist.content.values import Pack


def due(call: Call, pack: Pack) -> TimerFired | None:
    """Give the timer event that comes next if nothing else happens, dated when it is due; None when no timer runs."""
    timer, here = timer_here(call, pack), call.here
    if timer is None or here is None:
        return None
    return TimerFired(at=Millis(call.rhythm.since + timer.every * (call.rhythm.fired + 1)), step=here.step)


def run_until(call: Call, pack: Pack, until: Millis) -> Iterator[tuple[TimerFired, Turn]]:
    """Give every timer that fires up to a moment, each with the call after it, in order."""
    while (event := due(call, pack)) is not None and event.at <= until:
        turn = advance(call, event, pack)
        if turn.refusal is not None:
            return
        yield event, turn
        call = turn.call
