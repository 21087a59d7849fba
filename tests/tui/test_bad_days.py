"""A bad save during a call, a disk that does not write, and words that mean harm."""

from __future__ import annotations

import asyncio
import re
import shutil
from collections.abc import AsyncIterator
from pathlib import Path
from unittest import mock

import pytest
from tests.packs import ROOT
from tests.tui.hostile import ONE_OF_EACH
from tests.tui.stage import LARGE, Stage, UnwatchedApp, known, on_stage, ringing, seat_in, talking

from callassist.clock import VirtualClock
from callassist.content.values import Pack
from callassist.errors import ContentError, JournalFull, JournalReadOnly
from callassist.journal.durable import Journal
from callassist.journal.steady import SteadyFile
from callassist.settings import Settings
from callassist.text import clean
from callassist.tui.app import CallassistApp
from callassist.workflows.library import Library
from callassist.workflows.seat import Agent

# -- saves ----------------------------------------------------------------------------------------------------


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A copy of the shipped Chinese words that may be spoilt."""
    root = tmp_path / "site"
    for kind in ("scripts", "phrasebook"):
        shutil.copytree(ROOT / kind / "zh", root / kind / "zh")
    return root


class Saves:
    """Stands in for the eye on the files: says that something was saved, and waits until that is dealt with."""

    def __init__(self) -> None:
        self._saved: asyncio.Queue[None] = asyncio.Queue()
        self._waiting = asyncio.Event()

    async def awatch(self, *_: object, **__: object) -> AsyncIterator[set[object]]:
        while True:
            self._waiting.set()
            await self._saved.get()
            yield set()

    async def begun(self) -> None:
        await self._waiting.wait()

    async def happen(self) -> None:
        await self._waiting.wait()
        self._waiting.clear()
        self._saved.put_nowait(None)
        await self._waiting.wait()


@pytest.fixture
def saves(monkeypatch: pytest.MonkeyPatch) -> Saves:
    """The program's own watcher runs, on saves that the test makes happen."""
    made = Saves()
    monkeypatch.setattr("watchfiles.awatch", made.awatch)
    monkeypatch.setattr("callassist.tui.app._SETTLED", 0.001)
    monkeypatch.setattr(UnwatchedApp, "_watch", CallassistApp._watch)
    return made


def rewrite(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


async def test_a_bad_save_is_named_by_file_and_line_and_the_call_goes_on_with_its_words(tmp_path, site, saves):
    greeting = site / "scripts/zh/greeting.yaml"
    async with on_stage(tmp_path / "data", library=Library(site), start=known("hold", matter="水费")) as s:
        await s.press("1")
        before = s.card
        rewrite(greeting, "call: silent-caller", "call: no-such-flow")
        await saves.happen()
        await s.settle()
        line = next(at for at, text in enumerate(greeting.read_text("utf-8").splitlines(), 1) if "no-such" in text)
        assert f"greeting.yaml:{line}" in s.message
        assert s.card == before
        assert s.place == "hold/waiting"
        await s.go("1", to="hold/back")
        assert f"greeting.yaml:{line}" in s.message, "it stays until it is mended"


async def test_the_next_sound_save_is_for_the_next_call_only(tmp_path, site, saves):
    greeting = site / "scripts/zh/greeting.yaml"
    async with on_stage(tmp_path / "data", library=Library(site), start=talking) as s:
        rewrite(greeting, "call: silent-caller", "call: no-such-flow")
        await saves.happen()
        rewrite(greeting, "call: no-such-flow", "call: silent-caller")
        rewrite(greeting, "{{ company.name }}{{ centre.department }}，我是", "这里是{{ centre.name }}，我是")
        await saves.happen()
        await s.settle()
        assert s.message == s.words("New words are in; this call keeps its own. F6: what is new")
        assert "客户服务部，我是小李" in s.card
        await s.press("b", "escape", "a", "enter")
        assert "这里是示例物业服务中心，我是小李" in s.card
        await s.press("p", "1")
        assert "客户服务部，我是小李" in s.card


async def test_a_save_made_before_the_files_were_watched_is_taken_all_the_same(tmp_path, site, saves, monkeypatch):
    def save_meanwhile(app: CallassistApp, pack: Pack) -> None:
        if "我是王姐" not in greeting.read_text("utf-8"):
            rewrite(greeting, "，我是{{ agent.name }}", "，我是王姐")
        ready(app, pack)

    greeting, ready = site / "scripts/zh/greeting.yaml", UnwatchedApp.get_ready
    monkeypatch.setattr(UnwatchedApp, "get_ready", save_meanwhile)
    async with on_stage(tmp_path / "data", library=Library(site), start=talking) as s:
        await saves.begun()
        await s.app.workers.wait_for_complete([one for one in s.app.workers if one.group == "look"])
        await s.settle()
        assert s.message == s.words("New words are in; this call keeps its own. F6: what is new")


async def test_a_call_resumed_after_a_save_goes_on_with_the_words_it_began_with(tmp_path, site):
    async with on_stage(tmp_path / "data", library=Library(site), start=talking) as s:
        assert "客户服务部，我是小李" in s.card
    rewrite(site / "scripts/zh/greeting.yaml", "{{ company.name }}{{ centre.department }}，我是", "这里是，我是")
    async with on_stage(tmp_path / "data", library=Library(site)) as s:
        await s.press("enter")
        assert "客户服务部，我是小李" in s.card
        await s.press("escape", "a", "enter")
        assert "这里是，我是小李" in s.card


async def test_the_program_starts_on_broken_words_with_the_last_good_ones_and_says_so(tmp_path, site):
    Library(site).pack("zh")
    rewrite(site / "scripts/zh/greeting.yaml", "start: late", "start: nowhere")
    async with on_stage(tmp_path / "data", library=Library(site)) as s:
        assert "greeting.yaml" in s.message
        await s.press("a", "enter")
        assert "我是小李" in s.card


def test_words_that_never_were_sound_are_no_beginning(tmp_path, site):
    rewrite(site / "scripts/zh/greeting.yaml", "start: late", f"start: {tmp_path.name.replace('_', '-')}")
    with pytest.raises(ContentError):
        Library(tmp_path / "elsewhere").pack("zh")


# -- the disk -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("error", [JournalFull, JournalReadOnly])
async def test_a_disk_that_does_not_write_is_said_and_the_call_goes_on_and_is_written_later(error, tmp_path):
    async with on_stage(tmp_path, start=talking) as s:
        with mock.patch.object(SteadyFile, "write", side_effect=error("no")):
            await s.go("1", to="asking/listen")
            assert "1" in s.message
            await s.note("门禁卡在哪儿办")
            await s.go("1", to="asking/surname")
            assert re.search("[34]", s.message), "with what stood half-typed, where the machine is slow"
            assert s.seat.journal.backlog == 3
        s.app._look_after()
        await s.settle()
        assert s.message == s.words("Everything is written again.")
        assert s.seat.journal.backlog == 0
    async with on_stage(tmp_path) as s:
        await s.go("enter", to="asking/surname")
        assert s.fields == {"matter": "门禁卡在哪儿办"}


async def test_the_program_starts_although_its_record_cannot_be_opened(tmp_path):
    with mock.patch.object(Journal, "open", side_effect=JournalReadOnly("no")):
        async with on_stage(tmp_path) as s:
            assert s.message == s.words(
                "The data folder may not be written: {count} entries wait in memory. Keep this window open.", count=0
            )
            await s.press("a")
            await s.go("enter", to="greeting/open")
            assert s.seat.journal.backlog == 2


async def test_a_call_that_goes_on_in_two_windows_is_told(tmp_path):
    async with on_stage(tmp_path, start=talking) as s:
        other = seat_in(tmp_path, VirtualClock(s.clock.now()), s.seat.pack)
        other.resume(s.call.id, s.call.opened.digest)
        await s.go("1", to="asking/listen")
        assert s.seat.journal.trouble is not None
        assert "窗口" in s.message
        other.close()


# -- hostile words --------------------------------------------------------------------------------------------


def harmless(s: Stage) -> None:
    """Fail if anything that is painted could steer the terminal or the program."""
    for strip in s.strips:
        for segment in strip:
            assert segment.text == clean(segment.text).replace("\n", ""), ascii(segment.text)[:200]
            assert not segment.style or not segment.style.link
            assert not segment.style or "@click" not in segment.style.meta
            assert not segment.control


async def test_hostile_words_in_every_field_are_shown_and_do_nothing(tmp_path):
    async with on_stage(tmp_path, start=talking, size=LARGE) as s:
        # A line, a note, a choice, a number, a room and a name take what is written each in its own way.
        names = ("matter", "notes", "title", "phone", "room", "surname", "visit_date", "amount")
        for number, text in enumerate(ONE_OF_EACH):
            field = names[number % len(names)]
            await s.press("tab")
            s.app.screen._board.fields.edit(field)  # type: ignore[attr-defined] # to any field, not only those shown
            await s.settle()
            await s.write(text)
            harmless(s)
            await s.press("escape")
            harmless(s)
        assert s.place == "greeting/open"
        assert not s.app._exit


async def test_hostile_words_in_the_known_fields_stay_harmless_at_every_step(tmp_path):
    fields = ("surname", "matter", "wanted", "message", "phone", "room", "notes", "result")
    for start in range(0, len(ONE_OF_EACH), len(fields)):
        given = dict(zip(fields, ONE_OF_EACH[start:] + ONE_OF_EACH[:start], strict=False)) | {"title": "[/]先生"}
        async with on_stage(tmp_path / str(start), start=known("message", **given)) as s:
            for key in ("1", "enter", "1", "v", "k", "p", "enter", "p", "1", "escape"):
                await s.press(key)
                harmless(s)


async def test_hostile_words_in_gap_find_number_and_agent_do_nothing(tmp_path):
    async with on_stage(tmp_path, start=talking) as s:
        for text in ONE_OF_EACH:
            s.seat.agent = Agent(text, text)
            s.seat.open(ringing=True, number=text)
            s.app.show_live()
            await s.settle()
            harmless(s)
            await s.press("enter", "g")
            await s.write(text)
            harmless(s)
            await s.press("escape", "/")
            await s.write(text[:400])
            harmless(s)
            await s.press("escape", "escape")
            harmless(s)
            await s.press("enter")
        assert not s.app._exit


async def test_what_is_saved_of_hostile_words_is_clean_already(tmp_path):
    async with on_stage(tmp_path, start=talking) as s:
        for text in ONE_OF_EACH:
            await s.press("1", "tab")
            await s.write(text)
            await s.press("escape", "b")
            assert all(clean(value) == value for value in s.fields.values())
        for body in s.seat.journal.events(s.call.id):
            assert b"\x1b" not in body
            assert b"\\u001b" not in body


async def test_hostile_settings_are_shown_and_do_nothing(tmp_path):
    tmp_path.joinpath("settings.toml").write_text(
        'agent = "\\u001b[2J[/]"\nbadge = "[@click=app.quit]"\n"\\u001b[2J" = 1\ntheme = "[/]"\n', encoding="utf-8"
    )
    async with on_stage(tmp_path, start=ringing) as s:
        harmless(s)
        await s.press("enter", "escape")
        harmless(s)
        assert isinstance(s.app.settings, Settings)
