"""A flow that ends as a complaint never thanks the caller for having told it."""

import re
from collections.abc import Iterator

from callassist.content.draft import Content
from callassist.content.found import Found, Said
from callassist.content.graph import runs
from callassist.content.rule import Rule
from callassist.content.texts import said_in_flow
from callassist.content.values import Flow
from callassist.language import notice

rule = Rule("D002", "W")
_COMPLAINT = "complaint"
_THANKS = re.compile("谢|thank", re.IGNORECASE)


@rule.whole
def check(content: Content) -> Iterator[Found]:
    """Look for a word of thanks in every flow that ends with a complaint, flows it runs included."""
    if content.site is None:
        return
    complaints = {one.id for one in content.site.site.dispositions.values() if one.category == _COMPLAINT}
    flows = {draft.flow.id: draft.flow for draft in content.flows}
    for draft in content.flows:
        ends = [step for step in draft.flow.steps.values() if step.end in complaints or step.outcome in complaints]
        if ends and not any(_thanks(flows[name]) for name in _with_run(draft.flow, flows)):
            said = Said(
                notice("Nobody thanks the caller here, though it is a complaint"),
                notice("Who complains has taken the trouble to tell us; they hear that it was a nuisance."),
                notice("Thank the caller for having told it, in the last step at the latest."),
            )
            yield draft.at(("steps", ends[0].id), said, key=True)


def _with_run(flow: Flow, flows: dict[str, Flow]) -> set[str]:
    return {name for name in {flow.id, *(run for step in flow.steps.values() for run in runs(step))} if name in flows}


def _thanks(flow: Flow) -> bool:
    return any(_THANKS.search(text) for _, text in said_in_flow(flow))
