"""A step or choice runs a flow that does not exist.

Bad::

    steps:
      first: {say: 您好, call: nobody, next: last}
      last: {return: true}

Good::

    steps:
      first: {say: 您好, call: other, next: last}
      last: {return: true}
"""

from collections.abc import Iterator

import msgspec

from callassist.content.draft import Content, FlowDraft
from callassist.content.found import Found
from callassist.content.rule import Rule
from callassist.content.unknown import unknown, unknown_in_flow
from callassist.content.values import Site
from callassist.language import notice

rule = Rule("G002", "E")
_WHAT = notice("flow")
_HURTS = notice("The call would stop here.")
_NAMED = ("inbound", "outbound", "callback", "after_call")


@rule.each_flow
def check(draft: FlowDraft, content: Content) -> Iterator[Found]:
    """Look up every flow that a flow names."""
    known = content.flow_ids
    return unknown_in_flow(draft, "flow", _WHAT, known, _HURTS)


@rule.whole
def check_site(content: Content) -> Iterator[Found]:
    """Look up the flows that the site file names itself; the usual names may be missing from a small site."""
    if content.site is None:
        return
    usual = {field.name: field.default for field in msgspec.structs.fields(Site)}
    for key in _NAMED:
        name = getattr(content.site.site, key)
        if name != usual[key] and name not in content.flow_ids:
            yield content.site.at((key,), unknown(_WHAT, name, content.flow_ids, _HURTS))
