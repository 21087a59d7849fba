"""The two languages of a flow have different steps, or a step leads elsewhere."""

from collections.abc import Iterator

from callassist.content.draft import Content, FlowDraft
from callassist.content.found import Found, Said
from callassist.content.rule import Rule
from callassist.content.values import Step
from callassist.language import notice

rule = Rule("N002", "W")
_HURTS = notice("The same call goes another way in the other language; numbers and drills cannot be compared.")


@rule.between
def check(content: Content, other: Content) -> Iterator[Found]:
    """Hold the second language's steps against the first's."""
    if content.lang == "zh":
        return
    twins = {draft.flow.id: draft for draft in other.flows}
    for draft in content.flows:
        twin = twins.get(draft.flow.id)
        if twin is not None and not draft.broken and not twin.broken:
            yield from _steps(draft, twin)


def _steps(draft: FlowDraft, twin: FlowDraft) -> Iterator[Found]:
    for name in twin.flow.steps:
        if name not in draft.flow.steps:
            said = Said(
                notice('The step "{id}" is missing here; {path} has it', id=name, path=twin.path),
                _HURTS,
                notice("Add it."),
            )
            yield draft.at(("steps",), said, key=True)
    for name, step in draft.flow.steps.items():
        before = twin.flow.steps.get(name)
        if before is None:
            said = Said(
                notice('{path} has no step "{id}"', id=name, path=twin.path),
                _HURTS,
                notice("Add it there, or take it out here."),
            )
            yield draft.at(("steps", name), said, key=True)
        elif _ways(step) != _ways(before):
            said = Said(
                notice('The step "{id}" leads elsewhere than in {path}', id=name, path=twin.path),
                _HURTS,
                notice("Let keys, next, call, end and return be the same in both."),
            )
            yield draft.at(("steps", name), said, key=True)


def _ways(step: Step) -> tuple[object, ...]:
    choices = {one.key: (one.next, one.call, one.end, one.returns) for one in step.choices}
    return (choices, step.next, step.call, step.end, step.returns, step.outcome, step.record, step.readback)
