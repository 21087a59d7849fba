"""A file is too large: 1 MB for a flow or site file, 10 MB for a phrasebook file."""

from callassist.content.found import Said
from callassist.content.problem import Fault
from callassist.content.rule import Rule
from callassist.language import notice

rule = Rule("C001", "E")


@rule.explains("too-large")
def words(fault: Fault) -> Said:
    """Name both sizes."""
    return Said(
        notice(
            "The file has {size} kB; at most {limit} kB can be read",
            size=round(int(str(fault.facts["size"])) / 1000),
            limit=round(int(str(fault.facts["limit"])) / 1000),
        ),
        notice("Nothing of this file can be used."),
        notice("Split it into smaller files."),
    )
