"""The eye on the files: saved words are taken for new calls, and what is new in them is told."""

from __future__ import annotations

import asyncio
from abc import abstractmethod
from collections.abc import Iterable
from functools import partial
from pathlib import PurePath

from textual import work

from callassist.content.values import Pack
from callassist.tui.host import Host
from callassist.tui.screens.home import HomeScreen
from callassist.tui.screens.live import LiveScreen
from callassist.workflows.library import Library, packed


class WatchingHost(Host):
    """An app that hears of saves while its screens stand; a running call keeps its own words."""

    library: Library

    @abstractmethod
    def draw(self) -> None:
        """Show anew what stands."""

    @abstractmethod
    def tell(self, text: str) -> None:
        """Show one line on the screen that stands, or that is about to."""

    @abstractmethod
    def get_ready(self, pack: Pack) -> None:
        """Make what finding and typing need beforehand; a key must not wait for it."""

    # -- saves -----------------------------------------------------------------------------------------------

    @work(exclusive=True, group="watch")
    async def _watch(self) -> None:
        """Take new words when files are saved; a call goes on where files cannot be watched."""
        try:
            await self._take_saves()
        except (OSError, RuntimeError):
            # No watches left, a folder that is gone or on another machine: what watchfiles raises then.
            self.tell(self.words("The files cannot be watched here: what is saved is taken at the next start."))

    async def _take_saves(self) -> None:
        """Take each save's words for new calls; a running call keeps its own."""
        from watchfiles import awatch  # noqa: PLC0415 - not before the first screen stands

        from callassist.workflows.warm_up import warm_up  # noqa: PLC0415 - as above

        await asyncio.to_thread(warm_up)
        await asyncio.to_thread(self.get_ready, self.pack_in_use)
        await self.take_news()
        while True:
            folders = self.library.folders()
            # It begins at the next pause of this one: when the watch stands.
            self.run_worker(self._look_once(), group="look", exclusive=True)
            async for changes in awatch(*folders, debounce=200, step=50, recursive=False):
                await self._take_save([path for _, path in changes])
                if self.library.folders() != folders:
                    break  # something was published for the first time: the words lie elsewhere from now on
            else:
                return

    async def _look_once(self) -> None:
        """Take what was saved before the watch began: the first seconds of a program are the busiest."""
        if await asyncio.to_thread(self.library.is_behind):
            await self._take_save()

    async def _take_save(self, paths: Iterable[str] = ()) -> None:
        saved = {"/".join(PurePath(path).parts[-3:]) for path in paths}
        changed = await asyncio.to_thread(self.library.reload, saved)
        if changed:
            pack = self.library.pack(self.words.lang)
            self.seat.take_pack(pack, partial(packed, pack))
            await asyncio.to_thread(self.get_ready, pack)
            await self.take_news()
        self.draw()
        if isinstance(self.screen, LiveScreen):
            told = self.words("New words are in; this call keeps its own. F6: what is new") if changed else ""
            self.screen.say(self.trouble() or told)
        if self.library.problems:
            await asyncio.to_thread(self.library.read_ahead)

    # -- what is new -----------------------------------------------------------------------------------------

    async def take_news(self) -> None:
        """Look for what is new in the words since the last call on this seat."""
        from callassist.workflows.news import unread  # noqa: PLC0415 - not before the first screen stands
        from callassist.workflows.tell_changes import tell_changes  # noqa: PLC0415 - as above

        found = await asyncio.to_thread(unread, self.seat.journal, self.seat.pack)
        self.news = tuple(tell_changes(found, self.words))
        if self.news:
            self.draw()

    def news_seen(self) -> None:
        """Note that the agent has had a call on the words in use, or has read what is new in them."""
        from callassist.workflows.news import mark_read  # noqa: PLC0415 - as above

        mark_read(self.seat.journal, self.seat.pack)
        self.news = ()

    def action_news(self) -> None:
        """What is new in the words since the last call."""
        from callassist.tui.dialogs.help import HelpScreen  # noqa: PLC0415 - made when first wanted
        from callassist.tui.display.news import news_page  # noqa: PLC0415 - as above

        if isinstance(self.screen, HomeScreen | LiveScreen):
            self.push_screen(HelpScreen(self.words("what is new"), news_page(self.news, self.words)))
            if self.news:
                self.news_seen()
