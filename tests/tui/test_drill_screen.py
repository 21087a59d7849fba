from __future__ import annotations

import pytest
from tests.tui.practice import practice
from tests.tui.stage import LARGE, SMALL

from callassist.language import LANGS
from callassist.tui.training.debrief import DebriefScreen
from callassist.tui.training.drill import DrillScreen
from callassist.tui.training.hall import HallScreen
from callassist.workflows.drill_desk import Wanted

CALL = Wanted("repair-request", "calm", 5)
GREETING = "您好，示例物业客户服务部，我是小陈，有什么可以帮您？"


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_the_list_of_practice_stands_in_both_languages_and_sizes(tmp_path, lang, size):
    async with practice(tmp_path, lang=lang, size=size) as seen:
        assert isinstance(seen.app.screen, HallScreen)
        for name in ("drill", "quiz", "find the fault", "exam", "progress", "typing rate"):
            assert seen.words(name) in seen.shown
        assert max(map(len, seen.rows)) <= size[0]


async def test_three_choices_begin_a_drill(tmp_path):
    async with practice(tmp_path) as seen:
        await seen.press("d", "enter", "enter", "enter")
        assert isinstance(seen.app.screen, DrillScreen)
        assert "电话响了" in seen.shown


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_what_is_said_stands_in_the_call_and_the_caller_answers(tmp_path, size):
    async with practice(tmp_path, size=size, first="drill", wanted=CALL) as seen:
        await seen.wait(6)
        assert "第 2 声" in seen.shown
        await seen.press("enter")
        await seen.say(GREETING)
        assert "您" in seen.within("#drill-lines")
        assert "对方" in seen.within("#drill-lines")
        assert "事由" in seen.within("#drill-known")


async def test_what_is_told_is_written_down_by_tab(tmp_path):
    async with practice(tmp_path, first="drill", wanted=CALL) as seen:
        await seen.press("enter")
        await seen.say(GREETING)
        await seen.press("tab")
        await seen.write("厕所堵了")
        await seen.press("enter")
        screen = seen.app.screen
        assert isinstance(screen, DrillScreen)
        assert screen.desk.drill.call.value("matter") == "厕所堵了"
        assert "厕所堵了" in seen.within("#drill-known")


async def test_enter_in_a_field_goes_on_to_what_else_was_told_and_then_back_to_speaking(tmp_path):
    async with practice(tmp_path, first="drill", wanted=CALL) as seen:
        await seen.press("enter")
        await seen.say(GREETING)
        await seen.say("好的，您慢慢讲。")
        await seen.say("请问您贵姓？")
        screen = seen.app.screen
        assert isinstance(screen, DrillScreen)
        assert len([one for one in screen._view().fields if one.state == "open"]) > 1
        await seen.press("tab")
        for text in ("梁", "阿姨"):
            assert "▸" in seen.within("#drill-known")
            await seen.write(text)
            await seen.press("enter")
        assert "▸" not in seen.within("#drill-known"), "the matter was told before: it waits for Tab"
        before = len(screen.desk.drill.lines)
        await seen.say("我念一遍，您听听对不对。")
        assert len(screen.desk.drill.lines) > before, "this was said, not written down"


async def test_a_sentence_is_not_written_down_as_a_number_but_stays_to_be_said(tmp_path):
    async with practice(tmp_path, first="drill", wanted=CALL) as seen:
        await seen.press("enter")
        await seen.say(GREETING)
        await seen.say("您留个电话吧。")
        await seen.press("tab")
        await seen.write("好的，我记下了")
        await seen.press("enter")
        screen = seen.app.screen
        assert isinstance(screen, DrillScreen)
        assert not screen.desk.drill.call.value("phone")
        assert "没有号码" in seen.shown
        before = len(screen.desk.drill.lines)
        await seen.press("escape", "enter")
        assert screen.desk.drill.lines[before].text == "好的，我记下了"


async def test_leaving_a_field_keeps_what_was_typed(tmp_path):
    async with practice(tmp_path, first="drill", wanted=CALL) as seen:
        await seen.press("enter")
        await seen.say(GREETING)
        await seen.press("tab")
        await seen.write("厕所堵了")
        await seen.press("escape")
        screen = seen.app.screen
        assert isinstance(screen, DrillScreen)
        assert screen.desk.drill.call.value("matter") == "厕所堵了"


async def test_the_script_fades_by_level_and_a_hint_brings_it_back(tmp_path):
    hidden = Wanted("repair-request", "calm", 5, "hidden")
    async with practice(tmp_path, first="drill", wanted=hidden) as seen:
        await seen.press("enter")
        assert "示例物业" not in seen.within("#drill-script")
        await seen.press("ctrl+t")
        assert "问好" in seen.within("#drill-script")
        await seen.press("ctrl+t")
        assert "示例物业" in seen.within("#drill-script")


async def test_on_the_easy_level_a_number_says_the_line(tmp_path):
    easy = Wanted("repair-request", "calm", 5, "pick")
    async with practice(tmp_path, first="drill", wanted=easy) as seen:
        await seen.press("enter")
        await seen.say("1")
        screen = seen.app.screen
        assert isinstance(screen, DrillScreen)
        assert screen.desk.drill.lines[0].picked


async def test_breaking_off_asks_first_and_the_debrief_follows(tmp_path):
    async with practice(tmp_path, first="drill", wanted=CALL) as seen:
        await seen.press("enter")
        await seen.say(GREETING)
        await seen.say("急什么")
        await seen.press("escape")
        assert seen.dialog == "ask"
        await seen.press("escape")
        assert isinstance(seen.app.screen, DrillScreen)
        await seen.press("escape", "enter")
        assert isinstance(seen.app.screen, DebriefScreen)
        assert "急什么" in seen.shown
        assert "不如说" in seen.shown
        await seen.press("tab")
        assert GREETING[:8] in seen.shown
        await seen.press("escape")
        assert not isinstance(seen.app.screen, DebriefScreen)


async def test_a_crash_leaves_the_drill_to_go_on_with(tmp_path):
    async with practice(tmp_path, first="drill", wanted=CALL) as seen:
        await seen.press("enter")
        await seen.say(GREETING)
    async with practice(tmp_path) as again:
        assert "报修" in again.shown
        await again.press("home", "enter")
        screen = again.app.screen
        assert isinstance(screen, DrillScreen)
        assert screen.desk.drill.lines[0].text == GREETING


async def test_practice_is_shown_to_trainers_by_one_key(tmp_path):
    async with practice(tmp_path, first="drill", wanted=CALL) as seen:
        await seen.press("enter")
        await seen.say(GREETING)
        await seen.press("escape", "enter")
        (attempt,) = seen.room.log.attempts()
        assert not attempt.is_open
        await seen.press("s")
        (attempt,) = seen.room.log.attempts()
        assert attempt.is_open


async def test_the_typing_rate_is_measured_and_kept(tmp_path):
    async with practice(tmp_path, first="typing") as seen:
        for _ in range(3):
            screen = seen.app.screen
            await seen.write(screen._lines[len(screen._typed)])  # type: ignore[attr-defined]
            seen.clock.forward(8_000)
            await seen.press("enter")
        await seen.press("ctrl+g")
        assert seen.room.log.rate("小陈") > 0


async def test_help_names_every_key_of_the_drill(tmp_path):
    async with practice(tmp_path, first="drill", wanted=CALL, size=LARGE) as seen:
        await seen.press("f1")
        assert "^T" in seen.shown
        assert seen.words("Show the key words, and once more the whole line; it costs.")[:8] in seen.shown


async def test_the_language_changes_in_the_list_alone(tmp_path):
    async with practice(tmp_path) as seen:
        await seen.press("f2")
        assert "find the fault" in seen.shown
        await seen.press("d", "f2")
        assert "goes on in its own language" in seen.shown
