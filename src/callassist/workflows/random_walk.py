"""A call answered by chance: every choice may be taken, every field asked is filled with its sample."""

from __future__ import annotations

import random
from collections.abc import Iterator

from callassist.call.clocks import step_here
from callassist.call.wanted import missing
from callassist.workflows.walk import Walker

_MOST = 400
"""Actions after which a caller who never stops hangs up."""


def random_actions(walker: Walker, dice: random.Random) -> Iterator[str]:
    """Give action lines until the call is closed; each is chosen by where the walk stands after the last."""
    site = walker.pack.site
    for _ in range(_MOST):
        if walker.call.phase == "closed":
            return
        step, ended = step_here(walker.call, walker.pack), walker.call.walk.ended
        if ended is not None and not ended.disposition:
            yield f"dispose {site.default_outcome}"
            continue
        if step is None:
            wanted = missing(walker.call, walker.pack)
            yield f"fill {wanted[0]} {site.fields[wanted[0]].sample or 'x'}" if wanted else "close"
            continue
        open_fields = [name for name in step.record if not walker.call.value(name)]
        if open_fields:
            yield f"fill {open_fields[0]} {site.fields[open_fields[0]].sample or 'x'}"
        ways = [f"press {choice.key}" for choice in step.choices]
        if step.next or step.end or step.returns:
            ways.append("enter")
        if step.timer is not None and walker.call.phase == "talking":
            ways.append(f"wait {max(1, step.timer.every // 1000)}s")
        yield dice.choice(ways) if ways else "hang_up caller"
    yield "hang_up caller"
