"""A step or choice leads to a step that does not exist in this flow.

Bad::

    steps:
      first: {say: 您好, next: lats}
      last: {return: true}

Good::

    steps:
      first: {say: 您好, next: last}
      last: {return: true}
"""

from collections.abc import Iterator

from callassist.content.draft import Content, FlowDraft
from callassist.content.found import Found
from callassist.content.rule import Rule
from callassist.content.unknown import unknown_in_flow
from callassist.language import notice

rule = Rule("G001", "E")
_WHAT = notice("step")
_HURTS = notice("The call would stop here.")


@rule.each_flow
def check(draft: FlowDraft, content: Content) -> Iterator[Found]:  # noqa: ARG001 - one shape for all rules
    """Look up every step that a flow names."""
    known = draft.names
    return unknown_in_flow(draft, "step", _WHAT, known, _HURTS)
