"""Which of the step's answers a caller gives: by the temperament's own keys, else towards what the drill is about."""

from __future__ import annotations

from collections.abc import Sequence

from callassist.content.training_values import ByMood
from callassist.content.values import Choice, FlowId, Step
from callassist.training.casting import Cast
from callassist.training.dice import Dice
from callassist.training.stage import Stage
from callassist.training.state import CallerState

_CALM, _UPSET = 1, 3
_GIVES_UP = 2
"""So often a caller puts right what is read back wrong; then it is let pass. What was wrong still counts in the score."""
_STRAYS = 0.2
"""So often a caller gives another answer than the plainest, the first time at a step."""


def answer(
    step: Step,
    place: str,
    target: FlowId,
    caller: CallerState,
    cast: Cast,
    stage: Stage,
    dice: Dice,
    *,
    is_read_right: bool | None = None,
) -> Choice | None:
    """Give the answer taken at a step, or None to go on by the step's own way.

    `is_read_right` says whether what had to be read back was, where something had to.
    """
    choices = step.choices
    if not choices:
        return None
    visit = caller.visits.get(place, 0)
    temperament, situation = cast.temperament, cast.situation
    is_agreed = is_read_right if is_read_right is None else is_read_right or visit >= _GIVES_UP
    first = _led(choices, caller, cast) or _on_readback(choices, is_agreed) or _direct(choices, target, caller)
    if first is not None:
        return first
    if target not in caller.entered and _runs_next(step, place, target, stage):
        return None
    sorts = situation.answers.get(place, ()) if situation is not None else ()
    if visit < len(sorts):
        return _by_key(sorts[visit], choices)
    own = _own(temperament.answers.get(place), caller.mood, visit, choices)
    if own is not None:
        return own
    towards = _towards(target, caller, choices, stage)
    if towards is not None:
        return towards
    if _is_crossroads(step):
        return None
    return _usual(step, visit, caller, stage, dice, place)


def _led(choices: Sequence[Choice], caller: CallerState, cast: Cast) -> Choice | None:
    """Give the answer by which the temper breaks in: into a flow of its own, once a call."""
    wanted = [flow for flow in cast.temperament.enters if flow not in caller.entered]
    return next((one for one in choices if one.call in wanted), None)


def _on_readback(choices: Sequence[Choice], is_right: bool | None) -> Choice | None:
    """Give the caller's yes or no to what was read back."""
    if is_right is None:
        return None
    return next((one for one in choices if one.confirms is is_right and one.caller), None)


def _direct(choices: Sequence[Choice], target: FlowId, caller: CallerState) -> Choice | None:
    """Give the answer that runs the flow the drill is about, until it was run."""
    return next((one for one in choices if one.call == target and target not in caller.entered), None)


def mood_name(mood: int) -> str:
    """Give the name by which a temperament's answers are kept: calm, upset or hot."""
    return "calm" if mood <= _CALM else "upset" if mood <= _UPSET else "hot"


def _own(keys: ByMood | None, mood: int, visit: int, choices: Sequence[Choice]) -> Choice | None:
    if keys is None:
        return None
    wanted: tuple[str, ...] = getattr(keys, mood_name(mood)) or keys.upset or keys.calm or keys.hot
    if not wanted:
        return None
    return _by_key(wanted[visit % len(wanted)], choices)


def _by_key(key: str, choices: Sequence[Choice]) -> Choice | None:
    return next((one for one in choices if one.key == key), None)


def _towards(target: FlowId, caller: CallerState, choices: Sequence[Choice], stage: Stage) -> Choice | None:
    """Give an answer that leads to the flow the drill is about; none once that was entered."""
    if target in caller.entered:
        return None
    return next(
        (
            one
            for one in choices
            if one.call and one.call not in caller.entered and stage.leads_to(one.call, target) and not _is_exit(one)
        ),
        None,
    )


def _is_crossroads(step: Step) -> bool:
    """Say whether the answers of a step are errands, each a flow of its own, and there is a way on without any."""
    return bool(step.next) and not step.say and all(choice.call for choice in step.choices)


def _runs_next(step: Step, place: str, target: FlowId, stage: Stage) -> bool:
    """Say whether the step's own way on runs the flow the drill is about."""
    flow = stage.pack.flows.get(place.partition("/")[0])
    after = flow.steps.get(step.next) if flow is not None else None
    return after is not None and after.call == target


def _usual(step: Step, visit: int, caller: CallerState, stage: Stage, dice: Dice, place: str) -> Choice | None:
    """Give the plainest answer; now and then, the first time, another one. A step's own way on is plainer than any."""
    plain = [one for one in step.choices if not _detours(one, stage)] or list(step.choices)
    usual = None if step.next and all(one.next != step.next for one in plain) else plain[0]
    others = [one for one in plain if one is not usual and not one.returns]
    if visit == 0 and others and dice.share(f"stray/{place}/{caller.turns}") < _STRAYS:
        return dice.pick(f"stray-to/{place}", others)
    return usual


def _detours(choice: Choice, stage: Stage) -> bool:
    """Say whether an answer leads into an exception, or ends the call: only a temperament goes there."""
    flow = stage.pack.flows.get(choice.call)
    return _is_exit(choice) or (flow is not None and flow.kind == "exception")


def _is_exit(choice: Choice) -> bool:
    return bool(choice.end)
