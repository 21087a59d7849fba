"""Saving beside others, full disks, crashes and quitting: what was typed is somewhere, and one line says where."""

from __future__ import annotations

import resource
import signal
from pathlib import Path

from tests.tui.stage import MONDAY
from tests.tui.studio.desk import HOLD, in_studio, site_in

from callassist.clock import VirtualClock
from callassist.content.folder import files
from callassist.workflows.edit_desk import EditDesk
from callassist.workflows.kept_edits import KeptEdits


def text_of(site) -> str:
    return Path(site / HOLD).read_text("utf-8")


def somebody_saves(site, folder, title: str) -> None:
    """Another supervisor gives the flow another title and saves it."""
    desk = EditDesk(site, folder / "his", "小王", VirtualClock(MONDAY))
    file = next(file for file in files(site, "zh") if file.shown == HOLD)
    desk.type(HOLD, desk.open(file).text.replace("title: 等待", f"title: {title}"))
    assert desk.save(HOLD).outcome == "saved"
    desk.close()


async def test_ctrl_s_saves_and_keeps_the_copy_before(tmp_path):
    site = site_in(tmp_path)
    before = text_of(site)
    async with in_studio(site, tmp_path / "data") as s:
        await s.type("# 新\n")
        await s.press("ctrl+s")
        assert s.message == s.words("Saved; the copy before is kept beside it.")
        assert s.words("all saved") in s.rows[0]
    assert text_of(site) == "# 新\n" + before
    assert (site / (HOLD + ".before")).read_text("utf-8") == before


async def test_keys_that_arrive_together_are_saved_together(tmp_path):
    site = site_in(tmp_path)
    before = text_of(site)
    async with in_studio(site, tmp_path / "data") as s:
        await s.press_at_once(*"# abc", "enter", "ctrl+s")
        assert s.app.desk.unsaved == []
        await s.press_at_once("x", "ctrl+q")
        assert s.app.desk.texts[HOLD] == "# abc\nx" + before
    assert text_of(site) == "# abc\n" + before


async def test_a_file_with_errors_is_saved_as_a_draft_and_says_so(tmp_path):
    site = site_in(tmp_path)
    async with in_studio(site, tmp_path / "data") as s:
        s.area.take(s.area.text.replace("next: done", "next: dnoe"))
        await s.checked()
        await s.press("ctrl+s")
        errors = len([one for one in s.screen.shown.problems if one.severity == "E"])
        assert s.message == s.words(
            "Saved as a draft with {count} errors; agents keep the words before it.", count=errors
        )
    assert "dnoe" in text_of(site)


async def test_two_supervisors_edit_the_same_file_and_neither_loses_a_word(tmp_path):
    site = site_in(tmp_path)
    async with in_studio(site, tmp_path / "hers", who="小李") as hers:
        somebody_saves(site, tmp_path, "请等待")
        hers.area.take(hers.area.text.replace("tone: 放慢", "tone: 再慢点"))
        await hers.press("ctrl+s")
        await hers.checked()
        assert hers.message == hers.words("Somebody saved this file meanwhile: both edits are in, look them over.")
        assert "title: 请等待" in hers.area.text
        assert hers.app.desk.unsaved == []
        assert hers.codes == []
    assert "title: 请等待" in text_of(site)
    assert "tone: 再慢点" in text_of(site)


async def test_two_edits_of_the_same_line_ask_and_whatever_is_answered_both_are_somewhere(tmp_path):
    for key in ("t", "m", "e"):
        site = site_in(tmp_path / key)
        async with in_studio(site, tmp_path / key / "hers", who="小李") as hers:
            somebody_saves(site, tmp_path, "他的")
            hers.area.take(hers.area.text.replace("title: 等待", "title: 她的"))
            await hers.press("ctrl+s")
            assert hers.dialog == "pick"
            assert "title: 他的" in text_of(site)
            assert "title: 她的" in (site / "scripts/zh/hold.小李.yaml.mine").read_text("utf-8")
            await hers.press(key)
            await hers.checked()
            if key == "t":
                assert "title: 他的" in hers.area.text
                await hers.press("ctrl+z")
            assert "title: 她的" in hers.area.text
            if key == "m":
                assert "title: 她的" in text_of(site)
                assert "title: 他的" in (site / (HOLD + ".before")).read_text("utf-8")
            else:
                assert hers.app.desk.unsaved == [HOLD]


async def test_a_file_changed_elsewhere_and_not_edited_here_is_taken_up(tmp_path):
    site = site_in(tmp_path)
    async with in_studio(site, tmp_path / "data") as s:
        (site / HOLD).write_text(text_of(site).replace("title: 等待", "title: 别处"), "utf-8")
        s.screen.take_saves()
        await s.checked()
        assert "title: 别处" in s.area.text
        assert s.app.desk.unsaved == []
        assert HOLD in s.message


async def test_a_file_changed_elsewhere_and_edited_here_is_left_alone_and_said(tmp_path):
    site = site_in(tmp_path)
    async with in_studio(site, tmp_path / "data") as s:
        await s.type("# 我\n")
        (site / HOLD).write_text(text_of(site).replace("title: 等待", "title: 别处"), "utf-8")
        s.screen.take_saves()
        await s.checked()
        assert "title: 等待" in s.area.text
        assert s.message == s.words("{name} was saved elsewhere meanwhile: saving here merges both.", name=HOLD)
        await s.press("ctrl+s")
    assert text_of(site).startswith("# 我\n")
    assert "title: 别处" in text_of(site)


async def test_a_new_file_and_one_that_is_gone_are_seen(tmp_path):
    site = site_in(tmp_path)
    async with in_studio(site, tmp_path / "data") as s:
        (site / "scripts/zh/new-flow.yaml").write_text(text_of(site).replace("id: hold", "id: new-flow"), "utf-8")
        (site / "scripts/zh/thanked.yaml").unlink()
        s.screen.take_saves()
        await s.checked()
        assert "scripts/zh/new-flow.yaml" in s.screen.files
        assert "scripts/zh/thanked.yaml" not in s.screen.files


async def test_a_full_disk_is_said_and_the_text_stays_in_the_editor(tmp_path):
    site = site_in(tmp_path)
    before = text_of(site)
    async with in_studio(site, tmp_path / "data") as s:
        await s.type("# 我\n")
        soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (100, hard))
        try:
            await s.press("ctrl+s")
            told = s.message
            s.app.keep()
            await s.settle()
            kept = s.message
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
            signal.signal(signal.SIGXFSZ, ignored)
        assert told.startswith(HOLD)
        assert kept.startswith(
            s.words("What is typed cannot be kept: {why}. Save, or keep this window open.", why="")[:6]
        )
        assert text_of(site) == before
        assert s.area.text == "# 我\n" + before
        await s.press("ctrl+s")
        assert text_of(site) == "# 我\n" + before


async def test_what_was_not_saved_is_offered_at_the_next_start_and_taken_up(tmp_path):
    site = site_in(tmp_path)
    async with in_studio(site, tmp_path / "data") as s:
        await s.type("# 打到一半")
        s.app.keep()
        s.app.desk.close()
    async with in_studio(site, tmp_path / "data", flow="greeting") as s:
        assert s.dialog == "pick"
        assert HOLD in s.shown
        await s.press("t")
        await s.checked()
        assert s.screen.here == HOLD
        assert s.area.text.startswith("# 打到一半")
        assert s.app.desk.unsaved == [HOLD]
        assert s.message == s.words("Your unsaved text is back.")
        (site / HOLD).write_text(text_of(site).replace("title: 等待", "title: 别处"), "utf-8")
        await s.press("ctrl+s")
        assert "title: 别处" in s.area.text
        s.app.desk.close()
    assert KeptEdits(tmp_path / "data").left_behind(site) == []


async def test_what_is_left_for_later_is_offered_again_and_what_is_thrown_away_is_not(tmp_path):
    site = site_in(tmp_path)
    async with in_studio(site, tmp_path / "data") as s:
        await s.type("# 打到一半")
        s.app.desk.close()
    for keys in (["escape"], ["l"], ["x", "escape"], ["down", "down", "enter"]):
        async with in_studio(site, tmp_path / "data") as s:
            assert s.dialog == "pick"
            await s.press(*keys)
            assert s.app.desk.unsaved == []
            s.app.desk.close()
    async with in_studio(site, tmp_path / "data") as s:
        assert s.dialog == ""


async def test_quitting_with_unsaved_text_keeps_it(tmp_path):
    site = site_in(tmp_path)
    async with in_studio(site, tmp_path / "data") as s:
        await s.type("# 打到一半")
        await s.press("ctrl+q")
        s.app.desk.close()
    (left,) = KeptEdits(tmp_path / "data").left_behind(site)
    assert left.edit.text.startswith("# 打到一半")


async def test_an_editor_of_ones_own_that_this_terminal_cannot_show_is_said(tmp_path, monkeypatch):
    site = site_in(tmp_path)
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.delenv("EDITOR", raising=False)
    async with in_studio(site, tmp_path / "data") as s:
        await s.press("f10")
        assert s.message == s.words("Set EDITOR to the editor of your own that is to be used.")
        monkeypatch.setenv("EDITOR", "true")
        await s.press("ctrl+t")
        assert s.message == s.words("This terminal cannot be handed to another program.")
