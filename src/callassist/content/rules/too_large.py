"""A file is too large: 1 MB for a flow or site file, 10 MB for a phrasebook file."""

from callassist.content.found import Said
from callassist.content.problem import Fault
from callassist.content.rule import Rule
from callassist.language import notice

rule = Rule("C001", "E")


@rule.explains("too-large")
def words(fault: Fault) -> Said:
    """Name the limit: nothing beyond it was read, so the size is not known."""
    return Said(
        notice(
            "The file is larger than {limit} kB, and no more can be read",
            limit=round(int(str(fault.facts["limit"])) / 1000),
        ),
        notice("Nothing of this file can be used."),
        notice("Split it into smaller files."),
    )
