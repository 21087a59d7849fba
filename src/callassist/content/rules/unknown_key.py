"""A key that does not exist at this place.

Bad::

    steps:
      first: {say: 您好, nxt: last}
      last: {return: true}

Good::

    steps:
      first: {say: 您好, next: last}
      last: {return: true}
"""

from callassist.content.found import Said
from callassist.content.keys import english
from callassist.content.near import listed, meant_by
from callassist.content.problem import Edit, Fault
from callassist.content.rule import Rule
from callassist.language import notice

rule = Rule("S001", "E")


@rule.explains("unknown-key")
def words(fault: Fault) -> Said:
    """Name the key, and the one that was meant if there is a likely one."""
    key = str(fault.facts["key"])
    found = fault.facts["known"]
    known = [str(one) for one in found] if isinstance(found, list) else []
    near = meant_by(key, known)
    if near:
        message = notice('There is no key "{key}" here; is it "{near}"?', key=key, near=near)
    else:
        message = notice('There is no key "{key}" here', key=key)
    names = listed(known)
    return Said(
        message,
        notice("What stands under it would be ignored."),
        notice('Write "{near}: ".', near=near)
        if near
        else notice("Possible are {names}.", names=names)
        if names
        else notice("Correct the key, or delete it."),
        (Edit(fault.place, near, is_safe=near == english(key)),) if near else (),
    )
