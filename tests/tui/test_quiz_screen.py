from __future__ import annotations

import pytest
from tests.tui.practice import Practice, practice
from tests.tui.stage import LARGE, SMALL

from callassist.language import LANGS
from callassist.training.cards import Answered, Contested
from callassist.tui.training.hall import HallScreen
from callassist.tui.training.quiz import QuizScreen
from callassist.workflows.quiz_desk import QuizDesk


def desk(seen: Practice) -> QuizDesk:
    screen = seen.app.screen
    assert isinstance(screen, QuizScreen)
    return screen.desk


def last(seen: Practice) -> Answered:
    entry = seen.room.log.cards("小陈")[-1]
    assert isinstance(entry, Answered)
    return entry


def model(seen: Practice) -> str:
    asked = desk(seen).now
    assert asked is not None
    return asked.card.models[0]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_a_card_is_asked_and_answered_in_both_languages_and_sizes(tmp_path, lang, size):
    async with practice(tmp_path, lang=lang, size=size, first="quiz") as seen:
        asked = desk(seen).now
        assert asked is not None
        assert asked.ask.replace(" ", "")[:12] in seen.within("#quiz-card").replace(" ", "")
        await seen.say(model(seen))
        assert "✓" in seen.within("#quiz-card")
        assert max(map(len, seen.rows)) <= size[0]
        entry = last(seen)
        assert (entry.card, entry.rating) == (asked.card.id, "good")


async def test_a_wrong_answer_shows_the_model_and_the_harm(tmp_path):
    async with practice(tmp_path, first="quiz") as seen:
        seen.room.choice = "phrases"
        await seen.press("f4", "f4", "f4", "f4", "f4")
        asked = desk(seen).now
        assert asked is not None
        await seen.say("嗯哪")
        shown = seen.within("#quiz-card")
        assert "✗" in shown
        assert asked.card.models[0] in shown
        assert asked.card.harm in shown
        await seen.press("enter")
        assert desk(seen).now is not None
        assert "✗" not in seen.within("#quiz-card")


async def test_a_hint_is_shown_and_costs(tmp_path):
    async with practice(tmp_path, first="quiz") as seen:
        asked = desk(seen).now
        assert asked is not None
        await seen.press("ctrl+t")
        assert asked.card.hint in seen.within("#quiz-card")
        await seen.say(model(seen))
        assert last(seen).rating == "hard"


async def test_giving_up_shows_the_answer(tmp_path):
    async with practice(tmp_path, first="quiz") as seen:
        answer = model(seen)
        await seen.write("想了一半")
        await seen.press("ctrl+g")
        assert answer in seen.within("#quiz-card")
        entry = last(seen)
        assert (entry.rating, entry.answer) == ("again", "想了一半")


async def test_enter_on_nothing_says_what_can_be_done_and_writes_nothing(tmp_path):
    async with practice(tmp_path, first="quiz") as seen:
        await seen.press("enter")
        assert seen.message
        assert seen.room.log.cards("小陈") == []


async def test_what_is_half_typed_stands_there_again(tmp_path):
    async with practice(tmp_path, first="quiz") as seen:
        await seen.write("您先别急")
        await seen.press("escape")
        assert isinstance(seen.app.screen, HallScreen)
        await seen.press("q")
        assert "您先别急" in seen.within("#quiz-line")


async def test_the_keys_choose_what_the_round_is_about(tmp_path):
    async with practice(tmp_path, first="quiz") as seen:
        kinds = []
        for _ in range(3):
            await seen.press("f4")
            asked = desk(seen).now
            kinds.append(asked.card.kind if asked is not None else "")
        assert kinds == ["say", "know", ""]


async def test_the_end_of_a_round_says_how_it_went(tmp_path):
    async with practice(tmp_path, first="quiz") as seen:
        while desk(seen).now is not None:
            await seen.say(model(seen))
            await seen.press("enter")
        assert seen.words("Nothing else is due.") in seen.within("#quiz-card")
        await seen.press("enter", "ctrl+t", "ctrl+g")
        assert seen.words("Nothing else is due.") in seen.within("#quiz-card")


async def test_marks_of_markup_in_an_answer_are_only_text(tmp_path):
    async with practice(tmp_path, first="quiz") as seen:
        await seen.say("[bold]您好[/] [link=x]\x1b[31m")
        assert "[bold]您好[/]" in seen.within("#quiz-card")


async def test_help_names_the_keys_of_the_quiz(tmp_path):
    async with practice(tmp_path, first="quiz") as seen:
        await seen.press("f1")
        assert seen.words("Show the answer; the card comes again.")[:12] in seen.shown


@pytest.mark.parametrize("lang", LANGS)
async def test_a_verdict_is_contested_by_one_key_and_progress_lists_it(tmp_path, lang):
    async with practice(tmp_path, lang=lang, first="quiz") as seen:
        await seen.press("ctrl+r")
        assert not [one for one in seen.room.log.cards("小陈") if isinstance(one, Contested)]
        await seen.say("嗯哪")
        assert "^R" in seen.shown
        await seen.press("ctrl+r", "ctrl+r")
        assert [one.answer for one in seen.room.log.cards("小陈") if isinstance(one, Contested)] == ["嗯哪"]
        assert seen.within("#message").strip()
        await seen.press("enter")
        assert desk(seen).now is not None
        await seen.press("escape", "p")
        assert "嗯哪" in seen.within("#progress-page")
