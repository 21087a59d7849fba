"""Where the caller leads a drill: the answer taken at a step, and the flow that a temper opens by itself."""

from __future__ import annotations

from msgspec.structs import replace

from callassist.call import events as ev
from callassist.call.advance import advance as advance_call
from callassist.clock import Millis
from callassist.content.values import Choice, Step
from callassist.training.answering import answer
from callassist.training.lines import dice_of, entered, is_exception, on_call, over
from callassist.training.speaking import caller_says, has_opened, opening, talk, told, words_of
from callassist.training.stage import Stage
from callassist.training.state import Drill

_PERSONAL = frozenset({"surname", "title", "room", "phone", "firm"})
"""Fields that somebody may keep to themselves; what it is about they have rung up to tell."""


def led_on(drill: Drill, step: Step, place: str, at: Millis, stage: Stage, read_right: bool | None) -> Drill:
    """Let the caller answer at a step, and the call take that way."""
    choice = answer(
        step,
        place,
        drill.begun.flow,
        drill.caller,
        drill.cast,
        stage,
        dice_of(drill),
        is_read_right=read_right,
    )
    drill, has_told = (drill, False) if _withholds(step, choice) else told(drill, step, stage)
    drill = opening(drill, stage) if not has_opened(drill) and step.say else drill
    if choice is not None and not has_told and step.say:
        drill = caller_says(drill, words_of(choice, drill, stage))
    elif choice is None and step.say and not has_told and drill.lines[-1:][0].who != "caller":
        drill = caller_says(drill, (dice_of(drill).pick(f"yes/{drill.caller.turns}", talk(stage, "yes")),))
    return moved(drill, step, place, choice, at, stage)


def _withholds(step: Step, choice: Choice | None) -> bool:
    """Say whether an answer keeps back who the caller is: any but the first, where nothing else is asked for."""
    if choice is None or not step.record or step.readback or not step.say:
        return False
    return _PERSONAL.issuperset(step.record) and choice is not step.choices[0]


def moved(drill: Drill, step: Step, place: str, choice: Choice | None, at: Millis, stage: Stage) -> Drill:
    """Take a way on: the caller's answer, or the step's own."""
    visits = {**drill.caller.visits, place: drill.caller.visits.get(place, 0) + 1}
    drill = replace(drill, caller=replace(drill.caller, visits=visits), said_here=False, wait=None, hinted=0)
    event: ev.Event
    if choice is not None:
        event = ev.Chose(at=at, step=step.id, key=choice.key)
    elif step.next or step.end or step.returns:
        event = ev.WentOn(at=at, step=step.id)
    elif step.choices:
        event = ev.Chose(at=at, step=step.id, key=step.choices[0].key)
    else:
        return over(drill, "ended")
    return entered(replace(on_call(drill, event, stage), since=at))


def led_astray(drill: Drill, step: Step, stage: Stage) -> Drill:
    """Open the flow that the caller's temper, or the drill itself, leads into, where no answer of the flow does."""
    if not has_opened(drill) or step.timer is not None:
        return drill
    exceptions = [name for name in (*drill.cast.temperament.enters, drill.begun.flow) if is_exception(name, stage)]
    waiting = [name for name in exceptions if name not in drill.caller.entered]
    here = drill.call.here
    if not waiting or here is None or is_exception(here.flow, stage) or _opens_itself(step, waiting):
        return drill
    if any(_opens_later(drill, name, stage) for name in waiting):
        return drill
    turn = advance_call(drill.call, ev.FlowOpened(at=drill.last_at, flow=waiting[0]), stage.pack)
    return drill if turn.refusal is not None else entered(replace(drill, call=turn.call))


def _opens_itself(step: Step, waiting: list[str]) -> bool:
    return any(choice.call in waiting for choice in step.choices)


def _opens_later(drill: Drill, name: str, stage: Stage) -> bool:
    """Say whether a step still ahead in the flows being walked has an answer that opens this flow."""
    for frame in drill.call.walk.stack:
        flow = stage.pack.flows.get(frame.flow)
        for step in flow.steps.values() if flow is not None else ():
            if f"{frame.flow}/{step.id}" not in drill.caller.visits and any(one.call == name for one in step.choices):
                return True
    return False
