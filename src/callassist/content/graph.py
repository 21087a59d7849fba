"""The steps of a flow as a graph: what leads where, what is reached, which circles have no way out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from callassist.content.draft import FlowDraft
from callassist.content.values import Flow, FlowId, Step, StepId


@dataclass
class Graph:
    """One flow's steps and where each of them leads."""

    flow: Flow

    @cached_property
    def ways(self) -> dict[StepId, tuple[StepId, ...]]:
        """Give the steps that each step leads to."""
        return {name: tuple(leads_to(step)) for name, step in self.flow.steps.items()}

    @cached_property
    def reached(self) -> set[StepId]:
        """Give the steps that can be reached from the start."""
        return set(spread([self.flow.start], self.ways.__getitem__))

    @property
    def forgotten(self) -> Iterator[StepId]:
        """Give steps that are not reached, and from which all the others that are not reached can be."""
        left = [name for name in self.ways if name not in self.reached]
        led_to = {to for name in left for to in self.ways[name] if to != name}
        seen: set[StepId] = set()
        for name in [*(name for name in left if name not in led_to), *left]:
            if name not in seen:
                yield name
                seen.update(spread([name], self.ways.__getitem__))

    @cached_property
    def saved(self) -> set[StepId]:
        """Give the steps from which an exit can be reached."""
        back: dict[StepId, list[StepId]] = {name: [] for name in self.ways}
        for name, targets in self.ways.items():
            for to in targets:
                back[to].append(name)
        return set(spread([name for name, step in self.flow.steps.items() if has_exit(step)], back.__getitem__))

    @property
    def traps(self) -> Iterator[list[StepId]]:
        """Give each circle of reached steps that has no way out, its steps in file order."""
        stuck = self.reached - self.saved
        for circle in circles(
            {name: [to for to in self.ways[name] if to in stuck] for name in self.ways if name in stuck}
        ):
            members = set(circle)
            if all(to in members for name in circle for to in self.ways[name] if to in stuck):
                yield [name for name in self.ways if name in members]


def graph_of(draft: FlowDraft) -> Graph | None:
    """Give the graph of a flow, or None while some of its steps cannot be read or lead nowhere: one thing first."""
    steps = draft.flow.steps
    if draft.broken or draft.flow.start not in steps:
        return None
    if any(to not in steps for step in steps.values() for to in leads_to(step)):
        return None
    if any(lacks_exit(step) for step in steps.values()):
        return None
    return Graph(draft.flow)


def leads_to(step: Step) -> Iterator[StepId]:
    """Give every step that a step may lead to, some perhaps twice."""
    if step.next:
        yield step.next
    for choice in step.choices:
        if choice.next:
            yield choice.next
    for then in (step.timer, step.repeat):
        if then is not None and then.then:
            yield then.then


def lacks_exit(step: Step) -> bool:
    """Say whether a step, or one of its choices, does not say where it goes."""
    lost = any(not (choice.next or choice.returns or choice.end) for choice in step.choices)
    return not step.todo and (lost or not (step.next or step.returns or step.end or step.choices))


def has_exit(step: Step) -> bool:
    """Say whether the flow can be left here."""
    return bool(step.returns or step.end or step.todo or any(one.returns or one.end for one in step.choices))


def runs(step: Step) -> Iterator[FlowId]:
    """Give every flow that a step or its choices may run."""
    if step.call:
        yield step.call
    for choice in step.choices:
        if choice.call:
            yield choice.call


def spread(starts: Iterable[str], ways: Callable[[str], Iterable[str]]) -> Iterator[str]:
    """Give everything that can be reached from the starts, themselves included."""
    seen: set[str] = set()
    waiting = list(starts)
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            yield name
            waiting.extend(ways(name))


def circles(ways: Mapping[str, Iterable[str]]) -> list[list[str]]:
    """Give the strongly connected parts of a graph (Tarjan, without recursion: content may be deep)."""
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    standing: set[str] = set()
    found: list[list[str]] = []
    for root in ways:
        if root in index:
            continue
        work = [(root, iter(ways[root]))]
        index[root] = low[root] = len(index)
        stack.append(root)
        standing.add(root)
        while work:
            name, rest = work[-1]
            for to in rest:
                if to not in index:
                    index[to] = low[to] = len(index)
                    stack.append(to)
                    standing.add(to)
                    work.append((to, iter(ways[to])))
                    break
                if to in standing:
                    low[name] = min(low[name], index[to])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[name])
                if low[name] == index[name]:
                    cut = stack.index(name)
                    found.append(stack[cut:])
                    standing.difference_update(stack[cut:])
                    del stack[cut:]
    return found
