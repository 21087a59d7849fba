"""A repeat says how often, and where it leads then: max and then.

Bad::

    steps:
      first:
        say: 请您再说一遍
        repeat: {max: 2}
        choices:
          - {key: 1, label: 没听清, next: first}
          - {key: 2, label: 听清了, return: true}

Good::

    steps:
      first:
        say: 请您再说一遍
        repeat: {max: 2, then: last}
        choices:
          - {key: 1, label: 没听清, next: first}
          - {key: 2, label: 听清了, return: true}
      last: {return: true}
"""

from collections.abc import Iterator

from callassist.content.draft import Content, FlowDraft
from callassist.content.found import Found, Said
from callassist.content.rule import Rule
from callassist.language import notice

rule = Rule("L002", "E")


@rule.each_flow
def check(draft: FlowDraft, content: Content) -> Iterator[Found]:  # noqa: ARG001 - one shape for all rules
    """Look at every repeat."""
    for step in draft.flow.steps.values():
        if step.repeat is not None and not (step.repeat.most and step.repeat.then):
            said = Said(
                notice('The repeat has no "{key}"', key="then" if step.repeat.most else "max"),
                notice("The call could go in circles."),
                notice('Add "max: 2, then: …" with the step that follows.'),
            )
            yield draft.at(("steps", step.id, "repeat"), said, key=True)
