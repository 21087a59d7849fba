"""Two entries of one list have the same id: occasions, day parts, festivals, callers, situations, items, questions."""

from callassist.content.found import Said
from callassist.content.problem import Fault
from callassist.content.rule import Rule
from callassist.language import notice

rule = Rule("S014", "E")


@rule.explains("doubled-id")
def words(fault: Fault) -> Said:
    """Name the id and where it stood first; phrases have a rule of their own."""
    return Said(
        notice('There is an "{id}" already, in line {line}', id=fault.facts["id"], line=fault.facts["line"]),
        notice("Only one of the two would be used."),
        notice("Give one of them another id."),
    )
