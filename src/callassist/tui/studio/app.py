"""The studio as a program: its desk, its language and colours, and its eye on the files."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from textual import work

from callassist.clock import Millis, SystemClock
from callassist.content.folder import files
from callassist.errors import ContentError
from callassist.language import Lang, Words
from callassist.settings import NAME as SETTINGS
from callassist.settings import Settings
from callassist.tui import kinsoku, raw_input, themes
from callassist.tui.actions import STUDIO_APP
from callassist.tui.own_keys import own_keys
from callassist.tui.signals import restore_on_signals
from callassist.tui.studio.gaps import StudioGaps
from callassist.tui.studio.host import StudioHost
from callassist.workflows.check_draft import DraftCheck
from callassist.workflows.edit_desk import EditDesk
from callassist.workflows.find import Found
from callassist.workflows.library import Library

if TYPE_CHECKING:
    from rich.console import RenderableType

    from callassist.content.values import Pack

_KEPT_EVERY = 1.0
"""Seconds between two looks at what is to be written down: no more typing than that is lost by a power cut."""
_SETTLED = 1.0
"""Seconds after the first screen before the search is prepared."""


class StudioApp(StudioHost):
    """The supervisor's screen."""

    CSS_PATH = [
        themes.LEGIBLE,
        Path(__file__).parent.parent / "callassist.tcss",
        Path(__file__).with_name("studio.tcss"),
    ]
    ENABLE_COMMAND_PALETTE = False
    BINDINGS = [action.binding for action in STUDIO_APP]

    def __init__(self, desk: EditDesk, data: Path, settings: Settings, lang: Lang, flow: str = "") -> None:
        kinsoku.install()
        raw_input.install()
        super().__init__()
        self.desk, self.settings = desk, settings
        self.root = desk.root
        self.words = Words(lang)
        self.checker = DraftCheck(self.root, lang)
        self.pause, self.rest = 0.08, 1.0
        self.data, self._first, self._clock = data, flow, SystemClock()
        self._library = Library(self.root)
        self._searched: dict[Lang, Pack] = {}
        self._trouble = False
        own = own_keys(settings.keys, SETTINGS)
        self.own = own.keys
        self._troubles = [*settings.troubles, *own.troubles]
        themes.dress(self, settings.theme)
        self._deeds = StudioGaps()

    # -- life ----------------------------------------------------------------------------------------------------

    def on_load(self) -> None:
        """Leave the terminal in order whatever ends the program."""
        restore_on_signals(self)

    @property
    def faults_go_to(self) -> tuple[Path, Millis]:
        """The data folder, and the moment it is."""
        return self.data, self._clock.now()

    def now(self) -> Millis:
        """Give the moment it is."""
        return self._clock.now()

    def get_default_screen(self) -> StudioGaps:
        """Begin with the one screen there is."""
        return self._deeds

    async def begin(self) -> None:
        """Open the first file, offer what a crash left, look after what is typed from now on."""
        self.set_keymap(dict(self.own))
        self._deeds.read_files()
        left = self.desk.left_behind()
        await self._deeds.open(self._first_file(), focus=bool(self._first))
        if not self._first:
            self._deeds.query_one("#tree").focus()
        if self._troubles:
            self._deeds.tell(self._troubles[0])
        self._deeds.check()
        self.set_interval(_KEPT_EVERY, self.keep)
        self.set_timer(_SETTLED, self._get_ready)
        self._watch()
        if left:
            self._deeds.offer(left)

    def _first_file(self) -> str:
        """Give the file to begin with: the flow that was named, else the one that calls begin with, else the first."""
        wanted = [f"/{self._first}.yaml", "/incoming-call.yaml", ".yaml"]
        found = [shown for end in wanted for shown in self._deeds.files if shown.endswith(end)]
        return found[0] if found else ""

    def exit(self, result: int | None = None, return_code: int = 0, message: RenderableType | None = None) -> None:
        """End, what is typed written down first: whoever closed the window does not wait for what is being checked."""
        self.desk.keep()
        super().exit(result, return_code, message)

    def keep(self) -> None:
        """Write down what is not saved; say once if that cannot be done."""
        trouble = self.desk.keep()
        if trouble is not None and not self._trouble:
            self._deeds.tell(trouble)
        self._trouble = trouble is not None

    @work(exclusive=True, group="watch")
    async def _watch(self) -> None:
        """Take up what is saved elsewhere."""
        try:
            await self._take_saves()
        except (OSError, RuntimeError):
            # No watches left, a folder that is gone or on another machine: what watchfiles raises then.
            self._deeds.say(
                self.words("The files cannot be watched here: other people's saves are seen when you save.")
            )

    async def _take_saves(self) -> None:
        from watchfiles import awatch  # noqa: PLC0415 - not before the first screen stands

        folders = {file.path.parent for file in self._deeds.files.values()}
        async for _ in awatch(*folders, debounce=200, step=50, recursive=False):
            self._deeds.take_saves()

    # -- finding -------------------------------------------------------------------------------------------------

    @work(exclusive=True, group="ready")
    async def _get_ready(self) -> None:
        """Prepare the search in the words that were last sound; where there are none, the draft alone is searched."""
        await asyncio.to_thread(self._prepare, self.words.lang)

    def _prepare(self, lang: Lang) -> None:
        try:
            pack = self._library.pack(lang)
        except ContentError:
            return
        self._library.get_ready(pack)
        self._searched[lang] = pack

    def find(self, query: str) -> tuple[Found, ...]:
        """Give what a query means in the words that were last sound; nothing before they are ready."""
        pack = self._searched.get(self.words.lang)
        return self._library.find(pack, query) if pack is not None else ()

    # -- what works everywhere -----------------------------------------------------------------------------------

    def action_help(self) -> None:
        """Help for what has the focus."""
        if self.screen is self._deeds:
            self.push_screen(self._deeds.help())

    def action_palette(self) -> None:
        """Everything that the keys do, by name."""
        if self.screen is self._deeds:
            self.push_screen(self._deeds.palette(), self._deeds.picked)

    def action_next_theme(self) -> None:
        """The next of our colours."""
        self.theme = themes.after(self.theme)

    async def action_quit(self) -> None:
        """Leave with everything that was typed: Textual gives ^Q to this before any screen sees it."""
        self._deeds.action_leave()

    def action_help_quit(self) -> None:
        """Ctrl+C is pressed out of habit: say how to leave."""
        self._deeds.say(self.words("^Q leaves; what is not saved is offered again at the next start."))

    async def action_switch_language(self) -> None:
        """The other language, of the screen and of the files, where it has any."""
        lang: Lang = "en" if self.words.lang == "zh" else "zh"
        if not files(self.root, lang):
            self._deeds.say(self.words("There are no files of the other language."))
            return
        here = self._deeds.here
        self.words, self.checker = Words(lang), DraftCheck(self.root, lang)
        self._deeds.forget_check()
        self._deeds.read_files()
        twin = "/".join(lang if part in {"zh", "en"} else part for part in here.split("/"))
        known = self._deeds.files
        self._deeds.say("")
        await self._deeds.open(twin if twin in known else next(iter(known)))
        self._deeds.check()
        self._get_ready()
        self._watch()
