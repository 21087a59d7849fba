"""No way leads to a step. What only such a step leads to is not told of again.

Bad::

    steps:
      first: {say: 您好, return: true}
      forgotten: {say: 还有吗？, return: true}

Good::

    steps:
      first: {say: 您好, next: forgotten}
      forgotten: {say: 还有吗？, return: true}
"""

from collections.abc import Iterator

from callassist.content.draft import Content, FlowDraft
from callassist.content.found import Found, Said
from callassist.content.graph import graph_of
from callassist.content.rule import Rule
from callassist.language import notice

rule = Rule("G010", "E")


@rule.each_flow
def check(draft: FlowDraft, content: Content) -> Iterator[Found]:  # noqa: ARG001 - one shape for all rules
    """Walk from the start and see what was not reached, and where that begins."""
    graph = graph_of(draft)
    if graph is None:
        return
    for name in graph.forgotten:
        said = Said(
            notice('No way leads to the step "{id}"', id=name),
            notice("Nobody will ever hear it."),
            notice("Lead to it from another step, or delete it."),
        )
        yield draft.at(("steps", name), said, key=True)
