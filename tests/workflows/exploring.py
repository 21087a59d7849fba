"""A flow walked everywhere it can lead: every choice, every Enter, every timer, each step a bounded number of times."""

from __future__ import annotations

import copy
from collections import Counter, deque
from collections.abc import Mapping
from dataclasses import dataclass, field

from callassist.call.clocks import step_here
from callassist.call.effects import EndedWith, Entered, Returned
from callassist.call.events import PromiseRef
from callassist.call.wanted import missing
from callassist.clock import Millis, VirtualClock
from callassist.content.values import Flow, Pack, Step, StepId
from callassist.workflows.view import View
from callassist.workflows.walk import START, Walker

_TURNS = 16
"""How often one step of the flow is gone on from, each time with other visits of the steps that have a `repeat`."""

_DETOUR = 400
"""Places looked at on the way back out of a flow that was called."""

_WRAP_UP = 60
"""Steps after which a wrap-up that does not come to its end is a fault."""


@dataclass(frozen=True)
class Start:
    """How a call begins: what is known, how long it rang, whether fields are filled in where they are asked."""

    name: str
    given: Mapping[str, str] = field(default_factory=dict)
    rings: int = 0
    fills: bool = True


@dataclass
class Findings:
    """What was seen of one flow, and what went wrong on the way."""

    flow: Flow
    comes_back: bool = False
    entered: set[StepId] = field(default_factory=set)
    taken: set[tuple[StepId, str]] = field(default_factory=set)
    dispositions: set[str] = field(default_factory=set)
    faults: dict[str, None] = field(default_factory=dict)
    views: list[View] = field(default_factory=list)
    """What the agent saw on calls of which everything was known."""

    @property
    def unseen(self) -> list[str]:
        """Everything of the flow that was never walked."""
        wanted = [(step.id, way) for step in self.flow.steps.values() for way in _ways(step)]
        missed = [f"{name} is never entered" for name in self.flow.steps if name not in self.entered]
        return missed + [f"{name}: {way} is never taken" for name, way in wanted if (name, way) not in self.taken]

    def fault(self, what: str) -> None:
        """Note what went wrong, once."""
        self.faults[what] = None


def samples(pack: Pack) -> dict[str, str]:
    """Give a sample for every field of the site."""
    return {name: found.sample or "x" for name, found in pack.site.fields.items()}


def starts(pack: Pack) -> list[Start]:
    """Give the ways in which every flow is begun."""
    timing, everything = pack.site.timing, samples(pack)
    return [
        Start("all is known", everything, timing.answer_from),
        Start("answered late, nothing known", {}, timing.answer_by + 2),
        Start("the caller tells nothing", {}, fills=False),
        Start("a name and no more", {name: everything[name] for name in ("surname", "title")}, fills=False),
    ]


def explore(pack: Pack, flow: str) -> Findings:
    """Walk a flow from every start until nothing of it is left unseen, or nothing new comes."""
    explorer = _Explorer(pack, Findings(pack.flows[flow]))
    for start in starts(pack):
        explorer.walk(start)
    return explorer.found


def led_back(walker: Walker) -> Walker | None:
    """Give the walker when the flow on top has returned, by the shortest way; None when it never does."""
    explorer = _Explorer(walker.pack, Findings(walker.pack.flows[walker.call.walk.stack[-1].flow]))
    return explorer.way_back(walker, Start("led"), depth=len(walker.call.walk.stack) - 1, ends=False)


class _Explorer:
    def __init__(self, pack: Pack, found: Findings) -> None:
        self.found = found
        self._pack = pack
        self._samples = samples(pack)
        self._looked: set[tuple[str, str, int, int]] = set()
        self._recorded: set[str] = set()

    def walk(self, start: Start) -> None:
        """Go everywhere from one start; stop when all is seen, but for the first start, which looks at every line."""
        waiting = deque(self._begin(start))
        seen: set[object] = set()
        turns: Counter[StepId] = Counter()
        while waiting and (start.name == "all is known" or self.found.unseen):
            walker = waiting.popleft()
            frame = walker.call.here
            if walker.call.phase != "talking" or frame is None:
                self._record(walker)
                continue
            steps = self.found.flow.steps
            repeats = tuple(sorted((name, count) for name, count in frame.visits.items() if steps[name].repeat))
            if (frame.step, repeats) in seen or turns[frame.step] >= _TURNS:
                continue
            seen.add((frame.step, repeats))
            turns[frame.step] += 1
            if turns[frame.step] == 1:
                self._record(self._acted(walker, "hang_up", "caller"))
            waiting.extend(self._onward(walker, start))

    def _begin(self, start: Start) -> list[Walker]:
        flow = self.found.flow
        promise = PromiseRef(id="a:b", what=flow.title, made=Millis(START - 3_600_000), due=Millis(START + 3_600_000))
        walker = Walker(self._pack, flow.id, given=start.given, rings=start.rings, promise=promise)
        return self._back([walker], start)

    def _onward(self, walker: Walker, start: Start) -> list[Walker]:
        """Give every place that one step leads to, once back in the flow or at the end of the call."""
        step = step_here(walker.call, self._pack)
        assert step is not None
        filled = self._filled(walker, start)
        self._look(filled, start)
        after: list[Walker] = []
        for way in _ways(step):
            gone = self._timed_out(filled, step, start) if way == "the clock" else self._acted(filled, *_action(way))
            self.found.taken.add((step.id, way))
            if (step.end or step.returns) and way == "Enter" and gone.call.phase == "talking":
                self.found.fault(f"{step.id} does not end the call")
            after.append(gone)
        return self._back(after, start)

    def _back(self, walkers: list[Walker], start: Start) -> list[Walker]:
        """Give the walkers that come back to the flow, or to the end of the call."""
        back = [home for walker in walkers if (home := self.way_back(walker, start)) is not None]
        for walker in back:
            self._note(walker, start)
        return back

    def _filled(self, walker: Walker, start: Start) -> Walker:
        step = step_here(walker.call, self._pack)
        for name in step.record if step and start.fills else ():
            if not walker.call.value(name):
                walker = self._acted(walker, "fill", f"{name} {self._samples[name]}")
        return walker

    def _acted(self, walker: Walker, verb: str, argument: str) -> Walker:
        twin = _fork(walker)
        refusal = twin.act(verb, argument)
        if refusal is not None:
            self.found.fault(f"{_place(walker)}: {verb} {argument} is refused: {refusal.plain()}")
        return twin

    def _timed_out(self, walker: Walker, step: Step, start: Start) -> Walker:
        """Let the clock bring all its lines and lead on."""
        assert step.timer is not None
        twin = _fork(walker)
        for _ in range(step.timer.most + 1):
            twin.wait(step.timer.every)
            if twin.call.walk is not walker.call.walk:
                return twin
            self._look(twin, start)
        self.found.fault(f"{step.id}: the timer never leads on")
        return twin

    def way_back(self, walker: Walker, start: Start, *, depth: int = 1, ends: bool = True) -> Walker | None:
        """Give the walker when only `depth` flows lie on one another, or the call ends, by the shortest way."""
        waiting, seen = deque([walker]), set()
        for _ in range(_DETOUR):
            if not waiting:
                break
            now = waiting.popleft()
            if now.call.phase != "talking":
                if ends:
                    return now
                continue
            if len(now.call.walk.stack) <= depth:
                return now
            step = step_here(now.call, self._pack)
            if step is None or _place(now) in seen:
                continue
            seen.add(_place(now))
            filled = self._filled(now, start)
            waiting.extend(self._acted(filled, *_action(way)) for way in _ways(step) if way != "the clock")
        return None

    def _note(self, walker: Walker, start: Start) -> None:
        """Take down what the walker came through on the way here."""
        flow = self.found.flow.id
        self.found.entered |= {one.step for one in walker.effects if isinstance(one, Entered) and one.flow == flow}
        self.found.comes_back |= any(isinstance(one, Returned) and one.flow == flow for one in walker.effects)
        self.found.dispositions |= {one.disposition for one in walker.effects if isinstance(one, EndedWith)}
        self._look(walker, start)

    def _look(self, walker: Walker, start: Start) -> None:
        """Look at the screen: once for every wording and nudge of a step where all is known, once elsewhere."""
        here = walker.call.here
        if here is None or here.flow != self.found.flow.id:
            return
        known = start.name == "all is known"
        visits = here.visits.get(here.step, 1) if known else 1
        sight = (start.name, here.step, min(visits, 3), walker.call.rhythm.fired)
        if sight not in self._looked:
            self._looked.add(sight)
            view = walker.view()
            if known:
                self.found.views.append(view)

    def _record(self, walker: Walker) -> None:
        """Walk the wrap-up, fill in what is still needed, close the call: once for every disposition."""
        ended = walker.call.walk.ended
        if ended is None or ended.disposition in self._recorded:
            return
        self._recorded.add(ended.disposition)
        for _ in range(_WRAP_UP):
            step = step_here(walker.call, self._pack)
            if step is None:
                break
            walker = self._acted(walker, *_action(_ways(step)[-1]))
        if not ended.disposition:
            walker = self._acted(walker, "dispose", self._pack.site.default_outcome)
        for name in missing(walker.call, self._pack):
            walker = self._acted(walker, "fill", f"{name} {self._samples[name]}")
        walker = self._acted(walker, "close", "")
        if walker.call.phase != "closed":
            self.found.fault(f"a call that ends as {ended.disposition} cannot be closed")


def _ways(step: Step) -> list[str]:
    """Give the ways on from a step that waits: keys of choices, the clock, Enter."""
    if step.is_silent:
        return []
    ways = [choice.key for choice in step.choices]
    if step.timer is not None:
        ways.append("the clock")
    if step.next or step.end or step.returns:
        ways.append("Enter")
    return ways


def _action(way: str) -> tuple[str, str]:
    return ("enter", "") if way == "Enter" else ("press", way)


def _fork(walker: Walker) -> Walker:
    """Give another walker that stands at the same place and came the same way."""
    twin = copy.copy(walker)
    twin.clock = VirtualClock(walker.clock.now())
    twin.effects, twin.events = list(walker.effects), list(walker.events)
    return twin


def _place(walker: Walker) -> str:
    return " ".join(f"{frame.flow}/{frame.step}" for frame in walker.call.walk.stack) or walker.call.phase
