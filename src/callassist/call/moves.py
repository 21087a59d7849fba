"""Going from step to step: entering, passing over, calling, returning, ending."""

from __future__ import annotations

from msgspec.structs import replace

from callassist.call.deadlines import deadline
from callassist.call.effects import Effect, EndedWith, Entered, Promised, Returned, Skipped
from callassist.call.state import Call, Ended, Entry, Frame, How, Made, Spot, Walk, Way
from callassist.call.values import values
from callassist.clock import Millis
from callassist.content.values import Choice, Flow, Pack, Promise, Step
from callassist.wording import holds

DEPTH = 20
"""How many flows may lie on one another."""

_HOPS = 200
"""How many silent steps are passed through before the walk stops where it is: a circle that the checks let by."""

_OUTCOME = "outcome"


class Mover:
    """Carries a call from one resting place to the next, gathering what happens on the way.

    It lives for one event only; what it leaves behind is the `walk` and the `effects`.
    """

    def __init__(self, call: Call, pack: Pack, at: Millis) -> None:
        self._call = call
        self._pack = pack
        self._at = at
        self._hops = 0
        self.walk: Walk = replace(call.walk, is_reply_up=False)
        self.effects: list[Effect] = []

    # -- where we are ----------------------------------------------------------------------------------------

    @property
    def step(self) -> Step | None:
        """The step on top."""
        flow = self._flow
        return flow.steps.get(self.walk.stack[-1].step) if flow else None

    @property
    def _flow(self) -> Flow | None:
        return self._pack.flows.get(self.walk.stack[-1].flow) if self.walk.stack else None

    # -- the moves -------------------------------------------------------------------------------------------

    def begin(self, flow: str) -> None:
        """Enter the call's first flow."""
        self._push(flow, "root", None)

    def open(self, flow: str, step: str = "") -> None:
        """Open a flow on top, to come back to this very step afterwards."""
        self._push(flow, "exception", None, step)

    def choose(self, choice: Choice) -> None:
        """Take a choice of the step on top, with what it settles and writes down."""
        if choice.confirms:
            self._confirm()
        if choice.sets:
            told = {name: Entry(value, self._at) for name, value in choice.sets.items()}
            self.walk = replace(self.walk, fields={**self.walk.fields, **told})
        if choice.promise is not None and self.walk.stack:
            here = self.walk.stack[-1]
            self._promise(choice.promise, f"{here.flow}/{here.step}/{choice.key}")
        self._leave()
        self._follow(Way(choice.next, choice.end, choice.returns), choice.call)

    def go_on(self) -> None:
        """Take the step's own way on."""
        step = self.step
        if step is not None:
            self._leave()
            self._follow(Way(step.next, step.end, step.returns), step.call)

    def move_to(self, step: str, *, jumped: bool = False) -> None:
        """Go to another step of the flow on top; `jumped` when the agent asked for it, known or not."""
        self._enter(step, jumped=jumped)

    def hang_up(self, by: str) -> None:
        """Close the line: what the step led to stands, else what was noted on the way."""
        self.walk = replace(self.walk, hung_up=by)
        step = self.step
        if step is not None and not step.choices:
            self._leave()
        self._finish(self._end_ahead() or self.walk.noted or self._pack.site.hung_up)

    def record_as(self, disposition: str) -> None:
        """Note how the call is recorded; once it has ended, what the last disposition promised goes, and this one's comes."""
        ended = self.walk.ended
        self.walk = replace(self.walk, chosen=disposition)
        if ended is None or ended.disposition == disposition:
            return
        kept = tuple(made for made in self.walk.promises if made.source != f"/{ended.disposition}")
        self.walk = replace(self.walk, ended=replace(ended, disposition=disposition), promises=kept)
        self._promise_of(disposition)

    def remember(self, before: Walk) -> None:
        """Put the place left behind on the trail, if it was left."""
        moved = (before.stack, before.ended) != (self.walk.stack, self.walk.ended)
        if moved and (before.stack or before.ended):
            spot = Spot(before.stack, before.ended, before.outcome)
            self.walk = replace(self.walk, trail=before.trail.put(spot), ahead=type(before.ahead)())

    # -- the parts of a move ---------------------------------------------------------------------------------

    def _push(self, flow: str, how: How, then: Way | None, step: str = "") -> None:
        found = self._pack.flows.get(flow)
        if found is None or len(self.walk.stack) >= DEPTH:
            # Checked content never comes here; a call must go on all the same, past what cannot be opened.
            if then is not None:
                self._follow(then, "")
            return
        frame = Frame(flow=flow, step=step or found.start, how=how, then=then)
        self.walk = replace(self.walk, stack=(*self.walk.stack, frame))
        self._enter(frame.step, jumped=bool(step))

    def _enter(self, step_id: str, *, jumped: bool = False) -> None:
        """Enter a step of the flow on top; one the agent did not ask for by name may be passed over or used up."""
        flow = self._flow
        step = flow.steps.get(step_id) if flow else None
        if flow is None or step is None:
            return
        self._hops += 1
        frame = self.walk.stack[-1]
        visits = frame.visits.get(step_id, 0)
        if not jumped and self._hops < _HOPS and self._passes_over(flow, step, visits):
            return
        frame = replace(frame, step=step_id, visits={**frame.visits, step_id: visits + 1})
        self.walk = replace(
            self.walk,
            stack=(*self.walk.stack[:-1], frame),
            outcome=step.outcome or self.walk.outcome,
        )
        if step.keeps:
            kept = tuple(
                replace(made, kept=self._at) if made.kind == step.keeps and made.kept is None else made
                for made in self.walk.promises
            )
            self.walk = replace(self.walk, promises=kept)
        self.effects.append(Entered(flow.id, step_id))
        if step.is_silent and self._hops < _HOPS:
            self.go_on()

    def _passes_over(self, flow: Flow, step: Step, visits: int) -> bool:
        """Go past a step that is used up, known or settled already; say whether it was."""
        if step.repeat is not None and visits >= step.repeat.most:
            self._enter(step.repeat.then)
            return True
        if step.skip_if and step.next and self._is_known(step):
            self.effects.append(Skipped(flow.id, step.id))
            self._enter(step.next)
            return True
        settled = self._settled(step)
        if settled is None:
            return False
        # What the caller has found right once is not read back a second time.
        frame = replace(self.walk.stack[-1], step=step.id)
        self.walk = replace(self.walk, stack=(*self.walk.stack[:-1], frame), outcome=step.outcome or self.walk.outcome)
        self.effects.append(Skipped(flow.id, step.id))
        self.choose(settled)
        return True

    def _settled(self, step: Step) -> Choice | None:
        """Give the answer that is already known at a read-back: its confirming choice, if all it reads is confirmed."""
        confirmed = bool(step.readback) and all(
            (entry := self.walk.fields.get(name)) is not None and entry.readback == "confirmed"
            for name in step.readback
        )
        return next((choice for choice in step.choices if choice.confirms), None) if confirmed else None

    def _is_known(self, step: Step) -> bool:
        known = bool(step.record) and all(
            (entry := self.walk.fields.get(name)) is not None and (entry.value.strip() or entry.declined)
            for name in step.record
        )
        if step.skip_if == "known":
            return known  # by far the commonest condition: nothing else of the call need be looked up for it
        now = replace(self._call, walk=self.walk)
        return holds(step.skip_if, {**values(now, self._pack, self._at), "known": known})

    def _end_ahead(self) -> str:
        """Give the disposition that going on from here leads to by itself, without another flow; else nothing.

        Who hangs up while the agent says goodbye has had the call that the goodbye ends, even if a flow lies over it.
        """
        for frame in reversed(self.walk.stack):
            flow = self._pack.flows.get(frame.flow)
            step = flow.steps.get(frame.step) if flow else None
            for _ in range(len(flow.steps) if flow else 0):
                if flow is None or step is None or step.call:
                    break
                if step.end:
                    return step.end
                step = flow.steps.get(step.next)
            if frame.how != "exception":
                break
        return ""

    def _confirm(self) -> None:
        step = self.step
        heard = {
            name: replace(entry, readback="confirmed")
            for name in (step.readback if step else ())
            if (entry := self.walk.fields.get(name)) is not None and entry.value.strip()
        }
        self.walk = replace(self.walk, fields={**self.walk.fields, **heard})

    def _leave(self) -> None:
        """Make the promise that the line just said holds."""
        step, flow = self.step, self._flow
        if step is not None and flow is not None and step.promise is not None:
            self._promise(step.promise, f"{flow.id}/{step.id}")

    def _follow(self, way: Way, call: str) -> None:
        if call:
            self._push(call, "call", way)
        elif way.next:
            self._enter(way.next)
        elif way.end:
            self._finish(way.end)
        elif way.returns:
            self._return()

    def _return(self) -> None:
        """Go back to the opener: past its call, or to the very step an exception was opened from."""
        frame = self.walk.stack[-1]
        self.effects.append(Returned(frame.flow))
        if len(self.walk.stack) == 1:
            self.walk = replace(self.walk, has_returned=True)
            self._finish(self.walk.noted)
            return
        self.walk = replace(self.walk, stack=self.walk.stack[:-1])
        if frame.then is not None:
            self._follow(frame.then, "")

    def _finish(self, disposition: str) -> None:
        """Close the line and begin wrap-up; at the end of wrap-up there is no step left."""
        if self.walk.ended is not None:
            self.walk = replace(self.walk, stack=())
            return
        site = self._pack.site
        if disposition == _OUTCOME:
            disposition = self.walk.noted or site.default_outcome
        self.walk = replace(self.walk, stack=(), ended=Ended(disposition, self._at))
        self.effects.append(EndedWith(disposition))
        self._promise_of(disposition)
        if site.after_call in self._pack.flows and self._call.opened.flow != site.after_call:
            self._push(site.after_call, "root", None)

    def _promise_of(self, disposition: str) -> None:
        """Make the promise that a disposition holds, unless one of its kind was made on the way."""
        found = self._pack.site.dispositions.get(disposition)
        if (
            found is not None
            and found.promise is not None
            and not any(made.kind == found.promise.kind for made in self.walk.promises)
        ):
            self._promise(found.promise, f"/{disposition}")

    def _promise(self, promise: Promise, source: str) -> None:
        """Make a promise, or make the same one afresh when its step is passed again."""
        kind = self._pack.site.promises.get(promise.kind)
        within = promise.within or (kind.within if kind else "")
        made = Made(
            kind=promise.kind,
            what=promise.what or (kind.label if kind else promise.kind),
            owner=promise.owner or (kind.owner if kind else ""),
            made=self._at,
            due=deadline(self._at, within, self._pack.site, self._call.opened.offset),
            source=source,
        )
        others = tuple(one for one in self.walk.promises if one.source != source)
        self.walk = replace(self.walk, promises=(*others, made))
        self.effects.append(Promised(promise.kind))
