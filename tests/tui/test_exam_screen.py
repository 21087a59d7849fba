from __future__ import annotations

import pytest
from tests.training.exam_room import talk_through
from tests.tui.practice import Practice, practice
from tests.tui.stage import LARGE, SMALL

from callassist.language import LANGS
from callassist.tui.training.exam import ExamScreen
from callassist.tui.training.exam_call import ExamCallScreen
from callassist.tui.training.exam_outcome import ExamOutcomeScreen
from callassist.tui.training.exam_paper import ExamSheetScreen
from callassist.tui.training.sitting import SittingScreen
from callassist.workflows.exam_desk import ExamDesk
from callassist.workflows.exam_list import open_sitting

_HOUR = 3_600_000


def desk(seen: Practice) -> ExamDesk:
    screen = seen.app.screen
    assert isinstance(screen, SittingScreen), seen.shown
    return screen.desk


def standing(seen: Practice) -> type:
    """Give the kind of screen that stands."""
    return type(seen.app.screen)


async def sit(seen: Practice, seed: str = "7") -> ExamDesk:
    """Choose the first exam and begin it with a seed."""
    await seen.press("enter")
    assert seen.dialog == "ask"
    await seen.fill(seed)
    return desk(seen)


async def finish(seen: Practice) -> None:
    await seen.press("f6")
    assert seen.dialog == "pick"
    await seen.press("y")


async def beat(seen: Practice, millis: int) -> None:
    seen.clock.forward(millis)
    for screen in list(seen.app.screen_stack):
        if isinstance(screen, SittingScreen):
            screen.beat()
    await seen.settle()


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_clock_part_and_question_stand_in_both_languages_and_sizes(tmp_path, lang, size):
    async with practice(tmp_path, lang=lang, size=size, first="exam") as seen:
        await sit(seen)
        assert "60:00" in seen.rows[0]
        assert seen.words("part {part} of {parts}: {name}", part=1, parts=4, name=seen.words("must know")) in seen.shown
        assert max(map(len, seen.rows)) <= size[0]
        await beat(seen, 61_000)
        assert "58:59" in seen.rows[0]


async def test_a_seed_that_is_no_number_gets_one_line(tmp_path):
    async with practice(tmp_path, first="exam") as seen:
        await seen.press("enter")
        await seen.fill("七号")
        assert isinstance(seen.app.screen, ExamScreen)
        assert "七号" in seen.message


async def test_a_seed_in_full_width_digits_is_the_same_seed(tmp_path):
    async with practice(tmp_path, first="exam") as seen:
        assert (await sit(seen, "４ ２")).sitting.begun.seed == 42


async def test_enter_takes_the_answer_and_the_arrows_go_back_to_it(tmp_path):
    async with practice(tmp_path, first="exam") as seen:
        exam = await sit(seen)
        await seen.say("早上八点半")
        assert exam.sitting.answers == {(0, 0): "早上八点半"}
        await seen.press("up")
        assert "早上八点半" in seen.within("#exam-line")
        await seen.press("down")
        assert "早上八点半" not in seen.within("#exam-line")


async def test_what_is_half_typed_is_on_the_disk_within_a_beat_and_after_a_crash_still_there(tmp_path):
    async with practice(tmp_path, first="exam") as seen:
        await sit(seen)
        await seen.write("八点")
        await beat(seen, 500)
    async with practice(tmp_path, first="exam") as again:
        assert desk(again).sitting.answers == {(0, 0): "八点"}
        await again.press("up")
        assert "八点" in again.within("#exam-line")


async def test_esc_does_not_lead_out_to_where_one_could_look_up(tmp_path):
    async with practice(tmp_path, first="exam") as seen:
        await sit(seen)
        await seen.press("escape")
        assert isinstance(seen.app.screen, SittingScreen)
        assert "F8" in seen.message


async def test_whoever_left_an_exam_open_is_led_back_to_it_not_to_the_answers(tmp_path):
    async with practice(tmp_path, first="exam") as seen:
        await sit(seen)
    async with practice(tmp_path) as again:
        await again.press("q")
        assert isinstance(again.app.screen, SittingScreen)
        assert "先考完" in again.message


async def test_a_finished_part_is_left_for_good(tmp_path):
    async with practice(tmp_path, first="exam") as seen:
        exam = await sit(seen)
        await seen.write("八点半")
        await finish(seen)
        assert exam.sitting.part == 1
        assert exam.sitting.answers == {(0, 0): "八点半"}
        assert seen.words("What do you say instead?") in seen.shown


async def test_not_yet_leaves_everything_as_it_is(tmp_path):
    async with practice(tmp_path, first="exam") as seen:
        exam = await sit(seen)
        await seen.press("f6", "n")
        await seen.press("f8", "escape")
        assert exam.sitting.part == 0
        assert not exam.sitting.end


async def test_when_the_time_is_over_the_result_stands_there(tmp_path):
    async with practice(tmp_path, first="exam") as seen:
        exam = await sit(seen)
        await seen.write("早上八点半")
        await beat(seen, 500)
        await beat(seen, _HOUR)
        assert exam.sitting.end == "time-over"
        assert isinstance(seen.app.screen, ExamOutcomeScreen)
        assert seen.words("not passed") in seen.shown
        assert exam.sitting.answers == {(0, 0): "早上八点半"}
        await seen.press("escape")
        assert isinstance(seen.app.screen, ExamScreen)
        assert open_sitting(seen.room.log, "小陈") is None


async def test_time_that_runs_out_during_a_call_ends_the_call_too(tmp_path):
    async with practice(tmp_path, first="exam") as seen:
        exam = await sit(seen)
        for _ in range(3):
            await finish(seen)
        await seen.press("enter")
        assert isinstance(seen.app.screen, ExamCallScreen)
        await beat(seen, _HOUR)
        assert isinstance(seen.app.screen, ExamOutcomeScreen)
        drill_id = exam.sitting.works[3, 0]
        assert seen.room.log.attempt(drill_id) is not None


async def test_a_call_shows_the_exams_clock_and_leads_back(tmp_path):
    async with practice(tmp_path, first="exam") as seen:
        exam = await sit(seen)
        for _ in range(3):
            await finish(seen)
        assert seen.words("not yet") in seen.shown
        await seen.press("enter")
        screen = seen.app.screen
        assert isinstance(screen, ExamCallScreen)
        assert "60:00" in seen.rows[0]
        talk_through(screen.desk, seen.clock)
        screen.beat()
        await seen.settle()
        assert desk(seen) is exam
        assert seen.words("done") in seen.shown
        await seen.press("up", "enter")
        assert isinstance(seen.app.screen, SittingScreen)
        assert "只能做一次" in seen.message


async def test_a_fault_sheet_shows_the_exams_clock_and_leads_back_without_telling_what_was_right(tmp_path):
    async with practice(tmp_path, first="exam") as seen:
        exam = await sit(seen)
        for _ in range(2):
            await finish(seen)
        await seen.press("enter")
        assert isinstance(seen.app.screen, ExamSheetScreen)
        assert "60:00" in seen.rows[0]
        await seen.press("space", "1", "escape")
        assert standing(seen) is SittingScreen
        await seen.press("enter")
        await seen.press("s", "enter")
        assert standing(seen) is SittingScreen
        assert seen.words("done") in seen.shown
        assert exam.is_done((2, 0))


async def test_handed_in_it_is_listed_with_what_it_came_to(tmp_path):
    async with practice(tmp_path, first="exam") as seen:
        await sit(seen)
        await seen.press("f8", "y")
        assert isinstance(seen.app.screen, ExamOutcomeScreen)
        await seen.press("escape", "end", "enter")
        assert isinstance(seen.app.screen, ExamOutcomeScreen)


async def test_what_the_command_line_named_is_asked_for_at_once(tmp_path):
    async with practice(tmp_path) as seen:
        seen.room.exam, seen.room.seed = "supervisor", "99"
        await seen.press("e")
        assert seen.dialog == "ask"
        await seen.press("enter")
        assert desk(seen).sitting.begun.exam == "supervisor"
        assert desk(seen).sitting.begun.seed == 99


@pytest.mark.parametrize("text", ["[b]粗[/b] [link=x]", "\x1b[2J", "｛｝" * 200])
async def test_whatever_is_typed_is_text(tmp_path, text):
    async with practice(tmp_path, first="exam") as seen:
        await sit(seen)
        await seen.say(text)
        await seen.press("f8", "y")
        assert isinstance(seen.app.screen, ExamOutcomeScreen)
