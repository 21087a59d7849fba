"""An id must be lower-case letters and digits, joined by - or _.

Bad::

    steps:
      first: {say: 您好, next: 第二步}
      第二步: {return: true}

Good::

    steps:
      first: {say: 您好, next: second}
      second: {return: true}
"""

from callassist.content.found import Said
from callassist.content.problem import Fault
from callassist.content.rule import Rule
from callassist.language import notice

rule = Rule("S004", "E")


@rule.explains("bad-id")
def words(fault: Fault) -> Said:
    """Name the id."""
    return Said(
        notice('"{value}" cannot be an id', value=fault.facts["value"]),
        notice("Records, tests and translations refer to ids, so they must stay plain."),
        notice("Use small letters and digits, joined by - or _, such as ask_name."),
    )
