"""Every step says where it goes: by exactly one of next, return, end, or by choices alone, or by choices and next.

Bad::

    steps:
      first: {say: 您好}

Good::

    steps:
      first: {say: 您好, next: last}
      last: {return: true}
"""

from collections.abc import Iterator

from callassist.content.draft import Content, FlowDraft
from callassist.content.found import Found, Said
from callassist.content.problem import Path
from callassist.content.rule import Rule
from callassist.content.values import Choice, Step
from callassist.language import notice

rule = Rule("S007", "E")
_LOST = notice("The agent would not know what comes next.")


@rule.each_flow
def check(draft: FlowDraft, content: Content) -> Iterator[Found]:  # noqa: ARG001 - one shape for all rules
    """Count the exits of each step and choice."""
    for step in draft.flow.steps.values():
        path: Path = ("steps", step.id)
        ways = _ways(step)
        if step.todo:
            continue
        if not ways and not step.choices:
            yield draft.at(path, _missing(step), key=True)
        elif len(ways) > 1:
            yield draft.at((*path, ways[1]), _conflict(ways), key=True)
        elif step.choices and ways and ways != ["next"]:
            yield draft.at((*path, ways[0]), _conflict(["choices", *ways]), key=True)
        elif not step.next and (step.call or step.skip_if):
            yield draft.at((*path, "call" if step.call else "skip_if"), _needs_next(step), key=True)
        for position, choice in enumerate(step.choices):
            ways = _ways(choice)
            where = (*path, "choices", position)
            if not ways:
                yield draft.at(where, _choice_missing(choice))
            elif len(ways) > 1:
                yield draft.at((*where, ways[1]), _conflict(ways), key=True)


def _ways(one: Step | Choice) -> list[str]:
    found = (("next", one.next), ("return", one.returns), ("end", one.end))
    return [name for name, value in found if value]


def _missing(step: Step) -> Said:
    return Said(
        notice('The step "{id}" leads nowhere', id=step.id),
        _LOST,
        notice("Add next, return: true, end, or choices."),
    )


def _choice_missing(choice: Choice) -> Said:
    return Said(
        notice('The choice "{label}" leads nowhere', label=choice.label),
        _LOST,
        notice("Add next, return: true or end."),
    )


def _conflict(ways: list[str]) -> Said:
    return Said(
        notice('"{first}" and "{second}" exclude each other', first=ways[0], second=ways[1]),
        _LOST,
        notice("Keep one of the two; only choices and next may stand together."),
    )


def _needs_next(step: Step) -> Said:
    return Said(
        notice('A step with "{key}" needs "next"', key="call" if step.call else "skip_if"),
        notice("Nothing says where it goes on afterwards."),
        notice("Add next."),
    )
