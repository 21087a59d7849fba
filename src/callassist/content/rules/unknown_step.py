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
from callassist.content.unknown import unknown_among
from callassist.language import notice

rule = Rule("G001", "E")
_WHAT = notice("step")
_HURTS = notice("The call would stop here.")


@rule.each_flow
def check(draft: FlowDraft, content: Content) -> Iterator[Found]:  # noqa: ARG001 - one shape for all rules
    """Look up every step that a flow names; of those, also where timers and repeats lead."""
    named = draft.references.get("step", [])
    timed = [one for one in draft.references.get("then", ()) if one.name in {other.name for other in named}]
    return unknown_among(draft, [*named, *timed], _WHAT, draft.names, _HURTS)
