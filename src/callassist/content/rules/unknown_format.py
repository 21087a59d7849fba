"""The first line names the format of the file: flow/1, site/1, phrasebook/1 or courtesy/1. A newer one needs a newer program."""

from callassist.content.found import Said
from callassist.content.problem import Fault
from callassist.content.rule import Rule
from callassist.language import notice

rule = Rule("V001", "E")


@rule.explains("newer-format")
def newer(fault: Fault) -> Said:
    """Say that the program is too old."""
    return Said(
        notice('The format "{value}" is newer than this program knows', value=fault.facts["value"]),
        notice("Nothing of this file can be used."),
        notice("Update the program, or write {known}.", known=fault.facts["known"]),
    )


@rule.explains("unknown-format")
def unknown(fault: Fault) -> Said:
    """Say which formats there are."""
    return Said(
        notice('There is no format "{value}"', value=fault.facts["value"])
        if fault.facts["value"]
        else notice("The file does not say its format"),
        notice("Nothing of this file can be used."),
        notice("Write as the first line: format: {known}", known=fault.facts["known"]),
    )


@rule.explains("no-mapping")
def no_mapping(fault: Fault) -> Said:
    """Say that the file is not made of keys."""
    return Said(
        notice("The file is empty, or not made of keys and values"),
        notice("Nothing of this file can be used."),
        notice("Write as the first line: format: {known}", known=fault.facts["known"]),
    )
