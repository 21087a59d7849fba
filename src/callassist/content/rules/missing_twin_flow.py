"""A flow that there is in one language only."""

from collections.abc import Iterator

from callassist.content.draft import Content
from callassist.content.found import Found, Said
from callassist.content.rule import Rule
from callassist.language import notice

rule = Rule("N001", "W")


@rule.between
def check(content: Content, other: Content) -> Iterator[Found]:
    """Look for each flow in the other language."""
    for draft in content.flows:
        if draft.flow.id not in other.flow_ids:
            said = Said(
                notice('The flow "{id}" has no file in the other language', id=draft.flow.id),
                notice("Who works in that language has nothing to say there."),
                notice("Add scripts/{lang}/{id}.yaml.", lang=other.lang, id=draft.flow.id),
            )
            yield draft.at(("id",), said)
