"""Lines of the scripts to copy when the typing rate is measured: said every day, none with a gap in it."""

from __future__ import annotations

from callassist.content.values import Pack
from callassist.training.dice import Dice
from callassist.workflows.bare_line import bare_line

_COUNT = 40


def typing_lines(pack: Pack, dice: Dice) -> tuple[str, ...]:
    """Give lines in an order of the dice's, enough for two minutes of the quickest."""
    plain = [
        bare_line(text, pack.site)
        for flow in pack.flows.values()
        for step in flow.steps.values()
        for text in step.say
        if "{" not in text
    ]
    return tuple(dice.shuffled("lines", sorted(set(plain)))[:_COUNT])
