"""Within a step every choice has a key of its own, and 0 is taken: it means that the caller has hung up.

Bad::

    steps:
      first:
        say: 您好
        choices:
          - {key: 1, label: 咨询, return: true}
          - {key: 1, label: 报修, return: true}

Good::

    steps:
      first:
        say: 您好
        choices:
          - {key: 1, label: 咨询, return: true}
          - {key: 2, label: 报修, return: true}
"""

from collections.abc import Iterator

from callassist.content.draft import Content, FlowDraft
from callassist.content.found import Found, Said
from callassist.content.rule import Rule
from callassist.language import notice

rule = Rule("G012", "E")
HUNG_UP = "0"


@rule.each_flow
def check(draft: FlowDraft, content: Content) -> Iterator[Found]:  # noqa: ARG001 - one shape for all rules
    """Look at the keys of each step."""
    for step in draft.flow.steps.values():
        seen: dict[str, str] = {}
        for position, choice in enumerate(step.choices):
            path = ("steps", step.id, "choices", position, "key")
            free = next((digit for digit in "123456789" if digit not in {one.key for one in step.choices}), "")
            fix = notice("{key} is free.", key=free) if free else notice("Make it two steps.")
            if choice.key == HUNG_UP:
                said = Said(
                    notice("The key 0 is taken: everywhere it means that the caller has hung up"),
                    notice("The agent could never choose this."),
                    fix,
                )
                yield draft.at(path, said)
            elif choice.key in seen:
                said = Said(
                    notice('The key {key} is already "{label}"', key=choice.key, label=seen[choice.key]),
                    notice("The agent could never choose this."),
                    fix,
                )
                yield draft.at(path, said)
            seen.setdefault(choice.key, choice.label)
