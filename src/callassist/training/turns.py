"""One turn of a drill: the trainee's line, what the caller makes of it, the scenes until the next line is due."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from callassist.call.clocks import step_here
from callassist.clock import Millis
from callassist.content.values import FieldId, Step
from callassist.training import events as dr
from callassist.training.ear import Heard, Names
from callassist.training.leading import led_astray, led_on, moved
from callassist.training.lines import dice_of, entered, line_of, over, scene, with_line
from callassist.training.out_of_turn import asked_elsewhere
from callassist.training.reacting import Deed, react
from callassist.training.said_value import is_said
from callassist.training.speaking import caller_says, talk, told_besides
from callassist.training.stage import Stage
from callassist.training.state import Drill, Line, Pause, ReadBack, Wait

GOODBYE = "hang_up_wait"
"""The figure of the site that the last step's timer names: who hangs up first."""
_LONGEST = 80
"""Lines of the trainee after which any caller has had enough."""
_TIME_TO_WRITE = 2
"""Lines after which what was told should have been written down."""
_SCENES = 40
"""Steps without a line that may follow each other; more would be a circle."""
_LOOKS_UP = (24_000, 46_000)
"""Milliseconds that a look-up takes: at least one word to the caller is due meanwhile."""
_HANGS_UP = (800, 2_000)
_WAITS_LONGER = 0.3
"""So often the caller does not hang up first."""


def answered(drill: Drill, event: dr.Said, step: Step, stage: Stage) -> Drill:
    """Take a line at a step: the caller reacts, tells what was asked, answers, and the call goes on."""
    place = drill.place
    besides = () if event.picked else asked_elsewhere(drill, event.text, step, stage)
    line = line_of(drill, event, step)
    if besides and _does_nothing_here(drill, line, stage):
        return _answered_out_of_turn(drill, line, besides, stage)
    line = replace(line, asks=(*line.asks, *besides))
    asked_again = _asks_again(drill, step) or _was_told(drill, besides)
    drill = with_line(drill, line)
    if asked_again:
        drill = replace(drill, asked_again=(*drill.asked_again, len(drill.lines) - 1))
    right = _read_right(drill, line, stage)
    for field, is_right in right.items():
        back = ReadBack(field, len(drill.lines) - 1, is_right)
        drill = replace(drill, readbacks=(*drill.readbacks, back))
    drill, hangs_up = _react(drill, line, stage, asked_again=asked_again)
    if hangs_up or drill.caller.turns >= _LONGEST:
        return over(drill, "caller-left")
    drill = replace(told_besides(drill, besides, stage), said_here=True)
    if step.timer is not None:
        return _waiting(drill, event.at, stage)
    return settled(led_on(drill, step, place, event.at, stage, all(right.values()) if right else None), stage)


def _does_nothing_here(drill: Drill, line: Line, stage: Stage) -> bool:
    """Say whether a line has nothing of what its step is for: no element of it, and no word of what is to be read back."""
    heard = _heard(drill, line.text, stage)
    return not any(heard.has(element) for element in line.must) and not any(_read_right(drill, line, stage).values())


def _answered_out_of_turn(drill: Drill, line: Line, fields: tuple[FieldId, ...], stage: Stage) -> Drill:
    """Take a question of another step: the caller answers it, and the line of this step is still to come."""
    asked_again = _was_told(drill, fields)
    line = replace(line, must=(), asks=fields, readback=(), promises=False)
    drill = with_line(drill, line)
    if asked_again:
        drill = replace(drill, asked_again=(*drill.asked_again, len(drill.lines) - 1))
    drill, hangs_up = _react(drill, line, stage, asked_again=asked_again)
    if hangs_up or drill.caller.turns >= _LONGEST:
        return over(drill, "caller-left")
    return told_besides(drill, fields, stage)


def _react(drill: Drill, line: Line, stage: Stage, *, asked_again: bool) -> tuple[Drill, bool]:
    heard = _heard(drill, line.text, stage)
    deed = Deed(
        place=drill.place,
        heard=frozenset(span.id for span in heard.elements),
        must=frozenset(line.must),
        phrases=frozenset(span.id for span in heard.phrases),
        thinking=line.thinking,
        asked_again=asked_again,
        is_named=heard.has("use-name") and bool(drill.cast.facts.get("surname", "")) and _names(drill, line.text),
    )
    outcome = react(deed, drill.caller, drill.cast.temperament, stage.callers, dice_of(drill))
    caller = replace(outcome.caller, turns=outcome.caller.turns + 1)
    return caller_says(replace(drill, caller=caller), outcome.says), outcome.hangs_up


def settled(drill: Drill, stage: Stage) -> Drill:
    """Let scenes pass until the trainee is to speak, the caller waits, or the call is over."""
    for _ in range(_SCENES):
        if drill.call.phase != "talking":
            return over(drill, "ended") if drill.call.phase in {"wrap-up", "closed"} else drill
        drill = entered(drill)
        step = step_here(drill.call, stage.pack)
        if step is None:
            return over(drill, "ended")
        drill = led_astray(drill, step, stage)
        step = step_here(drill.call, stage.pack) or step
        if step.timer is not None and (not step.say or drill.said_here):
            return _waiting(drill, drill.last_at, stage)
        if step.say:
            return replace(drill, phase="speaking")
        if step.do:
            drill = with_line(drill, scene(drill, step))
        drill = led_on(drill, step, drill.place, drill.last_at, stage, None)
    return over(drill, "ended")


def _waiting(drill: Drill, at: Millis, stage: Stage) -> Drill:
    step = step_here(drill.call, stage.pack)
    dice = dice_of(drill)
    name = f"wait/{drill.place}/{drill.caller.visits.get(drill.place, 0)}"
    if step is not None and step.timer is not None and step.timer.clock == GOODBYE:
        if dice.share(name) < _WAITS_LONGER:
            until = at + stage.pack.site.timing.hang_up_wait * 4
        else:
            until = at + dice.between(name, *_HANGS_UP)
        return replace(drill, phase="goodbye", wait=Wait(at, Millis(until), at, drill.place))
    if step is not None and step.do and not step.say:
        drill = with_line(drill, scene(drill, step))
    until = at + dice.between(name, *_LOOKS_UP)
    return replace(drill, phase="waiting", wait=Wait(at, Millis(until), at, drill.place))


def checked_in(drill: Drill, event: dr.Said, step: Step, stage: Stage) -> Drill:
    """Take a word to the caller who waits: the pause ends, and begins anew."""
    wait = drill.wait
    if wait is None:
        return drill
    spoken = Millis(event.at - max(0, event.typing))
    line = line_of(drill, event, step, is_wait=True)
    drill = with_line(drill, line)
    drill = replace(drill, pauses=(*drill.pauses, Pause(max(0, spoken - wait.last_word), len(drill.lines) - 1)))
    drill, hangs_up = _react(drill, line, stage, asked_again=False)
    if hangs_up:
        return over(drill, "caller-left")
    words = dice_of(drill).pick(f"waits/{drill.caller.turns}", talk(stage, "waits"))
    drill = caller_says(drill, (words,))
    return replace(drill, wait=replace(wait, last_word=event.at), since=event.at)


def found(drill: Drill, at: Millis, stage: Stage) -> Drill:
    """End the wait: what was looked up is there, or whoever was rung answers."""
    wait, step = drill.wait, step_here(drill.call, stage.pack)
    if wait is None or step is None:
        return drill
    drill = replace(drill, pauses=(*drill.pauses, Pause(at - wait.last_word)), phase="speaking")
    ours = [one for one in step.choices if not one.caller]
    choice = ours[0] if ours else step.choices[0] if step.choices else None
    return settled(moved(drill, step, drill.place, choice, at, stage), stage)


def _read_right(drill: Drill, line: Line, stage: Stage) -> dict[str, bool]:
    """Give, for each field that had to be read back and the caller has, whether the line says it right."""
    facts = drill.cast.facts
    return {
        field: is_said(line.text, facts[field], field, stage.pack.site)
        for field in line.readback
        if field in facts and field in drill.caller.told
    }


def _heard(drill: Drill, text: str, stage: Stage) -> Heard:
    return stage.ear.listen(text, names_of(drill, stage))


def names_of(drill: Drill, stage: Stage) -> Names:
    """Give what is said by name on this call, and what the caller has told so far."""
    told = [line.text for line in drill.lines if line.who == "caller"]
    return stage.names(drill.begun.name, drill.begun.badge, drill.cast, told)


def _names(drill: Drill, text: str) -> bool:
    return drill.cast.facts["surname"].casefold() in text.casefold()


def _asks_again(drill: Drill, step: Step) -> bool:
    """Say whether a step asks only for what was told before: it would have been skipped, had it been written down."""
    return bool(step.skip_if) and _was_told(drill, step.record)


def _was_told(drill: Drill, fields: Sequence[FieldId]) -> bool:
    """Say whether fields were all told some time ago, and one of them was not written down."""
    # What was told in the very last words may still be on its way to the paper.
    told = [
        field
        for field in fields
        if drill.caller.turns - drill.caller.told.get(field, drill.caller.turns) >= _TIME_TO_WRITE
    ]
    return len(told) == len(fields) and any(not drill.call.value(field) for field in told)
