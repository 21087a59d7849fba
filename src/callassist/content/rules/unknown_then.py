"""A timer or repeat leads to a step that does not exist in this flow.

Bad::

    steps:
      first:
        say: 您好
        timer: {every: 20s, say: 您还在吗？, max: 2, then: lats}
        next: last
      last: {return: true}

Good::

    steps:
      first:
        say: 您好
        timer: {every: 20s, say: 您还在吗？, max: 2, then: last}
        next: last
      last: {return: true}
"""

from collections.abc import Iterator

from callassist.content.draft import Content, FlowDraft
from callassist.content.found import Found
from callassist.content.rule import Rule
from callassist.content.unknown import unknown_among
from callassist.language import notice

rule = Rule("L003", "E")
_WHAT = notice("step")
_HURTS = notice("When the time is up, the call would stop here.")


@rule.each_flow
def check(draft: FlowDraft, content: Content) -> Iterator[Found]:  # noqa: ARG001 - one shape for all rules
    """Look up every step that a timer or repeat leads to; what choices name too is told of there."""
    told = {reference.name for reference in draft.references.get("step", ())}
    references = [one for one in draft.references.get("then", ()) if one.name not in told]
    return unknown_among(draft, references, _WHAT, draft.names, _HURTS)
