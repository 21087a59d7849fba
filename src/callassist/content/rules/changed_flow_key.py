"""A flow opens with another key than in the live version: fingers remember."""

from collections.abc import Iterator

from callassist.content.draft import Content
from callassist.content.found import Found, Said
from callassist.content.rule import Rule
from callassist.content.values import Pack
from callassist.language import notice

rule = Rule("K002", "W")


@rule.since
def check(content: Content, published: Pack) -> Iterator[Found]:
    """Hold every flow's key against the one it had."""
    for draft in content.flows:
        before = published.flows.get(draft.flow.id)
        if before is not None and before.key and draft.flow.key != before.key:
            said = Said(
                notice("The flow opened with the key {old} until now", old=before.key),
                notice("Agents press it without looking, and get another flow or none."),
                notice("Keep “key: {old}”, unless there is a good reason.", old=before.key),
            )
            yield draft.at(("key",), said)
