"""What the clocks of a call show at a moment."""

from __future__ import annotations

import msgspec

from callassist.call.state import Call
from callassist.clock import Millis
from callassist.content.values import Pack, Step, Timer


class Waiting(msgspec.Struct, frozen=True):
    """How long the present step has lasted against its timer, in milliseconds; `clock` names the site's figure."""

    clock: str
    elapsed: int
    every: int
    fired: int


class Clocks(msgspec.Struct, frozen=True):
    """Rings heard so far, talk time in milliseconds, and the step's own clock if it has one."""

    rings: int
    is_early: bool
    is_late: bool
    talk: int
    parked: int
    waiting: Waiting | None


def rings_until(call: Call, pack: Pack, now: Millis | None = None) -> int:
    """Give the rings heard until the call was answered, or until now; 0 when it never rang here.

    Rings are counted from time: whole cadences passed, plus the one that began it.
    """
    if not call.opened.ringing:
        return 0
    until = call.answered_at if call.answered_at is not None else (now if now is not None else call.last_at)
    return (until - call.opened.at) // max(1, pack.site.timing.ring_cadence) + 1


def step_here(call: Call, pack: Pack) -> Step | None:
    """Give the step the call stands at."""
    frame = call.here
    flow = pack.flows.get(frame.flow) if frame else None
    return flow.steps.get(frame.step) if frame and flow else None


def timer_here(call: Call, pack: Pack) -> Timer | None:
    """Give the timer that is running: none while it rings, is parked or is over."""
    if call.phase != "talking" or call.parked_at is not None:
        return None
    step = step_here(call, pack)
    return step.timer if step else None


def clocks(call: Call, pack: Pack, now: Millis) -> Clocks:
    """Give what every clock shows at `now`."""
    rings = rings_until(call, pack, now)
    ended = call.walk.ended
    until = ended.at if ended else now
    timer = timer_here(call, pack)
    waiting = None
    if timer is not None:
        waiting = Waiting(timer.clock, max(0, now - call.rhythm.since), timer.every, call.rhythm.fired)
    return Clocks(
        rings=rings,
        is_early=rings < pack.site.timing.answer_from,
        is_late=rings > pack.site.timing.answer_by,
        talk=max(0, until - call.answered_at) if call.answered_at is not None else 0,
        parked=max(0, now - call.parked_at) if call.parked_at is not None else 0,
        waiting=waiting,
    )
