"""What events of walking do: choose, go on, open flows, jump, timers, back, forward, undo."""

from __future__ import annotations

from msgspec.structs import replace

from callassist.call import events as ev
from callassist.call import on_line
from callassist.call.clocks import step_here, timer_here
from callassist.call.effects import Nudged, Turn
from callassist.call.moment import Moment
from callassist.call.moves import DEPTH
from callassist.call.state import Rhythm, Spot, Walk

HUNG_UP_KEY = "0"
"""The key that means everywhere: the caller has hung up."""


def chose(now: Moment, event: ev.Chose) -> Turn:
    """Take the caller's answer."""
    if busy := now.busy():
        return busy
    if event.key == HUNG_UP_KEY:
        return on_line.hung_up(now, ev.HungUp(at=now.at, by="caller"))
    step = step_here(now.call, now.pack)
    if step is None or step.id != event.step:
        return now.refuse("The step has changed: look and press again.")
    choice = next((one for one in step.choices if one.key == event.key), None)
    if choice is None:
        return now.refuse("Key {key} leads nowhere here.", key=event.key)
    return now.move(lambda mover: mover.choose(choice))


def went_on(now: Moment, event: ev.WentOn) -> Turn:
    """Take the step's own way on."""
    if busy := now.busy():
        return busy
    step = step_here(now.call, now.pack)
    if step is None:
        return now.refuse("There is no step left to go on from.")
    if step.id != event.step:
        return now.refuse("The step has changed: look and press again.")
    if not (step.next or step.end or step.returns):
        return now.refuse("Choose what the caller answers.")
    return now.move(lambda mover: mover.go_on())


def flow_opened(now: Moment, event: ev.FlowOpened) -> Turn:
    """Open a flow on top of this step."""
    if busy := now.busy():
        return busy
    call, flow = now.call, now.pack.flows.get(event.flow)
    if flow is None:
        return now.refuse("There is no flow “{flow}”.", flow=event.flow)
    if event.step and event.step not in flow.steps:
        return now.refuse("“{flow}” has no step “{step}”.", flow=flow.title, step=event.step)
    if call.phase == "wrap-up":
        return now.refuse("The line is closed: undo first if that was a slip.")
    if call.here is not None and call.here.flow == event.flow and not event.step:
        return now.refuse("You are in “{flow}” already.", flow=flow.title)
    if len(call.walk.stack) >= DEPTH:
        return now.refuse("Too many flows lie on one another: finish one first.")
    return now.move(lambda mover: mover.open(event.flow, event.step))


def went_to(now: Moment, event: ev.WentTo) -> Turn:
    """Jump to a step of the flow on top."""
    if busy := now.busy():
        return busy
    here = now.call.here
    flow = now.pack.flows.get(here.flow) if here else None
    if flow is None or event.step not in flow.steps:
        return now.refuse("There is no step “{step}” here.", step=event.step)
    return now.move(lambda mover: mover.move_to(event.step, jumped=True))


def timer_fired(now: Moment, event: ev.TimerFired) -> Turn:
    """Bring the timer's line, or go where it leads when it has spoken often enough."""
    call, here = now.call, now.call.here
    timer = timer_here(call, now.pack)
    if timer is None or here is None or here.step != event.step:
        return now.refuse("No timer runs here.")
    if now.at < call.rhythm.since + timer.every * (call.rhythm.fired + 1):
        return now.refuse("The timer is not due yet.")
    # A timer without a line of its own has nothing to bring: its last round leads on at once.
    if call.rhythm.fired < (timer.most if timer.say else timer.most - 1):
        # A nudge is no deed of the agent's: undo passes over it.
        rhythm = replace(call.rhythm, fired=call.rhythm.fired + 1)
        return Turn(replace(call, rhythm=rhythm), (Nudged(here.flow, here.step, rhythm.fired),))
    return now.move(lambda mover: mover.move_to(timer.then))


def went_back(now: Moment, _event: ev.WentBack) -> Turn:
    """Go back along the trail; what was written down stays."""
    if busy := now.busy():
        return busy
    walk = now.call.walk
    if not len(walk.trail):
        return now.refuse("This is where the call began.")
    if walk.ended is not None and walk.trail.top.ended is None:
        # To open the line again is no step back: what its end promised would stay. Undo takes all of it back.
        return now.refuse("The line is closed: undo first if that was a slip.")
    return now.place(_at(walk, walk.trail.top, trail=walk.trail.rest, ahead=walk.ahead.put(_spot(walk))))


def went_forward(now: Moment, _event: ev.WentForward) -> Turn:
    """Go forward again along the trail."""
    if busy := now.busy():
        return busy
    walk = now.call.walk
    if not len(walk.ahead):
        return now.refuse("There is nothing further on: this is the latest step.")
    return now.place(_at(walk, walk.ahead.top, trail=walk.trail.put(_spot(walk)), ahead=walk.ahead.rest))


def undone(now: Moment, _event: ev.Undone) -> Turn:
    """Take back the last thing done."""
    call = now.call
    if call.parked_at is not None:
        return now.refuse("This call is parked: take it back first.")
    if not len(call.past):
        return now.refuse("There is nothing to undo.")
    return Turn(
        replace(
            call,
            walk=call.past.top,
            past=call.past.rest,
            future=call.future.put(call.walk),
            rhythm=_rhythm(now, call.past.top),
        )
    )


def redone(now: Moment, _event: ev.Redone) -> Turn:
    """Do again what was taken back."""
    call = now.call
    if call.parked_at is not None:
        return now.refuse("This call is parked: take it back first.")
    if not len(call.future):
        return now.refuse("There is nothing to do again.")
    return Turn(
        replace(
            call,
            walk=call.future.top,
            future=call.future.rest,
            past=call.past.put(call.walk),
            rhythm=_rhythm(now, call.future.top),
        )
    )


def _rhythm(now: Moment, walk: Walk) -> Rhythm:
    """Let the clocks run on where only something written changes: whoever waits is asked on time all the same."""
    return now.call.rhythm if _spot(walk) == _spot(now.call.walk) else Rhythm(now.at)


def _spot(walk: Walk) -> Spot:
    return Spot(walk.stack, walk.ended, walk.outcome)


def _at(walk: Walk, spot: Spot, **links: object) -> Walk:
    return replace(walk, stack=spot.stack, ended=spot.ended, outcome=spot.outcome, is_reply_up=False, **links)
