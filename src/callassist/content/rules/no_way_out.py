"""Some steps only lead to each other: the call can neither return nor end. One message a circle.

Bad::

    steps:
      first: {say: 请稍等, next: second}
      second: {say: 还在查, next: first}

Good::

    steps:
      first: {say: 请稍等, next: second}
      second:
        say: 还在查
        choices:
          - {key: 1, label: 查到了, return: true}
          - {key: 2, label: 没查到, next: first}
"""

from collections.abc import Iterator

from callassist.content.draft import Content, FlowDraft
from callassist.content.found import Found, Said
from callassist.content.graph import graph_of
from callassist.content.rule import Rule
from callassist.language import Notice, notice

rule = Rule("G011", "E")
_SHOWN = 6


@rule.each_flow
def check(draft: FlowDraft, content: Content) -> Iterator[Found]:  # noqa: ARG001 - one shape for all rules
    """Look for circles that nothing leads out of; steps without any exit are another rule's business."""
    graph = graph_of(draft)
    if graph is None:
        return
    for circle in graph.traps:
        if any(graph.ways[name] for name in circle):
            yield draft.at(("steps", circle[0]), Said(_message(circle), _HURTS, _FIX), key=True)


_HURTS = notice("The call could never end here.")
_FIX = notice("Add a step or choice with return: true or end.")


def _message(circle: list[str]) -> Notice:
    if len(circle) == 1:
        return notice('The step "{id}" only leads back to itself', id=circle[0])
    steps = " → ".join([*circle[:_SHOWN], "…"] if len(circle) > _SHOWN else [*circle, circle[0]])
    return notice("These steps only lead to each other: {steps}", steps=steps)
