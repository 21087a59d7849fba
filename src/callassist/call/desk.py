"""Several calls at one seat: one in hand, others parked."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec
from msgspec.structs import replace

from callassist.call.state import Call


class Desk(msgspec.Struct, frozen=True):
    """The calls a seat has open, by id in the order they came; `active` is the one in hand, if any."""

    calls: Mapping[str, Call] = msgspec.field(default_factory=dict)
    active: str = ""

    @property
    def call(self) -> Call | None:
        """The call in hand."""
        return self.calls.get(self.active)

    @property
    def parked(self) -> tuple[Call, ...]:
        """The calls that wait, oldest first."""
        return tuple(call for name, call in self.calls.items() if name != self.active)

    def with_call(self, call: Call) -> Desk:
        """Give the desk with that call as it stands now; a closed one leaves it."""
        if call.phase == "closed":
            calls = {name: one for name, one in self.calls.items() if name != call.id}
            return Desk(calls, "" if self.active == call.id else self.active)
        return replace(self, calls={**self.calls, call.id: call})

    def take(self, call_id: str) -> Desk:
        """Give the desk with that call in hand; an unknown id leaves none in hand."""
        return replace(self, active=call_id if call_id in self.calls else "")
