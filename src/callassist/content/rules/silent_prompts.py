"""A silent caller is to be spoken to exactly twice before the call is given up."""

from collections.abc import Iterator

from callassist.content.draft import Content
from callassist.content.found import Found, Said
from callassist.content.rule import Rule
from callassist.content.values import Flow, Step
from callassist.language import notice

rule = Rule("D004", "W")
_FLOW = "silent-caller"
_TIMES = 2


@rule.whole
def check(content: Content) -> Iterator[Found]:
    """Count how often the flow for silent callers prompts: its first line, and each time its timer brings one."""
    for draft in content.flows:
        if draft.flow.id != _FLOW or draft.flow.start not in draft.flow.steps:
            continue
        first = draft.flow.steps[draft.flow.start]
        times = _prompts(draft.flow, first)
        if times != _TIMES:
            said = Said(
                notice("A silent caller is spoken to {count} times here; the manual says twice", count=times),
                notice("Too few, and somebody in need is cut off; too many, and the line is blocked."),
                notice("Let the first step speak, and one timer speak once more."),
            )
            yield draft.at(("steps", first.id), said, key=True)


def _prompts(flow: Flow, first: Step) -> int:
    """Follow the timers from the first step; a step that speaks and waits is one prompt, its timer's lines are more."""
    times, step, seen = 0, first, set[str]()
    while step.id not in seen:
        seen.add(step.id)
        if step.timer is None:
            break
        times += bool(step.say) + (step.timer.most if step.timer.say else 0)
        if step.timer.then not in flow.steps:
            break
        step = flow.steps[step.timer.then]
    return times
