"""Where a call on a draft and the recorded one come to stand at the same step again: keys added, keys spared."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

import msgspec

from callassist.call import events as ev
from callassist.call.advance import advance
from callassist.call.clocks import step_here
from callassist.call.effects import Effect
from callassist.call.on_walk import HUNG_UP_KEY
from callassist.call.state import Call
from callassist.clock import Millis
from callassist.content.values import Pack
from callassist.workflows.track import Mark, Place, is_deed, place_of

_ADDED = 8
"""So many steps with one way on are gone through to come to where the recorded call stands."""
_SPARED = 12
"""So many keys of the recorded call are passed over to come to where the draft stands."""
_REPEATED = 5
_TURNING = (ev.WentBack, ev.WentForward, ev.Undone, ev.Redone)
_STAYS = (
    ev.Filled, ev.Declined, ev.Drafted, ev.ReadBack, ev.Reworded, ev.ReplyTaken, ev.GapFiled, ev.Parked, ev.Unparked,
    ev.Resumed, ev.TimerFired,
)  # fmt: skip


class Meeting(msgspec.Struct, frozen=True):
    """The draft's call at the place it meets the recorded one, the keys it took, and the recorded event it waits for."""

    call: Call
    effects: tuple[Effect, ...]
    added: int
    spared: int
    until: int


class _Stop(msgspec.Struct, frozen=True):
    call: Call
    effects: tuple[Effect, ...]


def meeting(call: Call, pack: Pack, marks: Sequence[Mark], number: int) -> Meeting | None:
    """Give the nearest meeting after the event of that number: by the fewest keys, of either call; None for none."""
    event, wanted = marks[number].event, marks[number].after
    if isinstance(event, _TURNING):
        for times, stop in enumerate(islice(_again(call, pack, event), _REPEATED), 1):
            if place_of(stop.call) == wanted:
                return Meeting(stop.call, stop.effects, times, 0, number)
    stops: dict[Place, tuple[int, _Stop]] = {}
    for count, stop in enumerate(islice(_onward(call, pack, event.at), _ADDED + 1)):
        stops.setdefault(place_of(stop.call), (count, stop))
    best: Meeting | None = None
    for until, spared, place in _to_come(marks, number):
        if place not in stops:
            continue
        count, stop = stops[place]
        if place.is_over and count and spared > count:
            continue  # every call comes to an end: to go there by other keys is no meeting
        if best is None or count + spared < best.added + best.spared:
            best = Meeting(stop.call, stop.effects, count, spared, until)
    return best


def _onward(call: Call, pack: Pack, at: Millis) -> Iterator[_Stop]:
    """Give the call here, and after each step that Enter leads on from, while the line is open as it is now."""
    effects: tuple[Effect, ...] = ()
    yield _Stop(call, effects)
    while (step := step_here(call, pack)) is not None:
        turn = advance(call, ev.WentOn(at=at, step=step.id), pack)
        if turn.refusal is not None:
            return
        call, effects = turn.call, effects + turn.effects
        yield _Stop(call, effects)


def _again(call: Call, pack: Pack, event: ev.Event) -> Iterator[_Stop]:
    """Give the call after the same key once more, and once more."""
    effects: tuple[Effect, ...] = ()
    while (turn := advance(call, event, pack)).refusal is None:
        call, effects = turn.call, effects + turn.effects
        yield _Stop(call, effects)


def _to_come(marks: Sequence[Mark], number: int) -> Iterator[tuple[int, int, Place]]:
    """Give the recorded call's places from here on, each with its event and the keys up to it that could be spared."""
    spared = 0
    yield number, spared, marks[number].after
    for until in range(number + 1, len(marks)):
        event = marks[until].event
        is_move = isinstance(event, ev.WentOn | ev.WentTo) or (isinstance(event, ev.Chose) and event.key != HUNG_UP_KEY)
        if not (is_move or isinstance(event, _STAYS)):
            return
        spared += is_deed(event)
        if spared > _SPARED:
            return
        yield until, spared, marks[until].after
