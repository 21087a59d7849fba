"""Who rings up in a drill: one person with one matter, drawn by the seed."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from callassist.content.training_values import Callers, Situation, Temperament
from callassist.content.values import FieldId, FlowId
from callassist.training.dice import Dice


class Cast(msgspec.Struct, frozen=True):
    """The caller of one drill: `facts` is all that can be found out, by field."""

    temperament: Temperament
    situation: Situation | None
    facts: Mapping[FieldId, str]

    @property
    def name(self) -> str:
        """Give the caller's surname and form of address, run together as in Chinese."""
        return self.facts.get("surname", "") + self.facts.get("title", "")


def cast(callers: Callers, flow: FlowId, temperament: Temperament, dice: Dice) -> Cast:
    """Give the caller: of the situations for this flow one, else one of those for the flows the temperament leads into."""
    wanted = [one for one in callers.situations.values() if flow in one.flows]
    if not wanted:
        wanted = [one for one in callers.situations.values() if set(one.flows) & set(temperament.enters)]
    if not wanted:
        wanted = list(callers.situations.values())
    persons = callers.persons
    facts = {
        "surname": dice.pick("surname", persons.surnames),
        "title": dice.pick("title", persons.titles),
        "room": dice.pick("room", persons.rooms),
        "phone": dice.pick("phone", persons.phones),
    }
    if persons.firms:
        facts["firm"] = dice.pick("firm", persons.firms)
    situation = dice.pick("situation", wanted) if wanted else None
    if situation is not None:
        facts |= situation.facts
    return Cast(temperament, situation, facts)
