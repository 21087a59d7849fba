"""From the studio to the agents' screens: what is published, what is refused, and an id that gets another name."""

from __future__ import annotations

import re

from tests.tui.studio.desk import HOLD, in_studio, site_in

from callassist.content.live import live_number
from callassist.content.versions import version
from callassist.workflows.library import Library


def rewrite(site, old: str, new: str) -> None:
    path = site / HOLD
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


async def test_a_draft_goes_live_with_a_note_and_the_supervisors_name(tmp_path):
    site = site_in(tmp_path)
    async with in_studio(site, tmp_path / "data") as s:
        await s.press("f4")
        await s.checked()
        assert s.words("The first version: all words go live.") in s.shown
        await s.write("第一版")
        await s.press("enter")
        about = version(site, live_number(site))
        assert about is not None
        assert (about.number, about.by, about.note) == (1, "小王", "第一版")
        assert s.words("Version {number} is live; screens take it between calls.", number=1) in s.shown


async def test_what_is_new_is_shown_before_it_goes_live_and_nothing_goes_without_a_note(tmp_path):
    site = site_in(tmp_path)
    async with in_studio(site, tmp_path / "data") as s:
        await s.press("f4")
        await s.checked()
        await s.write("第一版")
        await s.press("enter")
        rewrite(site, "请稍等，我来查一下", "请您稍等，我去查")
        await s.press("f4")
        await s.checked()
        assert "我去查" in s.shown
        await s.press("enter")
        assert live_number(site) == 1
        await s.press("f4")
        await s.checked()
        await s.write("短一点")
        await s.press("enter")
        assert "我去查" in Library(site).pack("zh").flows["hold"].steps["ask_leave"].say[0]


async def test_with_errors_nothing_is_published_and_the_cursor_goes_to_the_first(tmp_path):
    site = site_in(tmp_path)
    rewrite(site, "start: ask_leave", "start: ask_leav")
    async with in_studio(site, tmp_path / "data", flow="greeting") as s:
        await s.press("f4")
        await s.checked()
        assert live_number(site) == 0
        assert s.place == f"{HOLD}:7"


async def test_what_is_not_saved_is_not_published(tmp_path):
    site = site_in(tmp_path)
    async with in_studio(site, tmp_path / "data") as s:
        await s.type("#")
        await s.press("f4")
        await s.checked()
        assert HOLD in s.shown
        assert "^S" in s.shown
        assert live_number(site) == 0


async def test_the_id_under_the_cursor_is_renamed_wherever_it_stands(tmp_path):
    site = site_in(tmp_path)
    line = next(at for at, row in enumerate((site / HOLD).read_text("utf-8").splitlines(), 1) if row == "  waiting:")
    async with in_studio(site, tmp_path / "data") as s:
        await s.open(HOLD, line)
        s.area.move_cursor((line - 1, 4))
        await s.press("ctrl+r")
        await s.fill("looking")
        await s.checked()
        text = (site / HOLD).read_text(encoding="utf-8")
        assert not re.search(r"(?<![\w-])waiting", text.replace("renamed: {waiting: looking}", ""))
        assert "next: looking" in text
        assert s.area.text == text
        assert [code for _, _, code in s.codes] == []


async def test_on_no_id_nothing_is_renamed(tmp_path):
    site = site_in(tmp_path)
    async with in_studio(site, tmp_path / "data") as s:
        await s.press("ctrl+r")
        assert s.words("The cursor is on no id that is known.") in s.shown
