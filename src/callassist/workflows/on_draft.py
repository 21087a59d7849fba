"""A recorded call walked on a draft: each event applied by the call machine, until one of them means nothing there."""

from __future__ import annotations

import msgspec

from callassist.call import events as ev
from callassist.call.advance import advance, begin
from callassist.call.effects import Turn
from callassist.call.state import Call
from callassist.call.timers import due, run_until
from callassist.call.wanted import missing
from callassist.content.values import Pack, Timer
from callassist.workflows.bare_line import bare_line
from callassist.workflows.meeting import meeting
from callassist.workflows.track import (
    ENTER,
    Mark,
    Place,
    Track,
    choice_at,
    is_bound,
    place_of,
    step_at,
    steps_in,
)
from callassist.workflows.troubles_of_a_draft import Kind, Trouble

_ROUNDS = 60
"""A timer has led on after so many rounds, or never does."""


class Walked(msgspec.Struct, frozen=True):
    """What came of a call on a draft; `trouble` is what stopped it, `detour` where it first took other keys."""

    call: Call
    steps: dict[tuple[str, str], None]
    trouble: Trouble | None
    added: int
    spared: int
    detour: Place | None


def walk_on(track: Track, draft: Pack) -> Walked:
    """Walk a recorded call on a draft."""
    walk = _Walk(track, draft)
    for number in range(len(track.marks)):
        if walk.trouble is None:
            walk.take(number)
    walk.arrive()
    return Walked(walk.call, walk.steps, walk.trouble, walk.added, walk.spared, walk.detour)


class _Walk:
    """The call on the draft beside the recorded one: at the same step, or ahead of it until an event to come, or lost."""

    def __init__(self, track: Track, draft: Pack) -> None:
        self.track = track
        self.draft = draft
        self.trouble: Trouble | None = None
        self.steps: dict[tuple[str, str], None] = {}
        self.added = self.spared = 0
        self.detour: Place | None = None
        self._until = -1
        """The draft is ahead: it stands already where this recorded event leads."""
        self._lost: Trouble | None = None
        turn = begin(track.call.opened, draft)
        self.call = turn.call
        self._took(turn)
        if turn.refusal is not None:
            self.trouble = Trouble("flow-gone", track.call.opened.flow)

    def take(self, number: int) -> None:
        """Let one recorded event happen on the draft, if it is not spared there."""
        mark = self.track.marks[number]
        if number > self._until:
            self._let_time_pass(number)
        if number <= self._until:
            self._spare(mark.event)
            if number < self._until:
                return
        else:
            self._happen(mark)
        if self.trouble is None and not self._meet(number):
            self._lost = self._lost or self._parted(mark)

    def arrive(self) -> None:
        """Say so if the two calls stand at different places when all is done."""
        last = self.track.marks[-1].after if self.track.marks else place_of(self.call)
        if self.trouble is None and place_of(self.call) != last:
            self.trouble = self._lost

    # -- one event -------------------------------------------------------------------------------------------

    def _spare(self, event: ev.Event) -> None:
        """Leave out a key, for the draft stands further on; what was written down meanwhile is written there."""
        if is_bound(event):
            self.spared += 1
        elif not isinstance(event, ev.TimerFired):
            self._took(advance(self.call, event, self.draft))

    def _happen(self, mark: Mark) -> None:
        event = mark.event
        if isinstance(event, ev.TimerFired):
            self._ring(mark)
            return
        if is_bound(event) and place_of(self.call) != mark.before:
            self.trouble = self._astray(mark)
            return
        turn = advance(self.call, event, self.draft)
        self._took(turn)
        if turn.refusal is not None:
            self.trouble = self._refused(mark)

    def _refused(self, mark: Mark) -> Trouble | None:
        """Give what a refusal means; None where the agent would only shrug: nothing depends on it, or it shows later."""
        event, site = mark.event, self.track.pack.site
        if is_bound(event):
            return self._trouble("step-gone" if isinstance(event, ev.WentTo) else "key-gone", mark)
        if isinstance(event, ev.FlowOpened):
            if event.flow not in self.draft.flows:
                return self._trouble("flow-gone", mark, then=event.flow)
            if event.step and event.step not in self.draft.flows[event.flow].steps:
                return self._trouble("step-gone", mark, then=f"{event.flow}/{event.step}")
        if isinstance(event, ev.Disposed):
            outcome = site.dispositions.get(event.disposition)
            return self._trouble("other-outcome", mark, then=outcome.label if outcome else event.disposition)
        ended = self.call.walk.ended
        if isinstance(event, ev.Closed) and ended is not None:
            if not ended.disposition:
                return self._trouble("other-outcome", mark)
            wanted = (self.draft.site.fields[name].label for name in missing(self.call, self.draft))
            return self._trouble("needs-more", mark, now=", ".join(wanted))
        return None

    # -- the two calls beside each other ---------------------------------------------------------------------

    def _meet(self, number: int) -> bool:
        """Bring both calls to the same step again, if keys of one or the other do it; say whether they stand there."""
        mark = self.track.marks[number]
        if place_of(self.call) == mark.after:
            self._lost = None
            return True
        met = meeting(self.call, self.draft, self.track.marks, number)
        if met is None:
            return False
        self._lost = None
        self.call, self._until = met.call, met.until
        self.steps.update(dict.fromkeys(steps_in(met.effects)))
        self.added += met.added
        self.detour = self.detour or mark.before
        return True

    def _parted(self, mark: Mark) -> Trouble:
        here, event = place_of(self.call), mark.event
        if isinstance(event, ev.Chose) and mark.before.flow:
            then = choice_at(mark.before, event.key, self.track.pack)
            now = choice_at(mark.before, event.key, self.draft)
            if then is not None and now is not None and then.label != now.label:
                return self._trouble("key-changed", mark, then=then.label, now=now.label)
        step = step_at(here, self.draft)
        if step is not None and step_at(here, self.track.pack) is None and step.choices:
            return self._trouble("asks-more", mark, then=mark.after.text, now=here.text)
        return self._trouble("elsewhere", mark, then=mark.after.text, now=here.text)

    def _astray(self, mark: Mark) -> Trouble:
        """Give why an event cannot be applied where the draft stands."""
        if self._lost is not None and self._lost.kind in {"key-changed", "asks-more"}:
            return self._lost
        if mark.before.flow not in self.draft.flows:
            return self._trouble("flow-gone", mark)
        if step_at(mark.before, self.draft) is None:
            return self._trouble("step-gone", mark)
        return self._lost or self._trouble("elsewhere", mark, then=mark.before.text, now=place_of(self.call).text)

    def _trouble(self, kind: Kind, mark: Mark, *, then: str = "", now: str = "") -> Trouble:
        key, label = self._pressed(mark)
        site = self.track.pack.site
        return Trouble(
            kind, mark.before.flow, mark.before.step, key, bare_line(label, site), bare_line(then, site), now
        )

    def _pressed(self, mark: Mark) -> tuple[str, str]:
        """Give the key that the agent pressed, and what stood beside it then."""
        event = mark.event
        if isinstance(event, ev.Chose):
            choice = choice_at(mark.before, event.key, self.track.pack)
            return event.key, choice.label if choice else ""
        if isinstance(event, ev.FlowOpened):
            flow = self.track.pack.flows.get(event.flow)
            return (flow.key, flow.title) if flow else ("", "")
        return (ENTER if isinstance(event, ev.WentOn) else ""), ""

    # -- the clock -------------------------------------------------------------------------------------------

    def _let_time_pass(self, number: int) -> None:
        """Let the draft's own clock speak where it is not the recorded one's; while the program was gone none did."""
        mark, here = self.track.marks[number], place_of(self.call)
        if isinstance(mark.event, ev.Resumed) or self._has_same_clock(mark.before):
            return
        for _, turn in run_until(self.call, self.draft, mark.event.at):
            self._took(turn)
        if number and place_of(self.call) != here:
            self._meet(number - 1)

    def _ring(self, mark: Mark) -> None:
        """Let the clock speak as it did; where the draft's is slower, whoever waited then would wait on."""
        if self._has_same_clock(mark.before):
            self._took(advance(self.call, mark.event, self.draft))
        elif mark.before != mark.after:
            for _ in range(_ROUNDS):
                event = due(self.call, self.draft) if place_of(self.call) == mark.before else None
                if event is None:
                    return
                self._took(advance(self.call, event, self.draft))

    def _has_same_clock(self, place: Place) -> bool:
        if place_of(self.call) != place:
            return False
        return _figures(place, self.track.pack) == _figures(place, self.draft)

    def _took(self, turn: Turn) -> None:
        self.call = turn.call
        self.steps.update(dict.fromkeys(steps_in(turn.effects)))


def _figures(place: Place, pack: Pack) -> tuple[int, int, str, bool] | None:
    step = step_at(place, pack)
    timer: Timer | None = step.timer if step else None
    return None if timer is None else (timer.every, timer.most, timer.then, bool(timer.say))
