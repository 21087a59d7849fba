"""A key that is needed is not there.

Bad::

    steps:
      first:
        choices:
          - {key: 1, end: answered}

Good::

    steps:
      first:
        choices:
          - {key: 1, label: 办好了, end: answered}
"""

from callassist.content.found import Said
from callassist.content.near import joined
from callassist.content.problem import Fault
from callassist.content.rule import Rule
from callassist.language import notice

rule = Rule("S002", "E")


@rule.explains("missing-key")
def words(fault: Fault) -> Said:
    """Name the key, or all the keys that one mapping lacks."""
    found = fault.facts.get("keys")
    keys = [str(one) for one in found] if isinstance(found, list) else []
    several = len(keys) > 1
    return Said(
        notice("The keys {names} are missing here", names=joined(keys))
        if several
        else notice('The key "{key}" is missing here', key=fault.facts["key"]),
        notice("This part cannot be used without it."),
        notice('Add a line "{key}: …".', key=fault.facts["key"])
        if not several
        else notice('Add a line for each, as "{key}: …".', key=keys[0]),
    )
