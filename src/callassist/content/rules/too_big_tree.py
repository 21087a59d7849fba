"""A file is nested too deeply (20) or holds too many values (20 000, a phrasebook 500 000)."""

from callassist.content.found import Said
from callassist.content.problem import Fault
from callassist.content.rule import Rule
from callassist.language import notice

rule = Rule("Y004", "E")


@rule.explains("too-deep")
def deep(fault: Fault) -> Said:
    """Name the limit."""
    return Said(
        notice("The brackets or indentations are nested more than {limit} deep", limit=fault.facts["limit"]),
        notice("Nothing of this file can be used."),
        notice("Is a bracket or quote missing?"),
    )


@rule.explains("too-many")
def many(fault: Fault) -> Said:
    """Name the limit."""
    return Said(
        notice("The file holds more than {limit} values", limit=fault.facts["limit"]),
        notice("Nothing of this file can be used."),
        notice("Split it into smaller files."),
    )
