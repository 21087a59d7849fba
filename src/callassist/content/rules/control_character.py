"""A character that cannot be seen and may wipe, hide or reorder what an agent reads."""

from callassist.content.found import Said
from callassist.content.problem import Fault
from callassist.content.rule import Rule
from callassist.language import notice

rule = Rule("C003", "E")


@rule.explains("control-character")
def words(fault: Fault) -> Said:
    """Name the character by its number."""
    return Said(
        notice("There is an invisible character {char} here", char=fault.facts["char"]),
        notice("It can hide or reorder what the agent reads aloud."),
        notice("Delete it; type the words again if need be."),
    )
