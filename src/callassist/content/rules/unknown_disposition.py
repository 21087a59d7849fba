"""A call ends, or notes an outcome, with a disposition that the site file does not have.

Bad::

    steps:
      first: {say: 再见, end: anserwed}

Good::

    steps:
      first: {say: 再见, end: answered}
"""

from collections.abc import Iterator

from callassist.content.draft import Content, FlowDraft
from callassist.content.found import Found
from callassist.content.rule import Rule
from callassist.content.unknown import unknown_in_flow, unknown_in_site
from callassist.language import notice

rule = Rule("G004", "E")
_WHAT = notice("disposition")
_HURTS = notice("The call could not be closed.")


@rule.each_flow
def check(draft: FlowDraft, content: Content) -> Iterator[Found]:
    """Look up every disposition that a flow names."""
    if content.site is not None:
        yield from unknown_in_flow(draft, "disposition", _WHAT, content.site.site.dispositions, _HURTS)


@rule.whole
def check_site(content: Content) -> Iterator[Found]:
    """Look up the outcome that holds when none was noted."""
    if content.site is not None:
        yield from unknown_in_site(content, "disposition", _WHAT, content.site.site.dispositions, _HURTS)
