"""What many replayed calls come to: how many met which trouble in which flow, and a few of them to look at."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from callassist.workflows.replay_calls import Fate, Replayed
from callassist.workflows.troubles_of_a_draft import Kind, Trouble

SHOWN = 20
"""At most so many single calls are named."""


@dataclass(slots=True)
class ReplaySum:
    """Grows call by call, and holds no more of them than are shown."""

    fates: Counter[Fate] = field(default_factory=Counter)
    broken: int = 0
    calls_with: Counter[tuple[str, Kind]] = field(default_factory=Counter)
    """Calls by the flow and the kind of their troubles."""
    _seen: dict[tuple[str, Kind], list[tuple[Replayed, Trouble]]] = field(default_factory=dict)

    def add(self, call: Replayed) -> None:
        """Count a call."""
        self.fates[call.fate] += 1
        self.broken += call.breaks
        for place, trouble in {(one.flow, one.kind): one for one in reversed(call.troubles)}.items():
            self.calls_with[place] += 1
            kept = self._seen.setdefault(place, [])
            if len(kept) < SHOWN:
                kept.append((call, trouble))

    @property
    def counts(self) -> list[tuple[str, Kind, int]]:
        """Give flow, kind and number of calls: what breaks first, then the most."""
        rows = [(flow, kind, count) for (flow, kind), count in self.calls_with.items()]
        return sorted(rows, key=lambda row: (not Trouble(row[1], "").breaks, -row[2], row[0], row[1]))

    @property
    def examples(self) -> list[tuple[Replayed, Trouble]]:
        """Give single calls with their trouble, some of every kind, oldest first within each; the breaking ones first."""
        found: list[tuple[Replayed, Trouble]] = []
        places = [(flow, kind) for flow, kind, _ in self.counts]
        for turn in range(SHOWN):
            found += [self._seen[place][turn] for place in places if turn < len(self._seen[place])]
        order = {place: number for number, place in enumerate(places)}
        return sorted(found[:SHOWN], key=lambda one: (order[one[1].flow, one[1].kind], one[0].at, one[0].call_id))
