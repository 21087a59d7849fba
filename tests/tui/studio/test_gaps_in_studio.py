from __future__ import annotations

from pathlib import Path

import pytest
from tests.packs import shipped
from tests.tui.studio.desk import in_studio, site_in
from tests.workflows.recording import Recording

from callassist.call import events as ev
from callassist.content.taken_gaps import taken_gaps

SAID = "您要是赶时间，我查好了发短信给您。"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A seat's folder in which a gap was filed at a step that waits."""
    recording = Recording(tmp_path / "data", shipped("zh"), agent="小陈")
    recording.ring()
    recording.do(lambda at: ev.FlowOpened(at=at, flow="hold"))
    recording.do(lambda at: ev.GapFiled(at=at, text=SAID, flow="hold", step="back"))
    recording.seat.journal.close()
    return tmp_path / "data"


async def test_a_gap_is_listed_with_its_place_and_enter_goes_there(tmp_path, data):
    async with in_studio(site_in(tmp_path), data, flow="incoming-call") as s:
        await s.press("f11")
        await s.checked()
        assert "等待" in s.shown
        assert "小陈" in s.shown
        await s.press("enter")
        await s.checked()
        assert s.place.startswith("scripts/zh/hold.yaml:")
        assert SAID in s.message


async def test_t_takes_the_words_into_the_step_with_who_said_them(tmp_path, data):
    site = site_in(tmp_path)
    async with in_studio(site, data, flow="incoming-call") as s:
        await s.press("f11")
        await s.checked()
        await s.press("t")
        await s.checked()
        text = (site / "scripts/zh/hold.yaml").read_text("utf-8")
        assert SAID in text
        assert "小陈" in text
        assert SAID in s.area.text
        assert [one.by for one in taken_gaps(site).values()] == ["小王"]
        await s.press("f11")
        await s.checked()
        assert s.message == s.words("No gaps wait: a line was found every time, or all were taken.")


async def test_nothing_is_taken_while_something_is_unsaved(tmp_path, data):
    site = site_in(tmp_path)
    before = (site / "scripts/zh/hold.yaml").read_bytes()
    async with in_studio(site, data) as s:
        await s.type("# 在写\n")
        await s.press("f11")
        await s.checked()
        await s.press("t")
        await s.checked()
        assert "hold.yaml" in s.message
        assert "# 在写" in s.area.text
    assert (site / "scripts/zh/hold.yaml").read_bytes() == before
    assert not taken_gaps(site)


async def test_where_no_call_was_ever_recorded_it_is_said_in_one_line(tmp_path):
    async with in_studio(site_in(tmp_path), tmp_path / "data") as s:
        await s.press("f11")
        await s.checked()
        assert s.dialog == ""
        assert s.message


async def test_publishing_is_named_under_a_small_screen(tmp_path):
    async with in_studio(site_in(tmp_path), tmp_path / "data") as s:
        assert all(f"{key} " in s.rows[-1] for key in ("^S", "F8", "F5", "F4", "F1"))
