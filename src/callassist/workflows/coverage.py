"""How much of the flows their test calls go through: steps entered, answers given."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from callassist.content.values import Flow, FlowId, Pack, StepId
from callassist.workflows.run_cases import Verdict


@dataclass(frozen=True, slots=True)
class Covered:
    """One flow: the steps that no test enters, the answers that none gives (step and key), and how many there are."""

    flow: Flow
    missed_steps: tuple[StepId, ...]
    missed_answers: tuple[tuple[StepId, str], ...]
    steps: int
    answers: int


def coverage(pack: Pack, verdicts: Iterable[Verdict], flows: frozenset[FlowId] = frozenset()) -> list[Covered]:
    """Give what the tests of all flows together go through, for these flows or all; silent steps count as others."""
    entered: set[tuple[str, str]] = set()
    pressed: set[tuple[str, str, str]] = set()
    for verdict in verdicts:
        entered |= verdict.entered
        pressed |= verdict.pressed
    return [_of(flow, entered, pressed) for flow in pack.flows.values() if not flows or flow.id in flows]


def _of(flow: Flow, entered: set[tuple[str, str]], pressed: set[tuple[str, str, str]]) -> Covered:
    answers = [(step.id, choice.key) for step in flow.steps.values() for choice in step.choices]
    return Covered(
        flow,
        tuple(step for step in flow.steps if (flow.id, step) not in entered),
        tuple(one for one in answers if (flow.id, *one) not in pressed),
        len(flow.steps),
        len(answers),
    )
