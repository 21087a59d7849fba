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
from callassist.content.near import joined, listed
from callassist.content.problem import Edit, Fault
from callassist.content.rule import Rule
from callassist.content.unknown import also_in
from callassist.language import notice

rule = Rule("S001", "E")


@rule.explains("unknown-key")
def words(fault: Fault) -> Said:
    """Name the key, and the one that was meant if there is a likely one; or all keys that mean nothing here."""
    near, home = str(fault.facts["near"]), str(fault.facts.get("home", ""))
    keys, known = ([str(one) for one in _list(fault.facts[name])] for name in ("keys", "known"))
    if near:
        message = notice('There is no key "{key}" here; is it "{near}"?', key=keys[0], near=near)
    elif home:
        message = notice(
            'There are no keys {names} here; is the line "{home}:" missing above?', names=joined(keys), home=home
        )
    elif len(keys) > 1:
        message = notice(
            "There are no keys {names} here; is the line missing that they belong under?", names=joined(keys)
        )
    else:
        message = notice('There is no key "{key}" here', key=keys[0])
    names = listed(known)
    said = Said(
        message,
        notice("What stands under it would be ignored."),
        notice('Write "{near}: ".', near=near)
        if near
        else notice('Write "{home}:" on a line of its own above the first of them.', home=home)
        if home
        else notice("Possible are {names}.", names=names)
        if names
        else notice("Correct the key, or delete it."),
        (Edit(fault.place, near, is_safe=near == english(keys[0])),) if near else (),
    )
    return also_in(said, [int(str(one)) for one in _list(fault.facts.get("lines"))])


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []
