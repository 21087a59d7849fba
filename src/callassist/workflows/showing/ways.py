"""Where a choice, a clock or Enter leads, told up to the next step that is seen."""

from __future__ import annotations

from collections.abc import Iterator

from callassist.content.values import Choice, Flow, Step, StepId
from callassist.workflows.showing.sheet import Leg, Way, is_seen


def way_to(flow: Flow, name: StepId) -> Way:
    """Give the way to a step: itself if it is seen, else where it leads."""
    return tuple(_to(flow, name, set()))


def way_on(flow: Flow, step: Step) -> Way:
    """Give the way that Enter takes from a step; empty where only choices lead on."""
    return tuple(_on(flow, step, {step.id}))


def way_of(flow: Flow, choice: Choice) -> Way:
    """Give the way of a choice."""
    return tuple(_out(flow, choice, set()))


def _to(flow: Flow, name: StepId, passed: set[StepId]) -> Iterator[Leg]:
    step = flow.steps.get(name)
    if step is None or name in passed:
        yield Leg("stuck")
    elif is_seen(step, flow.start):
        yield Leg("step", name)
    else:
        if step.outcome:
            yield Leg("note", step.outcome)
        yield from _on(flow, step, passed | {name})


def _on(flow: Flow, step: Step, passed: set[StepId]) -> Iterator[Leg]:
    if step.next or step.end or step.returns:
        yield from _out(flow, step, passed)
    elif step.todo or not step.choices:
        yield Leg("stuck")


def _out(flow: Flow, exit_: Choice | Step, passed: set[StepId]) -> Iterator[Leg]:
    if exit_.call:
        yield Leg("run", exit_.call)
    if exit_.end:
        yield Leg("end", exit_.end)
    elif exit_.returns:
        yield Leg("back")
    elif exit_.next:
        yield from _to(flow, exit_.next, passed)
    else:
        yield Leg("stuck")
