"""What each screen looks like, as text to be reviewed: `pytest --snapshot-update` draws them anew."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import msgspec
import pytest
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode
from tests.packs import ROOT, shipped
from tests.tui.stage import MONDAY, SIZES, ShippedLibrary, Stage, known, on_stage, ringing, talking

from callassist.clock import VirtualClock
from callassist.content.values import Pack
from callassist.language import LANGS, Lang
from callassist.workflows.seat import Seat

DIGEST = "0123456789abcdef"
"""The version that the pictures show; the real one changes with every word."""

CALLER = {
    "zh": {"surname": "张", "title": "女士", "matter": "门禁卡在哪儿办", "phone": "13800000000"},
    "en": {"surname": "Zhang", "title": "Ms", "matter": "a new fob", "phone": "07700 900000"},
}


class Picture(SingleFileSnapshotExtension):
    """One text file a picture."""

    _write_mode = WriteMode.TEXT
    file_extension = "txt"


@pytest.fixture
def picture(snapshot):
    return snapshot.use_extension(Picture)


class FixedLibrary(ShippedLibrary):
    """The shipped words under a version that stays."""

    def pack(self, lang: Lang) -> Pack:
        if lang not in self._packs:
            self._packs[lang] = msgspec.structs.replace(shipped(lang), digest=DIGEST)
        return self._packs[lang]


def on_hold(seat: Seat) -> None:
    seat.open("hold", given=CALLER[seat.pack.site.language])


def at_home(seat: Seat) -> None:
    """A call left unfinished and a promise made."""
    known("hold", **CALLER[seat.pack.site.language])(seat)
    seat.desk = type(seat.desk)()
    known("silent-caller", phone=CALLER[seat.pack.site.language]["phone"])(seat)
    clock = seat.clock
    assert isinstance(clock, VirtualClock)
    clock.forward(10_000)
    seat.tick()


async def home(s: Stage) -> None:
    await s.press("enter", "enter", "escape")


async def ring(s: Stage) -> None:
    await s.wait(5)


async def hold(s: Stage) -> None:
    await s.press("1")
    await s.wait(23)


async def editor(s: Stage) -> None:
    await s.press("tab", "tab", "tab", "tab", "tab")
    for _ in range(9):
        if s.editing == "phone":
            break
        await s.press("tab")
    await s.settle()


async def wrap_up(s: Stage) -> None:
    await s.press("0", "enter", "enter", "1", "2")


async def help_page(s: Stage) -> None:
    await s.press("f1")


async def nothing(s: Stage) -> None:
    await s.settle()


SCENES: dict[str, tuple[Callable[[Seat], object] | None, Callable[[Stage], Awaitable[None]]]] = {
    "home": (at_home, home),
    "ringing": (ringing, ring),
    "greeting": (talking, nothing),
    "hold": (on_hold, hold),
    "editor": (on_hold, editor),
    "wrap-up": (on_hold, wrap_up),
    "help": (talking, help_page),
}


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("scene", SCENES)
async def test_the_screen_looks_as_it_was_reviewed(scene, lang, size, picture, tmp_path):
    start, walk = SCENES[scene]
    clock = VirtualClock(MONDAY)
    async with on_stage(tmp_path, lang=lang, size=size, clock=clock, library=FixedLibrary(ROOT), start=start) as s:
        await walk(s)
        assert s.shown + "\n" == picture
