"""The drill as a pure machine: (drill, event) → drill.

The call underneath is the very one of the live screen, walked by its own events. The trainee speaks at steps that have
a line; what the caller answers leads on. Steps without a line pass by as scenes. Where the caller waits, the clock runs
until what was looked up is there.
"""

from __future__ import annotations

import msgspec
from msgspec.structs import replace

from callassist.call import events as ev
from callassist.call.advance import advance as advance_call
from callassist.call.advance import begin as begin_call
from callassist.call.clocks import rings_until, step_here
from callassist.call.timers import due as due_on_call
from callassist.clock import Millis
from callassist.language import Notice, notice
from callassist.training import events as dr
from callassist.training.casting import Cast, cast
from callassist.training.dice import Dice
from callassist.training.lines import dice_of, entered, line_of, on_call, over, with_line
from callassist.training.reacting import Deed, react
from callassist.training.speaking import OPENED, caller_says, first_words, talk
from callassist.training.stage import Stage
from callassist.training.state import CallerState, Drill, Pause
from callassist.training.turns import answered, checked_in, found, settled


class Turn(msgspec.Struct, frozen=True):
    """What an event led to: the drill after it, or why nothing changed."""

    drill: Drill
    refusal: Notice | None = None


def begin(event: dr.Begun, stage: Stage) -> Drill:
    """Give the drill with the phone ringing (an outbound one with the caller picking up)."""
    dice = Dice(event.flow, event.temperament, event.seed)
    temperament = stage.callers.temperaments[event.temperament]
    caller = cast(stage.callers, event.flow, temperament, dice)
    flow = stage.pack.flows[event.flow]
    is_out = flow.kind == "outbound"
    site = stage.pack.site
    opened = ev.CallOpened(
        at=event.at,
        call_id=event.drill_id,
        direction="outbound" if is_out else "inbound",
        flow=event.flow if is_out or site.inbound not in stage.pack.flows else site.inbound,
        lang=site.language,
        digest=event.digest,
        agent_name=event.name or site.agent.get("name", ""),
        agent_badge=event.badge or site.agent.get("badge", ""),
        offset=event.offset,
        ringing=not is_out,
        given={} if not is_out else _known_beforehand(caller),
    )
    call = begin_call(opened, stage.pack).call
    drill = Drill(
        begun=event,
        cast=caller,
        call=call,
        caller=CallerState(mood=temperament.mood, entered=(opened.flow,)),
        phase="speaking" if is_out else "ringing",
        since=event.at,
        last_at=event.at,
    )
    if not is_out:
        return drill
    drill = replace(drill, caller=replace(drill.caller, done=(OPENED,)))
    return settled(caller_says(drill, first_words(drill, stage)), stage)


def advance(drill: Drill, event: dr.Event, stage: Stage) -> Turn:
    """Let something happen."""
    if drill.phase == "over":
        return Turn(drill, notice("The drill is over."))
    before = drill.last_at
    drill = replace(drill, last_at=event.at)
    match event:
        case dr.PickedUp():
            return _picked_up(drill, event, stage)
        case dr.Said():
            return _said(drill, event, stage)
        case dr.Noted():
            return Turn(on_call(drill, ev.Filled(at=event.at, field=event.field, value=event.value), stage))
        case dr.Opened():
            return _opened(drill, event, stage)
        case dr.Hinted():
            return Turn(replace(drill, hinted=min(2, drill.hinted + 1)))
        case dr.Begun():
            return Turn(drill, notice("The drill has begun already."))
        case _:
            return Turn(_passing(drill, event, before, stage))


def _passing(drill: Drill, event: dr.Passed | dr.Resumed | dr.HungUp | dr.Left, before: Millis, stage: Stage) -> Drill:
    """Let pass what nothing is said in: time, a break, the end."""
    match event:
        case dr.Passed():
            return _passed(drill, event.at, stage)
        case dr.Resumed():
            return _resumed(drill, before, stage)
        case dr.HungUp():
            return _hung_up(drill, event.at, stage)
        case dr.Left():
            return over(drill, "left")


def due(drill: Drill, stage: Stage) -> dr.Passed | None:
    """Give the event that time alone brings next; None when nothing is due."""
    if drill.phase not in {"waiting", "goodbye"} or drill.wait is None:
        return None
    moments = [drill.wait.until]
    timed = due_on_call(drill.call, stage.pack)
    if timed is not None:
        moments.append(timed.at)
    if drill.phase == "waiting":
        moments += [
            Millis(drill.wait.last_word + rule.when.kept_waiting)
            for rule in (*drill.cast.temperament.rules, *stage.callers.rules)
            if rule.when.kept_waiting and drill.wait.last_word + rule.when.kept_waiting > drill.last_at
        ]
    return dr.Passed(at=Millis(max(drill.last_at, min(moments))))


def _picked_up(drill: Drill, event: dr.PickedUp, stage: Stage) -> Turn:
    if drill.phase != "ringing":
        return Turn(drill, notice("You have picked up already."))
    rings = rings_until(drill.call, stage.pack, event.at)
    drill = on_call(drill, ev.Answered(at=event.at), stage)
    return Turn(settled(replace(drill, phase="speaking", rings=rings, since=event.at), stage))


def _said(drill: Drill, event: dr.Said, stage: Stage) -> Turn:
    text = event.text.strip()
    if not text:
        return Turn(drill, notice("Type what you say."))
    if drill.phase == "ringing":
        return Turn(drill, notice("The phone is ringing: pick it up first."))
    step = step_here(drill.call, stage.pack)
    if step is None:
        return Turn(over(drill, "ended"))
    if drill.phase == "goodbye":
        return Turn(with_line(drill, line_of(drill, event, step, is_wait=True)))
    if drill.phase == "waiting":
        return Turn(checked_in(drill, event, step, stage))
    return Turn(answered(drill, event, step, stage))


def _opened(drill: Drill, event: dr.Opened, stage: Stage) -> Turn:
    if drill.phase not in {"speaking", "waiting"}:
        return Turn(drill, notice("There is nobody to speak to."))
    turn = advance_call(drill.call, ev.FlowOpened(at=event.at, flow=event.flow), stage.pack)
    if turn.refusal is not None:
        return Turn(drill, turn.refusal)
    drill = replace(drill, call=turn.call, wait=None, said_here=False, phase="speaking")
    return Turn(settled(entered(drill), stage))


def _hung_up(drill: Drill, at: Millis, stage: Stage) -> Drill:
    if drill.phase == "ringing":
        return drill
    if drill.phase == "goodbye" and drill.wait is not None:
        is_early = at - drill.wait.since < stage.pack.site.timing.hang_up_wait
        return over(replace(drill, hung_up_early=is_early), "ended")
    return over(replace(drill, hung_up_early=True), "agent-hung-up")


def _resumed(drill: Drill, stopped: Millis, stage: Stage) -> Drill:
    """Go on after a break: clocks stand where they stood when the program ended."""
    gap = max(0, drill.last_at - stopped)
    drill = on_call(drill, ev.Resumed(at=drill.last_at), stage)
    drill = replace(drill, since=Millis(drill.since + gap))
    wait = drill.wait
    if wait is None:
        return drill
    later = replace(
        wait,
        since=Millis(wait.since + gap),
        until=Millis(wait.until + gap),
        last_word=Millis(wait.last_word + gap),
    )
    return replace(drill, wait=later)


def _passed(drill: Drill, at: Millis, stage: Stage) -> Drill:
    """Let time pass: lines of the call's own timers, a caller who loses patience, the end of the wait."""
    timed = due_on_call(drill.call, stage.pack)
    if timed is not None and timed.at <= at:
        before = drill.place
        drill = on_call(drill, timed, stage)
        if drill.place != before:
            return settled(replace(drill, wait=None, said_here=False), stage)
    wait = drill.wait
    if wait is None:
        return drill
    if at >= wait.until:
        if drill.phase == "goodbye":
            drill = caller_says(drill, (dice_of(drill).pick("gone", talk(stage, "gone")),))
            return over(drill, "ended")
        return found(drill, at, stage)
    silent = at - wait.last_word
    if drill.phase == "waiting":
        deed = Deed(place=wait.place, silent_for=silent, is_line=False)
        outcome = react(deed, drill.caller, drill.cast.temperament, stage.callers, dice_of(drill))
        if outcome.says or outcome.caller.mood != drill.caller.mood:
            drill = replace(
                drill,
                caller=outcome.caller,
                pauses=(*drill.pauses, Pause(silent)),
                wait=replace(wait, last_word=at),
            )
            drill = caller_says(drill, outcome.says)
            return over(drill, "caller-left") if outcome.hangs_up else drill
    return drill


def _known_beforehand(caller: Cast) -> dict[str, str]:
    """Give what is known of somebody who is rung up."""
    return {field: value for field, value in caller.facts.items() if field in {"surname", "title", "phone", "room"}}
