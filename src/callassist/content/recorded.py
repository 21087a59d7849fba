"""Which fields are surely written down on every way through a flow, and a way on which one is not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from callassist.content.values import Choice, DispositionId, FieldId, Flow, FlowId, Step, StepId

Sure = frozenset[FieldId]


@dataclass(frozen=True, slots=True)
class Ending:
    """An end that a flow may come to: at which step, by which choice if by one, and what is surely known by then."""

    step: StepId
    choice: int | None
    disposition: DispositionId
    sure: Sure


@dataclass(frozen=True, slots=True)
class _Way:
    to: StepId
    sure: Sure


class Recorded:
    """The fields that are surely asked for, flow by flow; what a called flow asks for counts for its caller."""

    def __init__(self, flows: Mapping[FlowId, Flow]) -> None:
        self._flows = flows
        self._returns: dict[FlowId, Sure] = {}
        self._open: set[FlowId] = set()

    def endings(self, flow: Flow) -> Iterator[Ending]:
        """Give every end of a flow that names its disposition."""
        begins = self._begins(flow)
        for name, step in flow.steps.items():
            if name not in begins:
                continue
            sure = begins[name] | self._of_step(step)
            if step.end:
                yield Ending(name, None, step.end, sure)
            for position, choice in enumerate(step.choices):
                if choice.end:
                    yield Ending(name, position, choice.end, sure | self._of_choice(choice))

    def way_without(self, flow: Flow, ending: Ending, field: FieldId) -> list[StepId]:
        """Give the shortest way to an end on which a field is never asked for."""
        before: dict[StepId, StepId] = {}
        waiting = [flow.start]
        seen = {flow.start}
        for name in waiting:
            step = flow.steps[name]
            if name == ending.step:
                break
            for way in self._ways(step, frozenset()):
                if field not in way.sure and way.to not in seen and way.to in flow.steps:
                    seen.add(way.to)
                    before[way.to] = name
                    waiting.append(way.to)
        path = [ending.step]
        while path[-1] in before:
            path.append(before[path[-1]])
        return path[::-1]

    def _begins(self, flow: Flow) -> dict[StepId, Sure]:
        """Give what is surely known when each step is entered, for the steps that can be."""
        known: dict[StepId, Sure] = {flow.start: frozenset()}
        waiting = [flow.start]
        while waiting:
            name = waiting.pop()
            step = flow.steps.get(name)
            if step is None:
                continue
            for way in self._ways(step, known[name]):
                had = known.get(way.to)
                now = way.sure if had is None else had & way.sure
                if now != had:
                    known[way.to] = now
                    waiting.append(way.to)
        return known

    def _ways(self, step: Step, known: Sure) -> Iterator[_Way]:
        sure = known | self._of_step(step)
        if step.next:
            yield _Way(step.next, sure)
        for choice in step.choices:
            if choice.next:
                yield _Way(choice.next, sure | self._of_choice(choice))
        for then in (step.timer, step.repeat):
            if then is not None and then.then:
                yield _Way(then.then, sure)

    def _of_step(self, step: Step) -> Sure:
        return frozenset(step.record) | frozenset(step.readback) | self._of_flow(step.call)

    def _of_choice(self, choice: Choice) -> Sure:
        return frozenset(choice.sets) | self._of_flow(choice.call)

    def _of_flow(self, name: FlowId) -> Sure:
        """Give what a called flow has surely asked for when it returns; flows that run each other give nothing."""
        flow = self._flows.get(name)
        if flow is None or name in self._open:
            return frozenset()
        if name not in self._returns:
            self._open.add(name)
            begins = self._begins(flow)
            found = [
                begins[step.id] | self._of_step(step) | (self._of_choice(choice) if choice else frozenset())
                for step in flow.steps.values()
                if step.id in begins
                for choice in [*([None] if step.returns else []), *(one for one in step.choices if one.returns)]
            ]
            self._returns[name] = frozenset.intersection(*found) if found else frozenset()
            self._open.discard(name)
        return self._returns[name]
