"""What the caller says in a drill: the matter at the beginning, facts when asked, answers in the caller's own manner."""

from __future__ import annotations

from msgspec.structs import replace

from callassist.content.values import Choice, Step
from callassist.training.lines import dice_of, today_of, with_line
from callassist.training.stage import Stage
from callassist.training.state import Drill, Line
from callassist.training.telling import fact_told, filled, styled

OPENED = "·opened"
"""Among what the caller has done: told what the call is about. No rule can have such an id."""


def has_opened(drill: Drill) -> bool:
    """Say whether the caller has told what the call is about."""
    return OPENED in drill.caller.done


def first_words(drill: Drill) -> tuple[str, ...]:
    """Give what somebody who is rung up says on picking up."""
    situation = drill.cast.situation
    if situation is None or not situation.opening:
        return ()
    return (dice_of(drill).pick("opening", situation.opening),)


def opening(drill: Drill) -> Drill:
    """Let the caller say what the call is about, after the temperament's own first words."""
    situation = drill.cast.situation
    dice = dice_of(drill)
    words = []
    if drill.cast.temperament.opening:
        words.append(dice.pick("first-words", drill.cast.temperament.opening))
    if situation is not None and situation.opening and not _is_silent(drill):
        words.append(dice.pick("opening", situation.opening))
        told = [*drill.caller.told, *(["matter"] if "matter" in drill.cast.facts else [])]
        drill = replace(drill, caller=replace(drill.caller, told=tuple(dict.fromkeys(told))))
    drill = replace(drill, caller=replace(drill.caller, done=(*drill.caller.done, OPENED)))
    return caller_says(drill, words)


def told(drill: Drill, step: Step, stage: Stage) -> tuple[Drill, bool]:
    """Let the caller tell what a step asks for; say whether something was told."""
    said = []
    told = list(drill.caller.told)
    for field in step.record:
        words = fact_told(field, drill.cast, stage.callers, stage.pack, dice_of(drill), today_of(drill))
        if words and (field not in told or step.say):
            said.append(words)
            told.append(field)
    if not said:
        return drill, False
    if not has_opened(drill) and step.say:
        drill = opening(drill)
    drill = replace(drill, caller=replace(drill.caller, told=tuple(dict.fromkeys(told))))
    return caller_says(drill, said), True


def words_of(choice: Choice, drill: Drill, stage: Stage) -> tuple[str, ...]:
    """Give the words of an answer, in the caller's manner; none right after the matter was told, which was answer enough."""
    if not choice.caller:
        return ()
    if drill.lines and drill.lines[-1].who == "caller" and _has_just_opened(drill):
        return ()
    name = f"{drill.place}/{choice.key}/{drill.caller.visits.get(drill.place, 0)}"
    line = filled(dice_of(drill).pick(name, choice.caller), drill.cast.facts, stage.pack, today_of(drill))
    return (styled(line, drill.cast.temperament.style, dice_of(drill), name),)


def _has_just_opened(drill: Drill) -> bool:
    return drill.caller.turns <= 1


def caller_says(drill: Drill, words: tuple[str, ...] | list[str]) -> Drill:
    """Write down what the caller says."""
    for text in words:
        if text:
            drill = with_line(drill, Line(who="caller", text=text, at=drill.last_at))
    return drill


def talk(stage: Stage, name: str) -> tuple[str, ...]:
    """Give small talk of a kind."""
    return stage.callers.small_talk.get(name) or ("……",)


def _is_silent(drill: Drill) -> bool:
    return any(line.startswith(("（", "(")) for line in drill.cast.temperament.opening)
