"""A step of a draft as the agent sees it, with a sample value in every field."""

from __future__ import annotations

from msgspec.structs import replace

from callassist.content.values import Pack
from callassist.errors import CallassistError
from callassist.workflows.view import View
from callassist.workflows.walk import Walker


def samples(pack: Pack) -> dict[str, str]:
    """Give a value for each field that has a sample, as callers would tell them."""
    return {name: field.sample for name, field in pack.site.fields.items() if field.sample}


def walker_at(pack: Pack, flow: str, step: str = "") -> Walker | None:
    """Give a call that stands at a step of a flow (at its start without one), or None if no call can get there."""
    found = pack.flows.get(flow)
    if found is None or not found.steps:
        return None
    begun = pack
    if step in found.steps:
        # As if the flow began here: on the way from its start the call might go into another flow.
        begun = replace(pack, flows={**pack.flows, flow: replace(found, start=step)})
    try:
        walker = Walker(begun, flow, given=samples(pack))
    except (CallassistError, LookupError, ValueError, RecursionError):
        return None  # a draft may lead nowhere; the check says where and why
    walker.pack = pack
    return walker


def preview(pack: Pack, flow: str, step: str = "") -> View | None:
    """Give what the agent would see at a step, or None while it cannot be walked."""
    walker = walker_at(pack, flow, step)
    try:
        return None if walker is None else walker.view()
    except (CallassistError, LookupError, ValueError, RecursionError):
        return None
