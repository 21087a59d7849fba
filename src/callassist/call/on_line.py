"""What events of the line itself do: ring, answer, park, hang up, close."""

from __future__ import annotations

from msgspec.structs import replace

from callassist.call import events as ev
from callassist.call.effects import Turn
from callassist.call.moment import Moment
from callassist.call.moves import Mover
from callassist.call.state import Call, Rhythm
from callassist.call.wanted import missing
from callassist.clock import Millis
from callassist.content.values import Pack


def opened(now: Moment, _event: ev.CallOpened) -> Turn:
    """Refuse: a call begins once."""
    return now.refuse("This call has begun already.")


def answered(now: Moment, _event: ev.Answered) -> Turn:
    """Pick up and enter the first flow."""
    if now.call.phase != "ringing":
        return now.refuse("This call is answered already.")
    return pick_up(now.call, now.pack, now.at)


def pick_up(call: Call, pack: Pack, at: Millis) -> Turn:
    """Give the call with the line open, at the first step of its flow."""
    call = replace(call, answered_at=at, rhythm=Rhythm(at))
    mover = Mover(call, pack, at)
    mover.begin(call.opened.flow)
    # Undo goes no further back than this: before it there was no step to stand on.
    begun = replace(call, walk=mover.walk, past=type(call.past)(), future=type(call.future)())
    return Turn(begun, tuple(mover.effects))


def hung_up(now: Moment, event: ev.HungUp) -> Turn:
    """Close the line and begin wrap-up."""
    if now.call.walk.ended is not None:
        return now.refuse("The line is closed already.")
    return now.move(lambda mover: mover.hang_up(event.by), replace(now.call, parked_at=None))


def parked(now: Moment, _event: ev.Parked) -> Turn:
    """Let the call wait."""
    if now.call.parked_at is not None:
        return now.refuse("This call is parked already.")
    if now.call.phase != "talking":
        return now.refuse("Only a call that is being talked on can be parked.")
    return Turn(replace(now.call, parked_at=now.at))


def unparked(now: Moment, _event: ev.Unparked) -> Turn:
    """Take the call back; its step's timers start anew."""
    if now.call.parked_at is None:
        return now.refuse("This call is not parked.")
    return Turn(replace(now.call, parked_at=None, rhythm=Rhythm(now.at)))


def resumed(now: Moment, _event: ev.Resumed) -> Turn:
    """Go on after a restart; its step's timers start anew."""
    return Turn(replace(now.call, rhythm=Rhythm(now.at)))


def closed(now: Moment, _event: ev.Closed) -> Turn:
    """Complete the record, if nothing is missing from it."""
    ended = now.call.walk.ended
    if ended is None:
        return now.refuse("The line is still open.")
    if not ended.disposition:
        return now.refuse("Say first how this call ended.")
    fields = missing(now.call, now.pack)
    if fields:
        labels = ", ".join(now.pack.site.fields[name].label for name in fields)
        return now.refuse("Still needed for the record: {fields}.", fields=labels)
    return Turn(replace(now.call, closed_at=now.at))
