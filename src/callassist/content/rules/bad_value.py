"""A value that its key cannot take.

Bad::

    steps:
      first: {say: 您好, return: perhaps}

Good::

    steps:
      first: {say: 您好, return: true}
"""

from callassist.content.found import Said
from callassist.content.near import joined, nearest
from callassist.content.problem import Fault
from callassist.content.rule import Rule
from callassist.language import Notice, notice

rule = Rule("S003", "E")
_HURTS = notice("This part cannot be used as it stands.")
_WANTED: dict[str, Notice] = {
    "yes-or-no": notice("Write true or false."),
    "number": notice("Write a number such as 3."),
    "text": notice("Write words, not a list or keys."),
    "list": notice("Write a list: one item a line, each after a dash and a blank."),
    "mapping": notice("Write keys below it, each with a colon and a blank."),
}


@rule.explains("bad-value")
def words(fault: Fault) -> Said:
    """Name the key and what it takes."""
    return Said(
        notice('"{value}" does not fit "{key}"', value=fault.facts["value"], key=fault.facts["key"])
        if fault.facts["value"]
        else notice('What stands here does not fit "{key}"', key=fault.facts["key"]),
        _HURTS,
        _WANTED[str(fault.facts["wanted"])],
    )


@rule.explains("misplaced-key")
def misplaced(fault: Fault) -> Said:
    """Name the key that stands among the steps, and the step above it."""
    return Said(
        notice('"{key}" stands among the steps here; does it belong to "{step}" above?', **fault.facts),
        _HURTS,
        notice("Indent the line like the others of that step."),
    )


@rule.explains("empty-value")
def empty(fault: Fault) -> Said:
    """Name the key that has nothing."""
    return Said(
        notice('"{key}" is empty', key=fault.facts["key"]),
        _HURTS,
        notice("Write something after the colon, or delete the line."),
    )


@rule.explains("commented-value")
def commented(fault: Fault) -> Said:
    """Name the key whose value is taken for a comment."""
    return Said(
        notice('From # on this is a comment, so "{key}" is empty', key=fault.facts["key"]),
        _HURTS,
        notice('Put the whole value in "double quotes"; before a comment leave a blank after #.'),
    )


@rule.explains("not-one-of")
def not_one_of(fault: Fault) -> Said:
    """Name what may stand there."""
    found = fault.facts["known"]
    known = [str(one) for one in found] if isinstance(found, list) else []
    value = str(fault.facts["value"])
    near = nearest(value, known)
    return Said(
        notice('"{value}" does not fit "{key}"; is it "{near}"?', value=value, key=fault.facts["key"], near=near)
        if near
        else notice('"{value}" does not fit "{key}"', value=value, key=fault.facts["key"]),
        _HURTS,
        notice("Possible are {names}.", names=joined(known)),
    )


@rule.explains("bad-choice-key")
def choice_key(fault: Fault) -> Said:
    """Say which keys a choice may have."""
    return Said(
        notice('"{value}" cannot be the key of a choice', value=fault.facts["value"]),
        notice("The agent cannot press it."),
        notice("Use a digit from 1 to 9."),
    )


@rule.explains("bad-flow-key")
def flow_key(fault: Fault) -> Said:
    """Say which keys a flow may have."""
    return Said(
        notice('"{value}" cannot be the key of a flow', value=fault.facts["value"]),
        notice("The agent cannot press it."),
        notice("Use one letter, a to z or A to Z."),
    )


@rule.explains("one-action")
def one_action(_: Fault) -> Said:
    """Say that an action is one key."""
    return Said(
        notice("Each item of a test does exactly one thing"),
        notice("The test cannot be run."),
        notice("Possible are {names}.", names="press, wait, see, fill, open, back, hang_up"),
    )
