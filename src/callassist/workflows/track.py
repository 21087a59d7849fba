"""A recorded call as it went: every event with the place before and after it, on the words it began with."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from callassist.call import events as ev
from callassist.call.advance import advance, begin
from callassist.call.effects import Effect, Entered, Skipped
from callassist.call.on_walk import HUNG_UP_KEY
from callassist.call.state import Call
from callassist.call.wanted import needed
from callassist.content.values import Choice, Pack, Step

ENTER = "Enter"
_DEEDS = (ev.Chose, ev.WentOn, ev.FlowOpened, ev.WentTo, ev.WentBack, ev.WentForward, ev.Undone, ev.Redone)


class Place(msgspec.Struct, frozen=True):
    """Where a call stands; without a flow, `step` is the phase."""

    flow: str
    step: str
    is_over: bool = False

    @property
    def text(self) -> str:
        """Give the place as people read it."""
        return f"{self.flow}/{self.step}" if self.flow else self.step


class Mark(msgspec.Struct, frozen=True):
    """One event, where the call stood when it came, and where it stood then."""

    event: ev.Event
    before: Place
    after: Place


class Track(msgspec.Struct, frozen=True):
    """A whole call: its marks, how it stands at the end, the steps it came through, and its words."""

    pack: Pack
    call: Call
    marks: tuple[Mark, ...]
    steps: dict[tuple[str, str], None]
    """Flow and step, in the order in which they were first entered or passed over."""

    @property
    def deeds(self) -> int:
        """How many keys the agent pressed to go somewhere."""
        return sum(is_deed(mark.event) for mark in self.marks)


def track(events: Iterable[ev.Event], pack: Pack) -> Track | None:
    """Give a call as it went on these words; None when its beginning is lost or its flow is not in them."""
    line = iter(events)
    first = next(line, None)
    turn = begin(first, pack) if isinstance(first, ev.CallOpened) else None
    if turn is None or turn.refusal is not None:
        return None
    call, marks = turn.call, []
    steps = dict.fromkeys(steps_in(turn.effects))
    here = place_of(call)
    for event in line:
        turn = advance(call, event, pack)
        if turn.refusal is None:
            before, call, here = here, turn.call, place_of(turn.call)
            steps.update(dict.fromkeys(steps_in(turn.effects)))
            marks.append(Mark(event, before, here))
    return Track(pack, call, tuple(marks), steps)


def place_of(call: Call) -> Place:
    """Give where a call stands."""
    here = call.here
    over = call.walk.ended is not None
    return Place("", call.phase, over) if here is None else Place(here.flow, here.step, over)


def steps_in(effects: Iterable[Effect]) -> list[tuple[str, str]]:
    """Give the steps that were entered or passed over."""
    return [(one.flow, one.step) for one in effects if isinstance(one, Entered | Skipped)]


def is_deed(event: ev.Event) -> bool:
    """Whether the agent pressed a key to go somewhere."""
    return isinstance(event, _DEEDS)


def is_bound(event: ev.Event) -> bool:
    """Whether the event means something at one step only."""
    if isinstance(event, ev.Chose):
        return event.key != HUNG_UP_KEY
    return isinstance(event, ev.WentOn | ev.WentTo)


def step_at(place: Place, pack: Pack) -> Step | None:
    """Give the step of a place, None where the words have none."""
    flow = pack.flows.get(place.flow)
    return flow.steps.get(place.step) if flow else None


def choice_at(place: Place, key: str, pack: Pack) -> Choice | None:
    """Give what a key means at a place, None for nothing."""
    step = step_at(place, pack)
    return next((one for one in step.choices if one.key == key), None) if step else None


def asked(call: Call, steps: Iterable[tuple[str, str]], pack: Pack) -> dict[str, tuple[str, str]]:
    """Give the fields that somebody asks for on such a way, each with the flow and step that does, if it is one."""
    found: dict[str, tuple[str, str]] = {}
    for flow, name in steps:
        step = step_at(Place(flow, name), pack)
        for field in step.record if step else ():
            found.setdefault(field, (flow, name))
    for field in (*needed(call, pack), *(name for name, one in pack.site.fields.items() if one.always)):
        found.setdefault(field, ("", ""))
    return found
