"""The whole program on a terminal that is not there: keys go in, what stands on the screen comes out.

The data lie in a folder of the test's own, the words are the shipped ones, and time moves only when it is told to.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from tests.packs import ROOT, shipped
from textual import events
from textual.drivers.headless_driver import HeadlessDriver
from textual.geometry import Size
from textual.keys import _character_to_key
from textual.strip import Strip
from textual.widgets import OptionList

from callassist.call.state import Call
from callassist.clock import VirtualClock, millis
from callassist.content.values import Pack
from callassist.journal.resilient import ResilientJournal
from callassist.language import Lang
from callassist.settings import read_settings
from callassist.tui.app import CallassistApp
from callassist.tui.screens.live import LiveScreen
from callassist.tui.widgets.field_editor import FieldEditor
from callassist.workflows.check_typed import TypedCheck
from callassist.workflows.library import Library, packed
from callassist.workflows.seat import Agent, Seat

CHINA = timezone(timedelta(hours=8))
MONDAY = millis(datetime(2026, 10, 19, 9, 30, tzinfo=CHINA))
"""Nine thirty on a working day: 上午好."""

SMALL, LARGE = (80, 24), (120, 40)
SIZES = (SMALL, LARGE)
_CHARACTERS = {"enter": "\r", "tab": "\t", "space": " "}


class UnwatchedApp(CallassistApp):
    """The program without its eye on the files: tests say themselves when something was saved."""

    def _watch(self) -> None:  # type: ignore[override] # a worker there, nothing here
        return

    def _made_check(self, pack: Pack) -> TypedCheck:
        """Give the check of what is typed, made once a process: the program makes it before the first key."""
        if pack.digest not in _CHECKS:
            _CHECKS[pack.digest] = TypedCheck(pack)
        check = _CHECKS[pack.digest]
        self._typed_check = check
        return check


_CHECKS: dict[str, TypedCheck] = {}


class ShippedLibrary(Library):
    """The shipped words, read once a process."""

    def pack(self, lang: Lang) -> Pack:
        """Give the shipped words."""
        self._packs.setdefault(lang, shipped(lang))
        return super().pack(lang)


class Stage:
    """One run of the program."""

    def __init__(self, app: CallassistApp, clock: VirtualClock) -> None:
        self.app = app
        self.clock = clock
        self.seat = app.seat

    # -- what goes in ----------------------------------------------------------------------------------------

    async def press(self, *keys: str) -> None:
        """Press keys by their names (`enter`, `f4`) or characters, one after the other."""
        for key in keys:
            await self.press_at_once(key)

    async def press_at_once(self, *keys: str) -> None:
        """Let keys arrive together, as they do over a slow line."""
        for key in keys:
            char = key if len(key) == 1 else _CHARACTERS.get(key)
            # Textual's pilot drops what is not on an English keyboard, and waits by guessing at the machine's load.
            self.app.post_message(events.Key(_character_to_key(key) if len(key) == 1 else key, char))
        await self.settle()

    async def settle(self) -> None:
        """Wait until everything that was set off has run its course and is painted."""
        loop: Any = asyncio.get_running_loop()
        for _ in range(3):
            await asyncio.sleep(0)
            # Nothing but what waits for a real clock is left when this is empty.
            while loop._ready:  # noqa: ASYNC110 - there is no event for that
                await asyncio.sleep(0)
            if self.app._exception is not None:
                raise self.app._exception
            await self.app.animator.wait_until_complete()
            self.app.screen._on_timer_update()

    async def go(self, *keys: str, to: str) -> None:
        """Press keys, and be at a step afterwards."""
        await self.press(*keys)
        assert self.place == to, self.shown

    async def pick(self, row: str) -> None:
        """Move down the list of the home screen to a row whose id begins so, and choose it."""
        options = self.app.screen.query_one(OptionList)
        for _ in options.options:
            marked = options.highlighted_option
            if marked is not None and (marked.id or "").startswith(row):
                await self.press("enter")
                return
            await self.press("down")
        pytest.fail(f"no row {row}: {self.shown}")

    async def write(self, text: str) -> None:
        """Type words into what has the focus, as an input method or a paste hands them over: all at once."""
        assert self.app.focused is not None, "nothing has the focus"
        self.app.post_message(events.Paste(text))
        await self.settle()

    async def fill(self, text: str, then: str = "enter") -> None:
        """Write a line over what stands in the field, and go on."""
        await self.press("ctrl+u")
        await self.write(text)
        await self.press(then)

    async def wait(self, seconds: float) -> None:
        """Let time pass, a quarter of a second at a time, with a look at the clock each time as the screen has it."""
        for _ in range(round(seconds * 4)):
            self.clock.forward(250)
            if isinstance(self.app.screen, LiveScreen):
                self.app.screen._beat()
        await self.settle()

    async def note(self, text: str) -> None:
        """Write a field the step asks for, and be back at the call."""
        await self.press("tab")
        await self.write(text)
        await self.press("escape")

    async def rest(self) -> None:
        """Let the short pause pass after which what is half-typed is made durable."""
        editor = self.app.screen.query_one(FieldEditor)
        assert editor._pause is not None, "nothing waits to be kept"
        editor._stop()
        editor._draft()
        await self.settle()

    async def resize(self, width: int, height: int) -> None:
        """Give the window another size."""
        size = Size(width, height)
        assert isinstance(self.app._driver, HeadlessDriver)
        self.app._driver._size = size
        self.app.post_message(events.Resize(size, size))
        await self.settle()
        self.app._check_resize()
        await self.settle()

    # -- what comes out --------------------------------------------------------------------------------------

    @property
    def strips(self) -> list[Strip]:
        """What is painted, row by row."""
        return self.app.screen._compositor.render_strips()

    @property
    def rows(self) -> list[str]:
        """What stands on the screen, row by row, without blanks at the end."""
        return ["".join(segment.text for segment in strip).rstrip() for strip in self.strips]

    @property
    def shown(self) -> str:
        """What stands on the screen."""
        return "\n".join(self.rows)

    def within(self, name: str) -> str:
        """Give what stands in one part of the screen, its rows joined: a line may be broken anywhere."""
        region = self.app.screen.query_one(name).content_region
        rows = [strip.crop(region.x, region.right) for strip in self.strips[region.y : region.bottom]]
        return "".join("".join(segment.text for segment in strip).strip() for strip in rows)

    @property
    def card(self) -> str:
        """What the agent reads, on one line."""
        return self.within("#card")

    @property
    def message(self) -> str:
        """The line under the call."""
        return self.within("#message")

    def words(self, template: str, **facts: object) -> str:
        """Give what the program says for itself, in its present language."""
        return self.app.words(template, **facts)

    @property
    def dialog(self) -> str:
        """The kind of dialogue that lies over the screen; empty when none does."""
        framed = self.app.screen.query(".dialog")
        return framed.first().id or "" if framed else ""

    @property
    def editing(self) -> str:
        """The field being written, if one is."""
        screen = self.app.screen
        assert isinstance(screen, LiveScreen)
        return screen.editing

    # -- where the call is -----------------------------------------------------------------------------------

    @property
    def call(self) -> Call:
        """The call in hand."""
        call = self.seat.desk.call
        assert call is not None, "there is no call in hand"
        return call

    @property
    def place(self) -> str:
        """Flow and step of the call in hand; its phase when there is no step."""
        here = self.call.here
        return f"{here.flow}/{here.step}" if here else self.call.phase

    @property
    def fields(self) -> dict[str, str]:
        """What is written down on the call in hand."""
        return {name: entry.value for name, entry in self.call.walk.fields.items() if entry.value}


def seat_in(folder: Path, clock: VirtualClock, pack: Pack) -> Seat:
    """Give a seat whose data lie in a folder."""
    return Seat(pack, lambda: packed(pack), ResilientJournal(folder), clock)


@asynccontextmanager
async def on_stage(
    folder: Path,
    *,
    lang: Lang = "zh",
    size: tuple[int, int] = SMALL,
    clock: VirtualClock | None = None,
    library: Library | None = None,
    agent: Agent | None = None,
    start: Callable[[Seat], object] | None = None,
) -> AsyncIterator[Stage]:
    """Run the program on a folder until the block ends, which is as a power cut: nobody says goodbye to the calls."""
    clock = clock or VirtualClock(MONDAY)
    library = library or ShippedLibrary(ROOT)
    settings = read_settings(folder / "settings.toml")
    seat = seat_in(folder, clock, library.pack(lang))
    seat.agent = agent or Agent(settings.agent, settings.badge)
    if start is not None:
        start(seat)
    app = UnwatchedApp(seat, library, settings, lang)
    app.animation_level = "none"
    app._made_check(app.pack_in_use)
    try:
        async with app.run_test(size=size):
            stage = Stage(app, clock)
            await stage.settle()
            yield stage
    finally:
        seat.journal.close()


def talking(seat: Seat) -> None:
    """Begin with a call that was just picked up."""
    seat.open()


def ringing(seat: Seat) -> None:
    """Begin with the phone ringing."""
    seat.open(ringing=True)


def known(flow: str = "", **given: str) -> Callable[[Seat], None]:
    """Begin with a call in a flow on which these fields are known."""

    def begin(seat: Seat) -> None:
        seat.open(flow, given=given)

    return begin
