"""The file begins with a byte-order mark, which some editors write. It does no harm here."""

from callassist.content.found import Said
from callassist.content.problem import Fault
from callassist.content.rule import Rule
from callassist.language import notice

rule = Rule("C004", "I")


@rule.explains("byte-order-mark")
def words(_: Fault) -> Said:
    """Say that it may go."""
    return Said(
        notice("The file begins with a byte-order mark"),
        notice("None here; other tools may stumble over it."),
        notice("Save as UTF-8 without BOM, or run: callassist upgrade --write"),
    )
