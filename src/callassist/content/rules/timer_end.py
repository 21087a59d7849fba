"""A timer says how often it rings and where it leads then: max and then.

Bad::

    steps:
      first:
        say: 请稍等
        timer: {every: 20s, say: 还在查。}
        next: last
      last: {return: true}

Good::

    steps:
      first:
        say: 请稍等
        timer: {every: 20s, say: 还在查。, max: 3, then: last}
        next: last
      last: {return: true}
"""

from collections.abc import Iterator

from callassist.content.draft import Content, FlowDraft
from callassist.content.found import Found, Said
from callassist.content.rule import Rule
from callassist.language import notice

rule = Rule("L001", "E")


@rule.each_flow
def check(draft: FlowDraft, content: Content) -> Iterator[Found]:  # noqa: ARG001 - one shape for all rules
    """Look at every timer."""
    for step in draft.flow.steps.values():
        if step.timer is not None and not (step.timer.most and step.timer.then):
            said = Said(
                notice('The timer has no "{key}"', key="then" if step.timer.most else "max"),
                notice("The agent would repeat the same line to the caller without end."),
                notice('Add "max: 3, then: …" with the step that follows.'),
            )
            yield draft.at(("steps", step.id, "timer"), said, key=True)
