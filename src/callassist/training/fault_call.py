"""A call without a fault: a flow walked in virtual time, the agent saying the script's own words at the right moment."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from callassist.call.clocks import step_here
from callassist.clock import Millis
from callassist.content.values import ElementId, FieldId, FlowId, Step, StepId
from callassist.language import Words
from callassist.training import drill as machine
from callassist.training import events as dr
from callassist.training.dice import Dice
from callassist.training.ear import Names
from callassist.training.stage import Stage
from callassist.training.state import Drill, Who

Fill = Callable[[Drill, str], str]
"""Puts what is known at this point of a drill into a line of the script."""

_MONDAY = 1_792_368_000_000
"""A Monday at midnight: the calls of sheets lie in the week after it."""
_DAY, _HOUR = 86_400_000, 3_600_000
_HOURS = (9, 16)
_LATE = 0.35
"""So often the phone is answered late, with an apology: late alone is no fault of the sheet."""
_THINKS = 2_500
_EARLY = (1_000, 5_000)
"""Milliseconds before the figure at which a waiting caller hears a word."""
_MOST_TURNS = 400


class Spoken(msgspec.Struct, frozen=True):
    """A line of the call as it came about; `drill` is where the call stood before it, `wait` how long nobody spoke."""

    who: Who
    text: str
    flow: FlowId = ""
    step: StepId = ""
    must: tuple[ElementId, ...] = ()
    asks: tuple[FieldId, ...] = ()
    readback: tuple[FieldId, ...] = ()
    is_wait: bool = False
    wait: int = 0
    is_end: bool = False
    drill: Drill | None = None


class CleanCall(msgspec.Struct, frozen=True):
    """A whole call: its lines, the caller, and who is named on it."""

    drill: Drill
    lines: tuple[Spoken, ...]
    names: Names
    fill: Fill
    words: Words
    lacking: int = 0
    """How many elements no wording of their step could hold, such as a name the caller would not give."""


class _Walk:
    """One call on its way."""

    def __init__(self, stage: Stage, fill: Fill, dice: Dice, begun: dr.Begun) -> None:
        self.stage, self.fill, self.dice = stage, fill, dice
        self.words = Words(stage.pack.site.language)
        self.drill = machine.begin(begun, stage)
        self.names = stage.names(begun.name, begun.badge, self.drill.cast)
        self.lines: list[Spoken] = []
        self.read = 0
        self.checks = 0
        self.lacking = 0

    def run(self) -> CleanCall | None:
        """Walk to the end; None when the call did not come to a good one."""
        self._take(None)
        for _ in range(_MOST_TURNS):
            if self.drill.phase == "over":
                break
            if not self._turn():
                return None
        if self.drill.end != "ended" or self.drill.hung_up_early or not _is_greeted(self.lines):
            return None
        # A gap that could not be filled in reads like no call.
        if any("{{" in line.text for line in self.lines):
            return None
        if not any(line.is_end for line in self.lines):
            self._scene(self.words("(the caller hangs up first)"), is_end=True)
        return CleanCall(self.drill, tuple(_opened(self.lines)), self.names, self.fill, self.words, self.lacking)

    def _turn(self) -> bool:
        if self.drill.phase == "ringing":
            self._pick_up()
            return True
        if self.drill.phase == "speaking":
            return self._speak()
        if self.drill.phase == "waiting":
            return self._wait()
        return self._let_go()

    def _do(self, event: dr.Event) -> bool:
        turn = machine.advance(self.drill, event, self.stage)
        self.drill = turn.drill
        return turn.refusal is None

    def _pick_up(self) -> None:
        timing = self.stage.pack.site.timing
        rings = self.dice.between("rings", timing.answer_from, timing.answer_by)
        if self.dice.share("late") < _LATE:
            rings = timing.answer_by + 2
        self._do(dr.PickedUp(at=Millis(self.drill.begun.at + (rings - 1) * timing.ring_cadence + _THINKS)))
        self._scene(self.words("(the phone is picked up on ring {number})", number=rings))
        self._take(None)

    def _speak(self) -> bool:
        self._note()
        before, step = self.drill, step_here(self.drill.call, self.stage.pack)
        if step is None:
            return False
        made = self._clean(step)
        if made is None:
            return False
        text, must = made
        self.lacking += len(step.must) - len(must)
        done = self._do(dr.Said(at=Millis(self.drill.last_at + _THINKS), text=text))
        self._take(before, must)
        return done

    def _clean(self, step: Step) -> tuple[str, tuple[ElementId, ...]] | None:
        """Give the wording in which most of what must be heard is heard, and nothing that must not be."""
        best: tuple[str, tuple[ElementId, ...]] | None = None
        for wording in self.dice.shuffled(f"say/{len(self.lines)}", step.say):
            text = self.fill(self.drill, wording).strip()
            heard = self.stage.ear.listen(text, self.names)
            must = tuple(one for one in step.must if heard.has(one))
            if text and not heard.phrases and (best is None or len(must) > len(best[1])):
                best = text, must
            if best is not None and len(best[1]) == len(step.must):
                break
        return best

    def _wait(self) -> bool:
        """Say a word before the figure is over, or let what was looked up be found."""
        event, wait = machine.due(self.drill, self.stage), self.drill.wait
        if event is None or wait is None:
            return False
        every = self.stage.pack.site.timing.hold_check_in
        word_at = wait.last_word + every - self.dice.between(f"word/{len(self.lines)}", *_EARLY)
        step = step_here(self.drill.call, self.stage.pack)
        before = self.drill
        if event.at < word_at or step is None or step.timer is None or not step.timer.say:
            done = self._do(event)
            waited = event.at - wait.last_word
        else:
            self.checks += 1
            text = self.fill(self.drill, step.timer.say[(self.checks - 1) % len(step.timer.say)])
            done = self._do(dr.Said(at=Millis(word_at), text=text))
            waited = word_at - wait.last_word
        if len(self.drill.lines) > self.read or self.drill.phase != "waiting":
            self._scene(self.words("({number} seconds pass)", number=round(waited / 1000)), wait=waited)
        self._take(before)
        return done

    def _let_go(self) -> bool:
        event = machine.due(self.drill, self.stage)
        if event is None:
            return False
        self._do(event)
        if self.drill.phase == "over":
            heard = len(self.drill.lines) > self.read and self.drill.lines[-1].who == "caller"
            self.read = len(self.drill.lines)
            text = (
                self.words("(the caller hangs up first)")
                if heard
                else self.words("(three seconds of quiet; the agent puts the handset down gently)")
            )
            self._scene(text, is_end=True)
        return True

    def _note(self) -> None:
        """Write down what was told, word for word."""
        for field in self.drill.caller.told:
            value = self.drill.cast.facts.get(field, "")
            if value and not self.drill.call.value(field):
                self._do(dr.Noted(at=self.drill.last_at, field=field, value=value))

    def _scene(self, text: str, *, wait: int = 0, is_end: bool = False) -> None:
        self.lines.append(Spoken("scene", text, wait=wait, is_end=is_end, drill=self.drill))

    def _take(self, before: Drill | None, must: tuple[ElementId, ...] = ()) -> None:
        """Take over what was said meanwhile; what the agent does without a word stays unseen."""
        for one in self.drill.lines[self.read :]:
            if one.who == "agent":
                heard = must if not one.is_wait else ()
                self.lines.append(
                    Spoken(
                        "agent", one.text, one.flow, one.step, heard, one.asks, one.readback, one.is_wait, drill=before
                    )
                )
            elif one.who == "caller":
                self.lines.append(Spoken("caller", one.text))
        self.read = len(self.drill.lines)


def _is_greeted(lines: list[Spoken]) -> bool:
    """Say whether an answered call opens with a greeting, at most an apology before it."""
    if not lines or lines[0].who != "scene":
        return True
    ours = [line for line in lines if line.who == "agent"][:2]
    return any("greet" in line.must for line in ours)


def _opened(lines: list[Spoken]) -> list[Spoken]:
    """Give the lines with the greeting right behind the apology for a late answer: no caller speaks up in between."""
    ours = [number for number, line in enumerate(lines) if line.who == "agent"][:3]
    rings = bool(lines) and lines[0].who == "scene"
    if not rings or len(ours) < 3 or ours[0] != 1 or "greet" in lines[1].must:  # noqa: PLR2004 - sorry, greeting, the next
        return lines
    sorry, greeting, after = ours
    # Who asks “who is that?” is answered within the greeting; other words before the matter would be one too many.
    answer = lines[greeting + 1 : after] if lines[after].flow == lines[greeting].flow else []
    return [*lines[: sorry + 1], lines[greeting], *answer, *lines[sorry + 1 : greeting], *lines[after:]]


def clean_call(stage: Stage, flow: FlowId, temperament: str, seed: int, attempt: int, fill: Fill) -> CleanCall | None:
    """Give a call about a flow; None when this caller, drawn so, brings none that ends well."""
    dice = Dice("faults", flow, temperament, seed, attempt)
    site = stage.pack.site
    at = _MONDAY + dice.between("day", 0, 6) * _DAY + dice.between("hour", *_HOURS) * _HOUR
    begun = dr.Begun(
        at=Millis(at + dice.between("minute", 0, 59) * 60_000),
        drill_id="faults",
        trainee="",
        flow=flow,
        temperament=temperament,
        seed=seed * 100 + attempt,
        level="shown",
        lang=site.language,
        digest=stage.pack.digest,
        course="",
        scorecard="",
        name=site.agent.get("name", ""),
        badge=site.agent.get("badge", ""),
    )
    return _Walk(stage, fill, dice, begun).run()
