"""A flow as a map: its steps in file order, and from each the ways that lead on."""

from __future__ import annotations

import msgspec

from callassist.content.values import Flow, Step


class Way(msgspec.Struct, frozen=True):
    """A way on from a step: by which key and label (a bare way is Enter's, or the clock's), and where it leads.

    `through` is a flow that is run first; `kind` says what `to` is: a step, a disposition, or nothing for the way back.
    """

    to: str
    kind: str
    key: str = ""
    label: str = ""
    through: str = ""
    is_known: bool = True


class Place(msgspec.Struct, frozen=True):
    """A step on the map; `is_reached` says whether any way leads to it."""

    id: str
    title: str
    ways: tuple[Way, ...]
    is_reached: bool = True


def flow_map(flow: Flow) -> tuple[Place, ...]:
    """Give the map of a flow."""
    places = [(step, tuple(_ways(flow, step))) for step in flow.steps.values()]
    reached = {flow.start} | {way.to for _, ways in places for way in ways if way.kind == "step"}
    return tuple(Place(step.id, step.title, ways, step.id in reached) for step, ways in places)


def _ways(flow: Flow, step: Step) -> list[Way]:
    ways = [
        _way(flow, choice.next, choice.end, choice.call, key=choice.key, label=choice.label) for choice in step.choices
    ]
    if step.next or step.end or step.returns:
        ways.append(_way(flow, step.next, step.end, step.call))
    ways += [
        _way(flow, one.then, "", "", key="timer" if one is step.timer else "repeat")
        for one in (step.timer, step.repeat)
        if one
    ]
    return ways


def _way(flow: Flow, step: str, end: str, through: str, *, key: str = "", label: str = "") -> Way:
    kind = "step" if step else "end" if end else "return"
    return Way(step or end, kind, key, label, through, is_known=not step or step in flow.steps)
