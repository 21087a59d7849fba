"""The studio on a terminal that is not there, over a site of the test's own: keys go in, what stands there comes out."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.packs import ROOT
from tests.tui.stage import MONDAY, SMALL, Stage

from callassist.clock import Millis, VirtualClock
from callassist.content.folder import SITE
from callassist.language import Lang
from callassist.settings import Settings
from callassist.tui.studio.app import StudioApp
from callassist.tui.studio.deeds import StudioDeeds
from callassist.tui.studio.yaml_area import YamlArea
from callassist.workflows.check_draft import DraftCheck
from callassist.workflows.edit_desk import EditDesk

HOLD = "scripts/zh/hold.yaml"


def forearmed(check: DraftCheck) -> DraftCheck:
    """Give a check what another run found out about the same phrasebook: it holds as long as the words are the same."""
    check.read()
    if check.lang not in _FOUND:
        with TemporaryDirectory() as folder:
            first = DraftCheck(site_in(Path(folder), check.lang), check.lang)
            first.read()
            first.prove({})
            first.check({})
        _FOUND[check.lang] = first
    check._proven, check._lines = _FOUND[check.lang]._proven, dict(_FOUND[check.lang]._lines)
    return check


_FOUND: dict[Lang, DraftCheck] = {}


class UnwatchedStudio(StudioApp):
    """The program without its eye on the files and its own clock: tests say themselves when something happened."""

    def _watch(self) -> None:  # type: ignore[override] # a worker there, nothing here
        return

    def _get_ready(self) -> None:  # type: ignore[override] # as above
        return

    def now(self) -> Millis:
        """Give a Monday: what is overdue does not hang on the day on which the tests run."""
        return MONDAY

    async def action_switch_language(self) -> None:
        """The other language, its phrasebook known already."""
        await super().action_switch_language()
        forearmed(self.checker)

    def set_interval(self, *args, **kwargs):
        """Keep no time."""
        return super().set_interval(86_400, *args[1:], **kwargs)


class StudioStage(Stage):
    """One run of the studio."""

    app: StudioApp  # type: ignore[assignment] # the same terminal, another program

    def __init__(self, app: StudioApp) -> None:
        self.app = app

    @property
    def screen(self) -> StudioDeeds:
        """The one screen there is."""
        screen = self.app.screen_stack[0]
        assert isinstance(screen, StudioDeeds)
        return screen

    @property
    def area(self) -> YamlArea:
        """The editor in use."""
        area = self.screen.area
        assert area is not None
        return area

    async def checked(self) -> None:
        """Wait until what is typed has been checked, phrasebook and all."""
        await self.settle()
        await self.app.workers.wait_for_complete()
        await self.settle()

    async def open(self, shown: str, line: int = 0) -> None:
        """Open a file at a line."""
        await self.screen.open(shown, line)
        await self.settle()

    async def type(self, text: str) -> None:
        """Type characters, one key each; a newline is Enter."""
        await self.press_at_once(*("enter" if char == "\n" else char for char in text))

    @property
    def codes(self) -> list[tuple[str, int, str]]:
        """The problems of the draft: file, line, code."""
        return [(one.path, one.line, one.code) for one in self.screen.shown.problems]

    @property
    def place(self) -> str:
        """The file and the line, from 1, of the cursor."""
        return f"{self.screen.here}:{self.area.cursor_location[0] + 1}"


def site_in(folder: Path, *langs: Lang) -> Path:
    """Give a copy of the shipped site in a folder; of the languages named, else of Chinese."""
    site = folder / "site"
    for lang in langs or ("zh",):
        for kind in ("scripts", "phrasebook"):
            shutil.copytree(ROOT / kind / lang, site / kind / lang)
        for path in (site / "scripts" / lang).glob("*.yaml"):
            # Without the lines about upkeep, which are shorter-lived than what the tests are about.
            lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
            kept = [line for line in lines if not line.startswith(("owner:", "reviewed:"))]
            # At the end: the line numbers that tests speak of stay what they were, and nothing is overdue.
            upkeep = "" if path.name == SITE else "owner: x\nreviewed: 2026-10-19\n"
            path.write_text("".join(kept) + upkeep, encoding="utf-8")
    return site


@asynccontextmanager
async def in_studio(
    site: Path,
    data: Path,
    *,
    lang: Lang = "zh",
    size: tuple[int, int] = SMALL,
    flow: str = "hold",
    who: str = "小王",
    settings: Settings | None = None,
) -> AsyncIterator[StudioStage]:
    """Run the studio on a site until the block ends."""
    desk = EditDesk(site, data, who, VirtualClock(MONDAY))
    app = UnwatchedStudio(desk, data, settings or Settings(), lang, flow)
    forearmed(app.checker)
    app.animation_level = "none"
    app.pause = app.rest = 0
    async with app.run_test(size=size):
        stage = StudioStage(app)
        await stage.checked()
        yield stage
