"""A promise of a kind that the site file does not have.

Bad::

    steps:
      first: {say: 我给您回电。, promise: {kind: calback}, return: true}

Good::

    steps:
      first: {say: 我给您回电。, promise: {kind: callback}, return: true}
"""

from collections.abc import Iterator

from callassist.content.draft import Content, FlowDraft
from callassist.content.found import Found
from callassist.content.rule import Rule
from callassist.content.unknown import unknown_in_flow, unknown_in_site
from callassist.language import notice

rule = Rule("G007", "E")
_WHAT = notice("kind of promise")
_HURTS = notice("The promise would have no deadline and no owner.")


@rule.each_flow
def check(draft: FlowDraft, content: Content) -> Iterator[Found]:
    """Look up every kind of promise that a flow names."""
    if content.site is not None:
        yield from unknown_in_flow(draft, "promise", _WHAT, content.site.site.promises, _HURTS)


@rule.whole
def check_site(content: Content) -> Iterator[Found]:
    """Look up every kind of promise that a disposition makes."""
    if content.site is not None:
        yield from unknown_in_site(content, "promise", _WHAT, content.site.site.promises, _HURTS)
