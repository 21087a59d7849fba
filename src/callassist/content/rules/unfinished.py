"""A step is marked as unfinished: it may be saved, but not published.

Bad::

    steps:
      first: {say: 您好, todo: true}

Good::

    steps:
      first: {say: 您好, return: true}
"""

from collections.abc import Iterator

from callassist.content.draft import Content, FlowDraft
from callassist.content.found import Found, Said
from callassist.content.rule import Rule
from callassist.language import notice

rule = Rule("S013", "W")


@rule.each_flow
def check(draft: FlowDraft, content: Content) -> Iterator[Found]:  # noqa: ARG001 - one shape for all rules
    """Look for the mark."""
    for step in draft.flow.steps.values():
        if step.todo:
            said = Said(
                notice('The step "{id}" is unfinished', id=step.id),
                notice("It may be saved, but not published."),
                notice("Finish it, then delete the line todo."),
            )
            yield draft.at(("steps", step.id, "todo"), said, key=True)
