from __future__ import annotations

import pytest
from tests.training.exam_room import talk_through
from tests.tui.practice import Practice, practice
from tests.tui.stage import LARGE, SMALL
from textual.widgets import OptionList

from callassist.language import LANGS
from callassist.tui.training.debrief import DebriefScreen
from callassist.tui.training.exam_outcome import ExamOutcomeScreen
from callassist.tui.training.progress import ProgressScreen
from callassist.tui.training.screen import ListScreen
from callassist.workflows.drill_desk import Wanted
from callassist.workflows.exam_open import begin_exam


def drill(seen: Practice, bad: str = "急什么") -> str:
    desk = seen.room.desk()
    desk.begin(Wanted("repair-request", "calm", 5), seen.room.trainee)
    talk_through(desk, seen.clock, bad=bad).finish()
    return desk.drill.begun.drill_id


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_sections_weak_points_and_attempts_stand_in_both_languages_and_sizes(tmp_path, lang, size):
    async with practice(tmp_path, lang=lang, size=size) as seen:
        drill(seen, "急什么" if lang == "zh" else "What's the rush?")
        drill(seen)
        await seen.press("p")
        assert isinstance(seen.app.screen, ProgressScreen)
        assert "###" in seen.shown
        assert seen.words("all in all") in seen.shown
        assert max(map(len, seen.rows)) <= size[0]


async def test_an_attempt_is_looked_at_again_and_shared(tmp_path):
    async with practice(tmp_path) as seen:
        drill_id = drill(seen)
        await seen.press("p", "enter")
        assert isinstance(seen.app.screen, DebriefScreen)
        await seen.press("escape", "s")
        attempt = seen.room.log.attempt(drill_id)
        assert attempt is not None
        assert attempt.is_shared


async def test_an_exam_leads_to_its_result(tmp_path):
    async with practice(tmp_path) as seen:
        begin_exam(seen.room, "new-staff", 7).hand_in()
        await seen.press("p", "enter")
        assert isinstance(seen.app.screen, ExamOutcomeScreen)


async def test_nothing_practised_yet_is_said(tmp_path):
    async with practice(tmp_path) as seen:
        await seen.press("p")
        assert seen.words("Nothing was practised yet.") in seen.shown
        await seen.press("s", "enter", "j", "k", "escape")
        assert not isinstance(seen.app.screen, ProgressScreen)


@pytest.mark.parametrize("first", ["", "progress", "exam"])
async def test_every_list_of_training_is_ready_at_once_and_drawn_anew_for_another_size(tmp_path, first):
    async with practice(tmp_path, first=first) as seen:
        assert isinstance(seen.app.screen, ListScreen)
        assert isinstance(seen.app.focused, OptionList) or not seen.app.screen.query_one(OptionList).display
        assert seen.rows[0].strip()
        before = seen.rows[0]
        await seen.press("f1", "escape")
        assert seen.rows[0] == before
        await seen.resize(*LARGE)
        assert seen.rows[0].rstrip() == before.rstrip()
