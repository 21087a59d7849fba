"""A key stands twice in the same mapping; one of the two would silently be lost.

Bad::

    steps:
      first: {say: 您好, say: 再见, return: true}

Good::

    steps:
      first: {say: [您好, 再见], return: true}
"""

from callassist.content.found import Said
from callassist.content.problem import Fault
from callassist.content.rule import Rule
from callassist.language import notice

rule = Rule("Y003", "E")


@rule.explains("duplicate-key")
def words(fault: Fault) -> Said:
    """Name the key and where it stands first."""
    return Said(
        notice('"{key}" stands here a second time (first in line {line})', **fault.facts),
        notice("One of the two would be lost."),
        notice("Keep one, or give one of them another name."),
    )
