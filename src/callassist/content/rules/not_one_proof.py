"""An item of a scorecard says in exactly one way how it is proved.

Good items read `by: {element: greet}`, `by: {phrases: forbid}`, `by: {order: [empathy, restate]}` or `by: {ring: true}`.
"""

from collections.abc import Sequence
from typing import cast

from callassist.content.found import Said
from callassist.content.near import joined
from callassist.content.problem import Fault
from callassist.content.rule import Rule
from callassist.language import notice

rule = Rule("Q002", "E")


@rule.explains("not-one-proof")
def words(fault: Fault) -> Said:
    """Name the ways there are."""
    given = cast("Sequence[str]", fault.facts["given"])
    return Said(
        notice("The item is proved in {count} ways: {names}", count=len(given), names=joined(given))
        if given
        else notice("The item does not say how it is proved"),
        notice("Nobody could say why points were lost."),
        notice("Give exactly one of {names}.", names=joined(cast("Sequence[str]", fault.facts["known"]))),
    )
