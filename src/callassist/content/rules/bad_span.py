"""A span of time is a number with s, m, h, d or wd (working days); a time of day is 08:30.

Bad::

    steps:
      first:
        say: 您好
        timer: {every: 20秒, max: 2, then: last}
        next: last
      last: {return: true}

Good::

    steps:
      first:
        say: 您好
        timer: {every: 20s, max: 2, then: last}
        next: last
      last: {return: true}
"""

from callassist.content.found import Said
from callassist.content.near import joined, nearest
from callassist.content.problem import Fault
from callassist.content.rule import Rule
from callassist.language import notice

rule = Rule("S005", "E")
_HURTS = notice("The clock cannot be set.")


@rule.explains("bad-span")
def words(fault: Fault) -> Said:
    """Say how spans are written."""
    return Said(
        notice('"{value}" is no span of time', value=fault.facts["value"]),
        _HURTS,
        notice("Write 20s, 5m, 2h, 3d, or 3wd for working days."),
    )


@rule.explains("bad-clock")
def clock(fault: Fault) -> Said:
    """Say which figures of the site a timer may name."""
    found = fault.facts["known"]
    known = [str(one) for one in found] if isinstance(found, list) else []
    value = str(fault.facts["value"])
    near = nearest(value, known)
    return Said(
        notice('The site has no timing figure "{value}"; is it "{near}"?', value=value, near=near)
        if near
        else notice('"{value}" is no span of time', value=value),
        _HURTS,
        notice("Write a span such as 20s, or one of {names}.", names=joined(known)),
    )


@rule.explains("bad-time")
def time_of_day(fault: Fault) -> Said:
    """Say how times of day are written."""
    return Said(
        notice('"{value}" is no time of day', value=fault.facts["value"]),
        notice("Opening hours and greetings would be wrong."),
        notice('Write "08:30", and spans of the day as "08:30-12:00", in quotes.'),
    )
