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

from callassist.content.draft import Content, FlowDraft
from callassist.content.found import Found
from callassist.content.rule import Rule
from callassist.content.unknown import unknown_in_flow
from callassist.language import notice

rule = Rule("G002", "E")
_WHAT = notice("flow")
_HURTS = notice("The call would stop here.")


@rule.each_flow
def check(draft: FlowDraft, content: Content) -> Iterator[Found]:
    """Look up every flow that a flow names."""
    known = content.flow_ids
    return unknown_in_flow(draft, "flow", _WHAT, known, _HURTS)
