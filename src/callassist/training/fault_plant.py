"""A fault ready to be put into a call: which lines give way to which, and what the fault is."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from callassist.content.values import Step
from callassist.training.fault_call import CleanCall, Spoken
from callassist.training.fault_sheet import Fault
from callassist.training.stage import Stage


class Plant(msgspec.Struct, frozen=True):
    """Lines `start` to `stop` of the clean call give way to `lines`; the fault counts its own line, and others, from `start`."""

    start: int
    stop: int
    lines: tuple[Spoken, ...]
    fault: Fault

    def touches(self, other: Plant) -> bool:
        """Say whether two faults would lie on each other or side by side."""
        return self.start <= other.stop and other.start <= self.stop


class Soil(msgspec.Struct, frozen=True):
    """What faults are made of: the clean call and the stage it was walked on."""

    call: CleanCall
    stage: Stage

    def step(self, line: Spoken) -> Step | None:
        """Give the step at which a line was said."""
        flow = self.stage.pack.flows.get(line.flow)
        return flow.steps.get(line.step) if flow is not None else None

    def label(self, elements: Sequence[str]) -> str:
        """Give the names of elements, as the site writes them."""
        known = self.stage.pack.site.elements
        join = "、" if self.stage.pack.site.language == "zh" else ", "
        return join.join(known[one].label for one in elements if one in known)

    def fill(self, line: Spoken, source: str) -> str:
        """Give a line of the script in words, as it would have read at that place of the call."""
        return self.call.fill(line.drill or self.call.drill, source).strip()

    def ours(self) -> list[tuple[int, Spoken]]:
        """Give what the agent said in answer to a step, with its number: no words to a waiting caller."""
        return [
            (number, line) for number, line in enumerate(self.call.lines) if line.who == "agent" and not line.is_wait
        ]
