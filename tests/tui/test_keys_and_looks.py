"""Help, language, colours, keys of one's own, and an input method left on."""

from __future__ import annotations

import pytest
from rich.cells import cell_len
from tests.tui.stage import LARGE, SIZES, Stage, known, on_stage, ringing, talking

from callassist.tui.actions import APP, HOME, LIVE


def own_keys(folder, *lines: str) -> None:
    folder.joinpath("settings.toml").write_text("[keys]\n" + "\n".join(lines) + "\n", encoding="utf-8")


async def read_help(s: Stage) -> str:
    """Page through the help and give all that stands in it."""
    await s.press("f1")
    assert s.dialog == "help"
    page = s.app.screen.query_one("#help-page")
    return "".join(page.render_line(row).text for row in range(page.size.height))


# -- help -----------------------------------------------------------------------------------------------------


async def test_help_on_the_call_screen_names_every_key_and_every_flow(tmp_path):
    async with on_stage(tmp_path, start=talking, size=LARGE) as s:
        text = await read_help(s)
        for action in (*LIVE, *APP):
            assert s.words(action.sentence)[:10] in text, action.id
            assert s.app.keys.name(action) in text
        for item in s.app.keys.flow_items:
            assert item.title in text
        await s.press("escape")
        assert s.dialog == ""
        assert s.place == "greeting/open"


async def test_help_on_the_home_screen_is_of_the_home_screen(tmp_path):
    async with on_stage(tmp_path) as s:
        text = await read_help(s)
        for action in (*HOME, *APP):
            assert s.words(action.sentence)[:10] in text, action.id
        assert s.words("The caller has hung up.") not in text
        await s.press("f1")
        assert s.dialog == ""


async def test_help_while_writing_is_of_the_editor_and_what_is_typed_stays(tmp_path):
    async with on_stage(tmp_path, start=talking) as s:
        await s.press("1", "tab")
        await s.write("门禁卡")
        text = await read_help(s)
        assert s.words("The caller would rather not say; that counts as asked.")[:8] in text
        assert s.words("The caller has hung up.") not in text
        await s.press("escape")
        assert s.editing == "matter"
        await s.write("丢了")
        await s.press("escape")
        assert s.fields == {"matter": "门禁卡丢了"}


async def test_a_page_of_help_longer_than_the_window_can_be_scrolled_by_keys(tmp_path):
    async with on_stage(tmp_path, start=talking) as s:
        await s.press("f1")
        before = s.shown
        await s.press("pagedown")
        assert s.shown != before


# -- language -------------------------------------------------------------------------------------------------


async def test_a_running_call_keeps_its_words_while_the_screen_speaks_another_language(tmp_path):
    async with on_stage(tmp_path, start=talking) as s:
        await s.press("f2")
        assert "help" in s.within("#keys")
        assert "我是小李" in s.card
        assert s.app.screen.query_one("#card").border_title == "say"
        await s.go("1", to="asking/listen")
        assert "您说，我记着" in s.card
        await s.press("escape", "a", "enter")
        assert "Good morning" in s.card
        await s.press("f2")
        assert "帮助" in s.within("#keys")
        assert "Good morning" in s.card


async def test_the_home_screen_changes_its_language_at_once(tmp_path):
    async with on_stage(tmp_path) as s:
        await s.press("f2")
        assert "answer a call" in s.shown
        await s.press("f2")
        assert "接电话" in s.shown


async def test_a_call_resumed_in_the_other_language_keeps_the_one_it_began_in(tmp_path):
    async with on_stage(tmp_path, lang="en", start=known("hold", matter="a fob")) as s:
        assert "Bear with me" in s.card
    async with on_stage(tmp_path, lang="zh") as s:
        await s.press("enter")
        assert "Bear with me" in s.card


# -- colours --------------------------------------------------------------------------------------------------


async def test_four_sets_of_colours_follow_one_another(tmp_path):
    async with on_stage(tmp_path, start=talking) as s:
        first, text, seen = s.app.theme, s.shown, set()
        for _ in range(4):
            await s.press("f3")
            seen.add(s.app.theme)
            assert s.shown == text
        assert len(seen) == 4
        assert s.app.theme == first


async def test_a_theme_of_the_settings_is_worn_and_an_unknown_one_passed_over(tmp_path):
    for named, worn in (("callassist-contrast-light", "callassist-contrast-light"), ("no such", "callassist-dark")):
        tmp_path.joinpath("settings.toml").write_text(f'theme = "{named}"\n', encoding="utf-8")
        async with on_stage(tmp_path) as s:
            assert s.app.theme == worn


async def test_nothing_is_told_by_colour_alone(tmp_path, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    async with on_stage(tmp_path, start=talking) as s:
        plain = s.shown
    monkeypatch.delenv("NO_COLOR")
    async with on_stage(tmp_path / "other", start=talking) as s:
        assert s.shown == plain


# -- keys of one's own ----------------------------------------------------------------------------------------


async def test_an_action_and_a_flow_can_have_other_keys(tmp_path):
    own_keys(tmp_path, 'reword = "j"', '"open.hold" = "L"')
    async with on_stage(tmp_path, start=talking) as s:
        first = s.card
        await s.press("v")
        assert s.card == first
        await s.press("j")
        assert s.card != first
        assert "j" in s.within("#keys")
        assert "L等待" in s.within("#exceptions")
        await s.go("h", to="greeting/open")
        await s.go("L", to="hold/ask_leave")


async def test_a_key_given_to_something_else_is_taken_from_the_flow_that_had_it(tmp_path):
    own_keys(tmp_path, '"open.hold" = "m"', 'reword = "t"')
    async with on_stage(tmp_path, start=talking) as s:
        assert (s.seat.pack.flows["message"].key, s.seat.pack.flows["transfer"].key) == ("m", "t")
        assert list(s.app.keys.of_flows.values()).count("m") == 1
        first = s.card
        await s.go("t", to="greeting/open")
        assert s.card != first
        await s.go("m", to="hold/ask_leave")


async def test_settings_that_make_no_sense_are_said_on_the_home_screen(tmp_path):
    tmp_path.joinpath("settings.toml").write_text('colour = "red"\n', encoding="utf-8")
    async with on_stage(tmp_path) as s:
        assert "colour" in s.message
    tmp_path.joinpath("settings.toml").write_text("keys = [", encoding="utf-8")
    async with on_stage(tmp_path) as s:
        assert "settings.toml" in s.message


async def test_who_sits_here_and_whether_lines_are_nudged_is_a_matter_of_settings(tmp_path):
    text = 'agent = "小王"\nbadge = "9001"\nnudges = false\nkeywords_first = true\n'
    tmp_path.joinpath("settings.toml").write_text(text, encoding="utf-8")
    async with on_stage(tmp_path, start=known("silent-caller")) as s:
        assert "小王 9001" in s.within("#status")
        assert "电话通了 · 您请讲" in s.card
        await s.wait(6)
        assert "没听到声音" not in s.card


# -- an input method left on ----------------------------------------------------------------------------------


async def test_full_width_digits_letters_and_marks_count_as_plain_keys(tmp_path):
    async with on_stage(tmp_path, start=ringing) as s:
        await s.press("enter")
        await s.go("１", to="asking/listen")
        await s.go("ｂ", to="greeting/open")
        await s.go("ｈ", to="hold/ask_leave")
        await s.go("　", to="hold/ask_leave")
        await s.press("ｘ")
        assert s.dialog == "pick"
        await s.go("ｍ", to="message/wanted")
        await s.press("／")
        assert s.dialog == "find"


async def test_full_width_letters_work_on_the_home_screen_too(tmp_path):
    async with on_stage(tmp_path) as s:
        await s.go("ａ", to="ringing")


async def test_chinese_typed_over_the_call_does_nothing_harmful(tmp_path):
    async with on_stage(tmp_path, start=talking) as s:
        before = s.call
        for char in "张。，！（）《》":
            await s.press(char)
        assert s.call.walk == before.walk


# -- size -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES)
async def test_the_screen_follows_the_window(size, tmp_path):
    async with on_stage(tmp_path, start=talking, size=(100, 30)) as s:
        await s.resize(*size)
        assert all(cell_len(row) <= size[0] for row in s.rows)
        assert len(s.rows) == size[1]
        assert "我是小李" in s.card
