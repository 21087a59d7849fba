"""A flow walked without a screen, in virtual time: what `play`, the tests in the files and the studio's try-out use."""

from __future__ import annotations

from collections.abc import Mapping

from callassist.call import events as ev
from callassist.call.advance import advance, begin
from callassist.call.clocks import step_here
from callassist.call.effects import Effect, Turn
from callassist.call.state import Call
from callassist.call.timers import run_until
from callassist.clock import Millis, VirtualClock
from callassist.content.near import nearest
from callassist.content.values import Pack
from callassist.errors import UnknownName, WrongUse
from callassist.language import Notice, notice
from callassist.workflows.line_commands import event_for, waiting
from callassist.workflows.see import see
from callassist.workflows.view import View

START = Millis(1_792_288_800_000)
"""2026-10-18 02:00 UTC, a Sunday: when virtual calls begin unless told otherwise."""

END = Millis(4_102_444_800_000)
"""2100-01-01 00:00 UTC: no virtual call goes on beyond it."""

UTC_PLUS_8 = 480
"""Minutes; the wall clock that virtual calls are read by."""


class Walker:
    """One call on its own, with a clock that moves only when told."""

    def __init__(
        self,
        pack: Pack,
        flow: str,
        *,
        start: Millis = START,
        given: Mapping[str, str] | None = None,
        rings: int = 0,
        promise: ev.PromiseRef | None = None,
    ) -> None:
        found = pack.flows.get(flow)
        if found is None:
            raise UnknownName("flow", flow, [near for near in [nearest(flow, pack.flows)] if near])
        self.pack = pack
        self.clock = VirtualClock(start)
        self.effects: list[Effect] = []
        self.events: list[ev.Event] = []
        opened = ev.CallOpened(
            at=start,
            call_id="walk",
            direction="outbound" if found.kind == "outbound" else "inbound",
            flow=flow,
            lang=pack.site.language,
            digest=pack.digest,
            offset=UTC_PLUS_8,
            ringing=rings > 0,
            promise=promise,
            given=dict(given or {}),
        )
        self.call: Call = self._took(begin(opened, pack), opened)
        if rings:
            self.clock.forward((rings - 1) * pack.site.timing.ring_cadence)
            self._took(advance(self.call, event := ev.Answered(at=self.clock.now()), pack), event)

    def act(self, verb: str, argument: str = "") -> Notice | None:
        """Do one thing; give the reason if the call refuses it. WrongUse when the words mean nothing."""
        if verb == "wait":
            millis = waiting(argument)
            if self.clock.now() + millis > END:
                raise WrongUse(notice("“{text}” is too long to wait.", text=argument))
            self.wait(millis)
            return None
        event = event_for(verb, argument, self.call, self.clock.now())
        turn = advance(self.call, event, self.pack)
        self._took(turn, event)
        return turn.refusal

    def wait(self, millis: int) -> None:
        """Let time pass, with every line the clock brings in it."""
        self.clock.forward(millis)
        for event, turn in run_until(self.call, self.pack, self.clock.now()):
            self._took(turn, event)

    def coast(self) -> None:
        """Go on over steps that have only one way on, until a choice, the end, or a step seen before."""
        seen = set()
        while (step := step_here(self.call, self.pack)) is not None and self.call.phase == "talking":
            place = (len(self.call.walk.stack), self.call.here)
            if step.choices or not (step.next or step.end or step.returns) or repr(place) in seen:
                return
            seen.add(repr(place))
            if self.act("enter") is not None:
                return

    def view(self) -> View:
        """Give what the agent would see."""
        return see(self.call, self.pack, self.clock.now())

    def _took(self, turn: Turn, event: ev.Event) -> Call:
        if turn.refusal is None:
            self.events.append(event)
            self.effects.extend(turn.effects)
        self.call = turn.call
        return turn.call
