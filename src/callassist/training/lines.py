"""A line of a drill as it is written down: where it was said, what had to be heard there, how long it took."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from callassist.call import events as ev
from callassist.call.advance import advance as advance_call
from callassist.clock import local
from callassist.content.values import Step
from callassist.training import events as dr
from callassist.training.dice import Dice
from callassist.training.stage import Stage
from callassist.training.state import Drill, End, Line


def dice_of(drill: Drill) -> Dice:
    """Give the dice of a drill: of its flow, its caller and its seed."""
    return Dice(drill.begun.flow, drill.begun.temperament, drill.begun.seed)


def today_of(drill: Drill) -> date:
    """Give the day on which a drill is done, at the trainee's seat."""
    return local(drill.begun.at, drill.begun.offset).date()


def over(drill: Drill, end: End) -> Drill:
    """End a drill."""
    return replace(drill, phase="over", end=end, wait=None)


def with_line(drill: Drill, line: Line) -> Drill:
    """Write a line down; the trainee's turn counts from it."""
    return replace(drill, lines=(*drill.lines, line), since=line.at)


def line_of(drill: Drill, event: dr.Said, step: Step, *, is_wait: bool = False) -> Line:
    """Give the trainee's line with what had to be heard at the step; a word to a waiting caller owes nothing."""
    here = drill.call.here
    return Line(
        who="agent",
        text=event.text.strip(),
        at=event.at,
        flow=here.flow if here else "",
        step=step.id,
        must=() if is_wait else step.must,
        thinking=_thinking(drill, event),
        hints=drill.hinted,
        asks=() if is_wait else step.record,
        readback=() if is_wait else step.readback,
        promises=not is_wait and step.promise is not None,
        is_wait=is_wait,
        picked=event.picked,
    )


def _thinking(drill: Drill, event: dr.Said) -> int:
    """Give the milliseconds of thought before a line: what typing takes at the trainee's own rate is taken out."""
    typing = max(0, event.typing)
    before = max(0, event.at - drill.since - typing)
    if not drill.begun.rate:
        return before
    return before + max(0, typing - len(event.text.strip()) * 60_000 // drill.begun.rate)


def scene(drill: Drill, step: Step) -> Line:
    """Give a step without words as a line of its own: what the agent does there, its gaps not yet filled in."""
    here = drill.call.here
    return Line(who="scene", text=step.do, at=drill.last_at, flow=here.flow if here else "", step=step.id)


def on_call(drill: Drill, event: ev.Event, stage: Stage) -> Drill:
    """Let something happen on the call underneath; what it refuses changes nothing."""
    return replace(drill, call=advance_call(drill.call, event, stage.pack).call)


def entered(drill: Drill) -> Drill:
    """Note the flows that are being walked now."""
    entered = dict.fromkeys((*drill.caller.entered, *(frame.flow for frame in drill.call.walk.stack)))
    return replace(drill, caller=replace(drill.caller, entered=tuple(entered)))


def is_exception(name: str, stage: Stage) -> bool:
    """Say whether a flow is one that opens on top of others."""
    flow = stage.pack.flows.get(name)
    return flow is not None and flow.kind == "exception"
