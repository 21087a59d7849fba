"""The heart: a call and an event give the call that follows, or the reason why not.

Pure: the moment is in the event, the words are in the pack. Every event in every state is answered or refused.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec.structs import replace

from callassist.call import events as ev
from callassist.call import on_fields, on_line, on_walk
from callassist.call.effects import Turn
from callassist.call.moment import Moment
from callassist.call.state import Call, Entry, Rhythm, Walk
from callassist.clock import Millis
from callassist.content.values import Pack
from callassist.language import notice
from callassist.text import clean


def begin(event: ev.CallOpened, pack: Pack) -> Turn:
    """Give the call that an opening event begins; refused when its flow does not exist."""
    known = {name: Entry(clean(value), event.at) for name, value in event.given.items() if name in pack.site.fields}
    call = Call(opened=event, walk=Walk(fields=known), rhythm=Rhythm(event.at), last_at=event.at)
    if event.flow not in pack.flows:
        return Turn(call, (), notice("There is no flow “{flow}”.", flow=event.flow))
    return Turn(call) if event.ringing else on_line.pick_up(call, pack, event.at)


def advance(call: Call, event: ev.Event, pack: Pack) -> Turn:
    """Give the call after the event, or the same call with the reason why the event is refused."""
    # A clock set back must not turn time round: what happens later never happens earlier.
    at = Millis(max(event.at, call.last_at))
    now = Moment(call, pack, at)
    if call.phase == "closed":
        return now.refuse("This call is closed.")
    handler: Callable[[Moment, Any], Turn] = _HANDLERS[type(event)]
    turn = handler(now, event)
    if turn.refusal is not None:
        return Turn(call, (), turn.refusal)
    return replace(turn, call=replace(turn.call, last_at=at, count=call.count + 1))


_HANDLERS: dict[type[ev.CallEvent], Callable[[Moment, Any], Turn]] = {
    ev.CallOpened: on_line.opened,
    ev.Answered: on_line.answered,
    ev.Parked: on_line.parked,
    ev.Unparked: on_line.unparked,
    ev.Resumed: on_line.resumed,
    ev.HungUp: on_line.hung_up,
    ev.Closed: on_line.closed,
    ev.Chose: on_walk.chose,
    ev.WentOn: on_walk.went_on,
    ev.FlowOpened: on_walk.flow_opened,
    ev.WentTo: on_walk.went_to,
    ev.TimerFired: on_walk.timer_fired,
    ev.WentBack: on_walk.went_back,
    ev.WentForward: on_walk.went_forward,
    ev.Undone: on_walk.undone,
    ev.Redone: on_walk.redone,
    ev.Filled: on_fields.filled,
    ev.Declined: on_fields.declined,
    ev.Drafted: on_fields.drafted,
    ev.ReadBack: on_fields.read_back,
    ev.Reworded: on_fields.reworded,
    ev.Disposed: on_fields.disposed,
    ev.ReplyTaken: on_fields.reply_taken,
    ev.GapFiled: on_fields.gap_filed,
}
