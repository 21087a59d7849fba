"""What the studio looks like, as text to be reviewed: `pytest --snapshot-update` draws it anew."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode
from tests.tui.stage import SIZES
from tests.tui.studio.desk import StudioStage, in_studio, site_in

from callassist.language import LANGS


class Picture(SingleFileSnapshotExtension):
    """One text file a picture."""

    _write_mode = WriteMode.TEXT
    file_extension = "txt"


@pytest.fixture
def picture(snapshot):
    return snapshot.use_extension(Picture)


@pytest.fixture(scope="module")
def shared(tmp_path_factory):
    return site_in(tmp_path_factory.mktemp("shared"), *LANGS)


async def sound(s: StudioStage) -> None:
    await s.open(s.screen.here, 10)


async def broken(s: StudioStage) -> None:
    s.area.take(s.area.text.replace("next: waiting", "next: waitng").replace("next: done", "next: dnoe"))
    await s.checked()
    await s.open(s.screen.here, 10)
    await s.press("f8")


async def seen(s: StudioStage) -> None:
    await s.open(s.screen.here, 10)
    await s.press("f5", "f5")


async def mapped(s: StudioStage) -> None:
    await s.open(s.screen.here, 24)
    await s.press("f6")


async def tried(s: StudioStage) -> None:
    await s.open(s.screen.here, 10)
    await s.press("f7", "1", "w")


async def narrowed(s: StudioStage) -> None:
    await s.press("escape", *"back")


async def pieces(s: StudioStage) -> None:
    await s.press("f9")


async def help_page(s: StudioStage) -> None:
    await s.press("escape", "f1")


SCENES: dict[str, Callable[[StudioStage], Awaitable[None]]] = {
    "sound": sound,
    "broken": broken,
    "seen": seen,
    "mapped": mapped,
    "tried": tried,
    "narrowed": narrowed,
    "pieces": pieces,
    "help": help_page,
}


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("scene", SCENES)
async def test_the_studio_looks_as_it_was_reviewed(scene, lang, size, picture, tmp_path, shared):
    async with in_studio(shared, tmp_path, lang=lang, size=size) as s:
        await SCENES[scene](s)
        await s.settle()
        assert s.shown + "\n" == picture
