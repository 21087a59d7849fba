"""A room of training in a folder of the test's own, with the shipped words and a clock that moves when told."""

from __future__ import annotations

from pathlib import Path

from tests.packs import ROOT, shipped
from tests.training.courses import course, stage

from callassist.clock import Millis, VirtualClock
from callassist.content.values import Pack
from callassist.language import Lang
from callassist.training import events as dr
from callassist.workflows.drill_desk import DrillDesk, Trainee
from callassist.workflows.fill_in import Filler
from callassist.workflows.library import Library
from callassist.workflows.see import see
from callassist.workflows.training_log import TrainingLog
from callassist.workflows.training_room import TrainingRoom

NOON = Millis(1_792_382_400_000)


class ShippedLibrary(Library):
    """The shipped words, read once a process."""

    def pack(self, lang: Lang) -> Pack:
        self._packs.setdefault(lang, shipped(lang))
        return super().pack(lang)


class Room(TrainingRoom):
    """A room whose stage is made once a process."""

    def __init__(self, root: Path, log: TrainingLog, lang: Lang, trainee: Trainee) -> None:
        self.root, self.lang, self.log, self.trainee = root, lang, log, trainee
        self.library = ShippedLibrary(root)
        self.pack, self.course = shipped(lang), course(lang)
        self.exam, self.seed = "", ""
        self.choice, self.half_typed = "all", {}
        self.__dict__["stage"] = stage(lang)


def room_in(folder: Path, lang: Lang = "zh", name: str = "小王", clock: VirtualClock | None = None) -> Room:
    return Room(ROOT, TrainingLog(folder, clock or VirtualClock(NOON)), lang, Trainee(name, "8021"))


def talk_through(desk: DrillDesk, clock: VirtualClock, *, bad: str = "", most: int = 90) -> DrillDesk:
    """Take a drill to its end with the script's own lines; `bad` is said once in place of the second line."""
    said = 0
    for _ in range(most):
        phase = desk.drill.phase
        if phase == "over":
            break
        if phase == "speaking":
            said += 1
            _speak(desk, clock, bad if said == 2 else "")
        else:
            _wait(desk, clock)
    if desk.drill.phase != "over":
        desk.do(lambda at: dr.HungUp(at=at))
    return desk


def _speak(desk: DrillDesk, clock: VirtualClock, bad: str) -> None:
    drill, now = desk.drill, clock.now()
    line = Filler(drill.call, desk.stage.pack, now).line(see(drill.call, desk.stage.pack, now).say)
    for field in drill.caller.told:
        if not drill.call.value(field):
            noted = dr.Noted(at=now, field=field, value=drill.cast.facts[field])
            desk.do(lambda at, noted=noted: noted)  # type: ignore[misc]
    clock.forward(4000)
    desk.do(lambda at: dr.Said(at=at, text=bad or line, typing=2000))


def _wait(desk: DrillDesk, clock: VirtualClock) -> None:
    phase = desk.drill.phase
    clock.forward({"ringing": 6000, "goodbye": 5000}.get(phase, 15_000))
    if desk.tick():
        return
    if phase == "ringing":
        desk.do(lambda at: dr.PickedUp(at=at))
    elif phase == "goodbye":
        desk.do(lambda at: dr.HungUp(at=at))
    else:
        desk.do(lambda at: dr.Said(at=at, text="让您久等了，正在帮您查，请您再稍等一下。", typing=2000))
