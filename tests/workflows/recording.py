"""Calls recorded by a real seat in a real journal, to be looked back on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.call.small_pack import MONDAY, SMALL

from callassist.call import events as ev
from callassist.call.state import Call
from callassist.clock import Millis, VirtualClock
from callassist.content.values import Pack
from callassist.journal.resilient import ResilientJournal
from callassist.workflows.library import packed
from callassist.workflows.seat import Agent, Seat


class Recording:
    """A seat at work; each deed must be taken, as it is on the screen."""

    def __init__(self, folder: Path, content: Pack = SMALL, *, at: Millis = MONDAY, agent: str = "Sam") -> None:
        self.folder = folder
        self.clock = VirtualClock(at)
        self.seat = Seat(content, lambda: packed(content), ResilientJournal(folder), self.clock)
        self.seat.agent = Agent(agent, "8021")

    @property
    def call(self) -> Call:
        """The call in hand."""
        assert self.seat.desk.call is not None
        return self.seat.desk.call

    @property
    def step(self) -> str:
        """Where it stands, as `flow/step`, or the phase."""
        here = self.call.here
        return f"{here.flow}/{here.step}" if here else self.call.phase

    def ring(self, number: str = "", **given: str) -> Recording:
        """Begin a call that is answered at once."""
        assert self.seat.open(number=number, given=given).refusal is None
        return self

    def press(self, *keys: str) -> Recording:
        """Take choices by their keys; `enter` goes on."""
        for key in keys:
            step = self.call.here.step if self.call.here else ""
            if key == "enter":
                self.do(lambda at, step=step: ev.WentOn(at=at, step=step))
            else:
                self.do(lambda at, step=step, key=key: ev.Chose(at=at, step=step, key=key))
        return self

    def fill(self, field: str, value: str) -> Recording:
        """Write a field."""
        return self.do(lambda at: ev.Filled(at=at, field=field, value=value))

    def wait(self, millis: int) -> Recording:
        """Let time pass, with what the clock brings."""
        self.clock.forward(millis)
        self.seat.tick()
        return self

    def do(self, make: Callable[..., ev.Event]) -> Recording:
        """Let something happen a second later."""
        self.clock.forward(1000)
        turn = self.seat.do(make)
        assert turn is not None
        assert turn.refusal is None, turn.refusal.plain()
        return self

    def close(self) -> None:
        """Complete the record of the call in hand."""
        self.do(lambda at: ev.Closed(at=at))
