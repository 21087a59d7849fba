"""A file that looks like content, but whose name does not end in `.yaml`: it is passed over."""

from callassist.content.found import Said
from callassist.content.problem import Fault
from callassist.content.rule import Rule
from callassist.language import notice

rule = Rule("C005", "W")


@rule.explains("not-read")
def words(fault: Fault) -> Said:
    """Give the name it wants."""
    return Said(
        notice("This file is not read: only names that end in .yaml are"),
        notice("Nothing in it ever reaches an agent."),
        notice("Rename it to {name}, or move it out of the folder.", name=fault.facts["name"]),
    )
