"""The program of training on a terminal that is not there, on the shipped words, in virtual time."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from tests.packs import ROOT, shipped
from tests.training.courses import course, stage
from tests.tui.stage import MONDAY, SMALL, Stage

from callassist.clock import VirtualClock
from callassist.language import Lang
from callassist.settings import Settings
from callassist.training.stage import Stage as Words
from callassist.tui.training.app import TrainingApp
from callassist.tui.training.drill import DrillScreen
from callassist.workflows.drill_desk import Trainee, Wanted
from callassist.workflows.training_log import TrainingLog
from callassist.workflows.training_room import TrainingRoom


class ShippedRoom(TrainingRoom):
    """The room on the shipped words, read once a process."""

    def __init__(self, log: TrainingLog, lang: Lang, trainee: Trainee) -> None:
        self.root, self.log, self.lang, self.trainee = ROOT, log, lang, trainee
        self.pack, self.course = shipped(lang), course(lang)

    @property
    def stage(self) -> Words:
        """Give the stage."""
        return stage(self.lang)

    def in_lang(self, lang: Lang) -> TrainingRoom:
        """Give the room in another language."""
        return ShippedRoom(self.log, lang, self.trainee)


class Practice(Stage):
    """One run of the program of training."""

    def __init__(self, app: TrainingApp, clock: VirtualClock) -> None:
        self.app = app  # type: ignore[assignment] # its other program
        self.clock = clock
        self.room = app.room

    async def wait(self, seconds: float) -> None:
        """Let time pass, a quarter of a second at a time."""
        for _ in range(round(seconds * 4)):
            self.clock.forward(250)
            screen = self.app.screen
            if isinstance(screen, DrillScreen):
                screen.beat()
        await self.settle()

    async def say(self, text: str) -> None:
        """Type a line and say it."""
        await self.write(text)
        await self.press("enter")


@asynccontextmanager
async def practice(
    folder: Path,
    *,
    lang: Lang = "zh",
    size: tuple[int, int] = SMALL,
    first: str = "",
    wanted: Wanted | None = None,
    name: str = "小陈",
) -> AsyncIterator[Practice]:
    """Run the program until the block ends, which is as a power cut."""
    clock = VirtualClock(MONDAY)
    log = TrainingLog(folder, clock)
    room = ShippedRoom(log, lang, Trainee(name, "8032"))
    app = TrainingApp(room, Settings(), first, wanted)
    app.animation_level = "none"
    try:
        async with app.run_test(size=size):
            found = Practice(app, clock)
            await found.settle()
            yield found
    finally:
        log.close()
