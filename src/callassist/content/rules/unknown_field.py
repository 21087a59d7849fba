"""A field is asked for, read back or needed that the site file does not have.

Bad::

    steps:
      first: {say: 您的号码？, record: [phon], return: true}

Good::

    steps:
      first: {say: 您的号码？, record: [phone], return: true}
"""

from collections.abc import Iterator

from callassist.content.draft import Content, FlowDraft
from callassist.content.found import Found
from callassist.content.references import Reference
from callassist.content.rule import Rule
from callassist.content.unknown import unknown_among, unknown_in_site
from callassist.language import notice

rule = Rule("G003", "E")
_WHAT = notice("field")
_HURTS = notice("What the caller says could not be written down.")
_GIVEN = frozenset({"now", "rings"})
"""What a test may give besides fields."""


@rule.each_flow
def check(draft: FlowDraft, content: Content) -> Iterator[Found]:
    """Look up every field that a flow names."""
    if content.site is None:
        return
    fields = content.site.site.fields
    given = [
        Reference("field", name, ("tests", position, "given", name), is_key=True)
        for position, case in enumerate(draft.flow.tests)
        for name in case.given
        if name not in _GIVEN
    ]
    yield from unknown_among(draft, [*draft.references.get("field", ()), *given], _WHAT, fields, _HURTS)


@rule.whole
def check_site(content: Content) -> Iterator[Found]:
    """Look up every field that a disposition needs."""
    if content.site is not None:
        yield from unknown_in_site(content, "field", _WHAT, content.site.site.fields, _HURTS)
