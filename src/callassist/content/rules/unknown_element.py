"""A step asks for an element (something that must be heard) that the site file does not have.

Bad::

    steps:
      first: {say: 您好, must: [gret], return: true}

Good::

    steps:
      first: {say: 您好, must: [greet], return: true}
"""

from collections.abc import Iterator

from callassist.content.draft import Content, FlowDraft
from callassist.content.found import Found
from callassist.content.rule import Rule
from callassist.content.unknown import unknown_in_flow
from callassist.language import notice

rule = Rule("G006", "E")
_WHAT = notice("element")
_HURTS = notice("Drills could not score this line.")


@rule.each_flow
def check(draft: FlowDraft, content: Content) -> Iterator[Found]:
    """Look up every element that a flow names."""
    if content.site is not None:
        yield from unknown_in_flow(draft, "element", _WHAT, content.site.site.elements, _HURTS)
