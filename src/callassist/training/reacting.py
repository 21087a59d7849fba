"""What the caller makes of what the trainee did: rules of the callers' file, each with its reason in it."""

from __future__ import annotations

from collections.abc import Collection, Iterator

import msgspec

from callassist.content.training_values import HOTTEST, Callers, Reaction, Temperament
from callassist.content.values import ElementId, PhraseId
from callassist.training.dice import Dice
from callassist.training.state import CallerState


class Deed(msgspec.Struct, frozen=True):
    """What the trainee just did, as far as callers react to it."""

    place: str
    heard: frozenset[ElementId] = frozenset()
    must: frozenset[ElementId] = frozenset()
    phrases: frozenset[PhraseId] = frozenset()
    thinking: int = 0
    silent_for: int = 0
    asked_again: bool = False
    is_named: bool = False
    is_line: bool = True


class Outcome(msgspec.Struct, frozen=True):
    """What came of it."""

    caller: CallerState
    says: tuple[str, ...] = ()
    hangs_up: bool = False


def react(deed: Deed, caller: CallerState, temperament: Temperament, callers: Callers, dice: Dice) -> Outcome:
    """Give the caller after a deed: of the rules that fit, the first that heats and the first that does not.

    What comes first in the file comes first here, a temperament's own rules before those for all. One slip is one slip:
    however many rules know it, it heats once. The first of the two that has words is heard.
    """
    mood = caller.mood
    says: tuple[str, ...] = ()
    hangs_up = False
    done = list(caller.done)
    taken: set[bool] = set()
    for rule in fitting(deed, caller, (*temperament.rules, *callers.rules)):
        heats = rule.mood > 0 or rule.hang_up
        if heats in taken:
            continue
        taken.add(heats)
        mood += rule.mood
        if rule.once:
            done.append(rule.id)
        if rule.says and not says:
            says = (dice.pick(f"{rule.id}/{caller.turns}", rule.says),)
        hangs_up = hangs_up or rule.hang_up
    hangs_up = hangs_up or mood > HOTTEST
    mood = max(0, min(HOTTEST, mood))
    return Outcome(msgspec.structs.replace(caller, mood=mood, done=tuple(done)), says, hangs_up)


def fitting(deed: Deed, caller: CallerState, rules: Collection[Reaction]) -> Iterator[Reaction]:
    """Give the rules whose conditions all hold."""
    for rule in rules:
        if not (rule.once and rule.id in caller.done) and _holds(rule, deed, caller):
            yield rule


def _holds(rule: Reaction, deed: Deed, caller: CallerState) -> bool:
    when = rule.when
    flow = deed.place.partition("/")[0]
    if when.at and deed.place not in when.at and flow not in when.at:
        return False
    if when.kept_waiting:
        return deed.silent_for >= when.kept_waiting and caller.mood >= when.mood_from
    if not deed.is_line:
        return False
    return all(
        (
            not when.heard or bool(deed.heard.intersection(when.heard)),
            not when.lacks or not deed.heard.issuperset(when.lacks),
            not when.forbidden or bool(deed.phrases),
            not when.phrases or bool(deed.phrases.intersection(when.phrases)),
            not when.thinks or deed.thinking >= when.thinks,
            not when.asks_again or deed.asked_again,
            when.named is None or deed.is_named is when.named,
            caller.mood >= when.mood_from,
        )
    )
