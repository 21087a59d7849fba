"""Flows that run each other without ever coming to an end.

Bad::

    steps:
      first: {say: 您好, call: demo, next: last}
      last: {return: true}

Good::

    steps:
      first: {say: 您好, call: other, next: last}
      last: {return: true}
"""

from collections.abc import Collection, Iterator

from callassist.content.draft import Content
from callassist.content.found import Found, Said
from callassist.content.graph import circles, graph_of, leads_to, runs, spread
from callassist.content.problem import Path
from callassist.content.rule import Rule
from callassist.content.values import Choice, Flow, Step
from callassist.language import notice

rule = Rule("G014", "E")


@rule.whole
def check(content: Content) -> Iterator[Found]:
    """Find the flows that cannot finish although each has an exit: the ones that run each other in circles."""
    drafts = {draft.flow.id: draft for draft in content.flows if graph_of(draft) is not None}
    flows = {name: draft.flow for name, draft in drafts.items()}
    ending = set(content.flow_ids) - set(flows)
    while fresh := {name for name, flow in flows.items() if name not in ending and _finishes(flow, ending, flows)}:
        ending |= fresh
    endless = {name: flow for name, flow in flows.items() if name not in ending and _finishes(flow, set(flows), flows)}
    ways = {
        name: [to for step in flow.steps.values() for to in runs(step) if to in endless]
        for name, flow in endless.items()
    }
    for circle in circles(ways):
        members = sorted(circle)
        if len(members) > 1 or members[0] in ways[members[0]]:
            draft = drafts[members[0]]
            said = Said(
                notice("These flows run each other without end: {flows}", flows=" → ".join([*members, members[0]])),
                notice("The call could never end."),
                notice("Give one of them a way that does not run the next."),
            )
            yield draft.at(_call(draft.flow, circle), said)


def _call(flow: Flow, circle: Collection[str]) -> Path:
    """Give the way to the first call by which a flow goes into the circle."""
    for step in flow.steps.values():
        if step.call in circle:
            return ("steps", step.id, "call")
        for position, choice in enumerate(step.choices):
            if choice.call in circle:
                return ("steps", step.id, "choices", position, "call")
    return ("id",)


def _finishes(flow: Flow, ending: set[str], known: dict[str, Flow]) -> bool:
    """Say whether the flow can be left by a way on which every flow that is run can itself be left."""

    def passes(one: Step | Choice) -> bool:
        return not one.call or one.call in ending or one.call not in known

    def ways(name: str) -> list[str]:
        step = flow.steps.get(name)
        if step is None or not passes(step):
            return []
        kept = [choice.next for choice in step.choices if choice.next and passes(choice)]
        blocked = {choice.next for choice in step.choices if choice.next and not passes(choice)}
        return kept + [to for to in leads_to(step) if to not in blocked or to == step.next]

    def leaves(step: Step) -> bool:
        return passes(step) and (
            bool(step.returns or step.end or step.todo)
            or any((one.returns or one.end) and passes(one) for one in step.choices)
        )

    return any(name in flow.steps and leaves(flow.steps[name]) for name in spread([flow.start], ways))
