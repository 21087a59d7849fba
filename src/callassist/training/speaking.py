"""What the caller says in a drill: the matter at the beginning, facts when asked, answers in the caller's own manner."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from callassist.content.training_values import Style
from callassist.content.values import Choice, FieldId, Step
from callassist.training.lines import dice_of, today_of, with_line
from callassist.training.stage import Stage
from callassist.training.state import Drill, Line
from callassist.training.telling import fact_told, filled, joined, styled

OPENED = "·opened"
"""Among what the caller has done: told what the call is about. No rule can have such an id."""


_GOES_ON = ("，", ",")
"""Words that end so are not all of a sentence."""
_MATTER = "matter"
"""The field of what the call is about, which the first words tell."""


def has_opened(drill: Drill) -> bool:
    """Say whether the caller has told what the call is about."""
    return OPENED in drill.caller.done


def first_words(drill: Drill, stage: Stage) -> tuple[str, ...]:
    """Give what somebody who is rung up says on picking up."""
    situation = drill.cast.situation
    if situation is None or not situation.opening:
        return ()
    line = dice_of(drill).pick("opening", situation.opening)
    return (filled(line, drill.cast.facts, stage.pack, today_of(drill)),)


def opening(drill: Drill, stage: Stage) -> Drill:
    """Let the caller say what the call is about, after the temperament's own first words."""
    situation = drill.cast.situation
    dice = dice_of(drill)
    words = []
    if drill.cast.temperament.opening:
        words.append(dice.pick("first-words", drill.cast.temperament.opening))
    if situation is not None and situation.opening and not _is_silent(drill):
        words.append(dice.pick("opening", situation.opening))
        drill = _knows(drill, [field for field in (_MATTER,) if field in drill.cast.facts])
    drill = replace(drill, caller=replace(drill.caller, done=(*drill.caller.done, OPENED)))
    facts, today = drill.cast.facts, today_of(drill)
    said = [filled(line, facts, stage.pack, today) for line in words]
    if len(said) > 1 and said[0].endswith(_GOES_ON):
        said = [joined(*said)]
    return caller_says(drill, said)


def told(drill: Drill, step: Step, stage: Stage) -> tuple[Drill, bool]:
    """Let the caller tell what a step asks for; say whether something was told."""
    said = _facts(drill, [field for field in step.record if field not in drill.caller.told or step.say], stage)
    if not said:
        return drill, False
    if not has_opened(drill) and step.say:
        drill = opening(drill, stage)
    return caller_says(_knows(drill, [*said]), [*said.values()]), True


def told_besides(drill: Drill, fields: Sequence[FieldId], stage: Stage) -> Drill:
    """Let the caller tell what was asked out of turn."""
    said = _facts(drill, fields, stage)
    return caller_says(_knows(drill, [*said]), [*said.values()])


def _facts(drill: Drill, fields: Sequence[FieldId], stage: Stage) -> dict[FieldId, str]:
    said = {}
    for field in fields:
        words = fact_told(field, drill.cast, stage.callers, stage.pack, dice_of(drill), today_of(drill))
        if words:
            # A fact is never lost in the noise: what cannot be heard cannot be asked of the trainee.
            said[field] = styled(
                words, replace(_manner(drill), garble=0.0), dice_of(drill), f"tell/{field}/{drill.caller.turns}"
            )
    return said


def _knows(drill: Drill, fields: list[FieldId]) -> Drill:
    """Note that the trainee was told these facts, and when for the first time."""
    told = {**dict.fromkeys(fields, drill.caller.turns), **drill.caller.told}
    return replace(drill, caller=replace(drill.caller, told=told))


def words_of(choice: Choice, drill: Drill, stage: Stage) -> tuple[str, ...]:
    """Give the words of an answer, in the caller's manner; none right after the matter was told, which was answer enough."""
    if not choice.caller:
        return ()
    if drill.lines and drill.lines[-1].who == "caller" and _has_just_opened(drill):
        return ()
    name = f"{drill.place}/{choice.key}/{drill.caller.visits.get(drill.place, 0)}"
    line = filled(dice_of(drill).pick(name, choice.caller), drill.cast.facts, stage.pack, today_of(drill))
    return (styled(line, _manner(drill), dice_of(drill), name),)


def _manner(drill: Drill) -> Style:
    """Give how this caller's lines come out now: what heat puts around them is heard less and less as it goes."""
    temperament, mood = drill.cast.temperament, drill.caller.mood
    if mood >= temperament.mood:
        return temperament.style
    return replace(temperament.style, chance=temperament.style.chance * mood / temperament.mood)


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
