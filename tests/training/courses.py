"""The shipped courses and stages, made once a process, and a walker that drills in virtual time."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from tests.packs import ROOT, shipped

from callassist.clock import Millis
from callassist.content.draft import Content, TrainingDraft
from callassist.content.folder import digest, read_raw, training_files
from callassist.content.reading import has_errors, read_file
from callassist.content.training_values import Course
from callassist.content.values import Timing
from callassist.language import Lang
from callassist.training import drill as machine
from callassist.training import events as dr
from callassist.training.stage import Stage
from callassist.training.state import Drill
from callassist.workflows.drill_desk import stage_of
from callassist.workflows.drill_view import drill_view

BEGAN = Millis(1_792_288_800_000)
RING = 5_000
Say = Callable[[str, Drill], str]
"""What to say instead of the script's line, given that and the drill."""
_WAIT = {"zh": "还在查着呢，您再等等。", "en": "Still looking, bear with me."}


@cache
def course(lang: Lang) -> Course:
    """Give the shipped course."""
    raws = read_raw(ROOT, training_files(ROOT, lang))
    reads = [read_file(raw, Timing()) for raw in raws]
    problems = [problem for read in reads for problem in read.problems]
    assert not has_errors(problems), problems
    return Content(lang, trainings=[one.draft for one in reads if isinstance(one.draft, TrainingDraft)]).course(
        digest(raws)
    )


@cache
def stage(lang: Lang) -> Stage:
    """Give the shipped stage."""
    return stage_of(shipped(lang), course(lang))


def begun(lang: Lang, flow: str, temperament: str, seed: int = 1, level: dr.Level = "shown", rate: int = 0) -> dr.Begun:
    """Give the beginning of a drill."""
    return dr.Begun(
        at=BEGAN,
        drill_id=f"{flow}-{temperament}-{seed}",
        trainee="小陈",
        flow=flow,
        temperament=temperament,
        seed=seed,
        level=level,
        lang=lang,
        digest="d",
        course="c",
        scorecard="call",
        name="小陈",
        badge="8032",
        rate=rate,
        offset=480,
    )


class Player:
    """Drills by saying the script's own lines, unless told otherwise; every event is kept."""

    def __init__(self, lang: Lang, flow: str, temperament: str, seed: int = 1, **more: object) -> None:
        self.stage = stage(lang)
        self.lang = lang
        self.at = BEGAN
        first = begun(lang, flow, temperament, seed, **more)  # type: ignore[arg-type]
        self.events: list[dr.Event] = [first]
        self.drill = machine.begin(first, self.stage)

    def do(self, event: dr.Event) -> machine.Turn:
        """Let something happen."""
        turn = machine.advance(self.drill, event, self.stage)
        if turn.refusal is None:
            self.events.append(event)
            self.drill = turn.drill
        return turn

    def pick_up(self, rings: int = 2) -> Player:
        """Answer on that ring."""
        self.at = Millis(BEGAN + (rings - 1) * RING + 1_000)
        self.do(dr.PickedUp(at=self.at))
        return self

    def say(self, text: str, after: int = 3_000, typing: int = 1_000) -> Player:
        """Say something so many milliseconds later."""
        self.at = Millis(self.at + after)
        self.do(dr.Said(at=self.at, text=text, typing=typing))
        return self

    def note(self, field: str, value: str) -> Player:
        """Write a field down."""
        self.do(dr.Noted(at=self.at, field=field, value=value))
        return self

    def script(self) -> str:
        """Give the line that stands in the script."""
        return drill_view(self.drill, self.stage, self.at).say

    def note_all(self) -> None:
        """Write down everything that was told."""
        for field in self.drill.caller.told:
            value = self.drill.cast.facts.get(field, "")
            if value and not self.drill.call.value(field):
                self.note(field, value)

    def to_the_end(self, say: Say = lambda line, _: line) -> Drill:
        """Go on until the drill is over, a word to the caller every eighteen seconds of waiting."""
        if self.drill.phase == "ringing":
            self.pick_up()
        for _ in range(300):
            if self.drill.phase == "over":
                return self.drill
            if self.drill.phase in {"waiting", "goodbye"}:
                self._wait()
                continue
            self.note_all()
            self.say(say(self.script(), self.drill) or "嗯")
        raise AssertionError(f"the drill never ends: {self.drill.place}")

    def _wait(self) -> None:
        event = machine.due(self.drill, self.stage)
        wait = self.drill.wait
        assert event is not None
        assert wait is not None
        if self.drill.phase == "waiting" and event.at - wait.last_word >= 20_000:
            self.at = Millis(wait.last_word + 18_000)
            self.do(dr.Said(at=self.at, text=_WAIT[self.lang]))
        else:
            self.at = event.at
            self.do(event)
