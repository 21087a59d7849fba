"""A step of a draft as the agent sees it, with a sample value in every field."""

from __future__ import annotations

from callassist.content.values import Pack
from callassist.errors import CallassistError
from callassist.workflows.view import View
from callassist.workflows.walk import Walker


def samples(pack: Pack) -> dict[str, str]:
    """Give a value for each field that has a sample, as callers would tell them."""
    return {name: field.sample for name, field in pack.site.fields.items() if field.sample}


def walker_at(pack: Pack, flow: str, step: str = "") -> Walker | None:
    """Give a call that stands at a step of a flow (at its start without one), or None if no call can get there."""
    if flow not in pack.flows or not pack.flows[flow].steps:
        return None
    try:
        walker = Walker(pack, flow, given=samples(pack))
        here = walker.call.here
        if step in pack.flows[flow].steps and not (here is not None and (here.flow, here.step) == (flow, step)):
            walker.act("goto", step)
    except (CallassistError, LookupError, ValueError, RecursionError):
        return None  # a draft may lead nowhere; the check says where and why
    return walker


def preview(pack: Pack, flow: str, step: str = "") -> View | None:
    """Give what the agent would see at a step, or None while it cannot be walked."""
    walker = walker_at(pack, flow, step)
    try:
        return None if walker is None else walker.view()
    except (CallassistError, LookupError, ValueError, RecursionError):
        return None
