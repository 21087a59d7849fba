from __future__ import annotations

import pytest
from tests.tui.practice import Practice, practice
from tests.tui.stage import LARGE, SMALL
from textual.widgets import OptionList

from callassist.language import LANGS
from callassist.training.fault_grading import Marked
from callassist.training.fault_sheet import KINDS
from callassist.tui.training.faults import FaultsScreen
from callassist.tui.training.faults_debrief import FaultsDebriefScreen
from callassist.tui.training.hall import HallScreen
from callassist.tui.widgets.line_input import LineInput
from callassist.workflows.drill_desk import Wanted
from callassist.workflows.faults_desk import FaultsDesk

CALL = Wanted("hold", "", 3)
ORDER = list(KINDS)


def desk(seen: Practice) -> FaultsDesk:
    screen = seen.app.screen
    assert isinstance(screen, FaultsScreen)
    assert screen._desk is not None
    return screen._desk


async def at(seen: Practice, line: int) -> None:
    """Put the cursor on a line of the call."""
    options = seen.app.screen.query_one(OptionList)
    while (options.highlighted or 0) != line:
        await seen.press("down" if (options.highlighted or 0) < line else "up")


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_the_call_stands_with_its_kinds_in_both_languages_and_sizes(tmp_path, lang, size):
    async with practice(tmp_path, lang=lang, size=size, first="faults", wanted=CALL) as seen:
        assert seen.rows[0].strip()
        assert desk(seen).sheet.lines[1].text[:8] in seen.shown.replace("\n", "")
        for name in KINDS.values():
            assert seen.words(name) in seen.within("#faults-kinds")
        assert max(map(len, seen.rows)) <= size[0]


async def test_a_flow_is_chosen_and_a_sheet_begins(tmp_path):
    async with practice(tmp_path) as seen:
        await seen.press("f")
        assert seen.dialog == "pick"
        await seen.press("down", "enter")
        assert len(desk(seen).sheet.faults) >= 3
    async with practice(tmp_path) as seen:
        await seen.press("f")
        assert seen.dialog == ""
        await seen.press("escape")
        assert isinstance(seen.app.screen, HallScreen)


async def test_choosing_nothing_leads_back_to_the_list(tmp_path):
    async with practice(tmp_path) as seen:
        await seen.press("f", "escape")
        assert isinstance(seen.app.screen, HallScreen)


async def test_lines_are_marked_named_and_unmarked(tmp_path):
    async with practice(tmp_path, first="faults", wanted=CALL) as seen:
        ours = next(place for place, line in enumerate(desk(seen).sheet.lines) if line.who == "agent")
        await at(seen, ours)
        await seen.press("space")
        assert desk(seen).work.marks == {ours: Marked()}
        await seen.press("2")
        assert desk(seen).work.marks == {ours: Marked("left-out")}
        assert "×2" in seen.shown
        await seen.press("８")
        assert desk(seen).work.marks == {ours: Marked("hung-up")}
        await seen.press("space")
        assert desk(seen).work.marks == {}


async def test_the_cursor_passes_over_the_callers_words(tmp_path):
    async with practice(tmp_path, first="faults", wanted=CALL) as seen:
        lines = desk(seen).sheet.lines
        options = seen.app.screen.query_one(OptionList)
        for _ in lines:
            assert lines[options.highlighted or 0].is_ours
            await seen.press("down")


@pytest.mark.parametrize("leaving", ["enter", "escape"])
async def test_a_rewrite_is_kept_however_it_is_left(tmp_path, leaving):
    async with practice(tmp_path, first="faults", wanted=CALL) as seen:
        await at(seen, 1)
        await seen.press("enter")
        await seen.write("您好 1s")
        await seen.press(leaving)
        assert desk(seen).work.marks == {1: Marked("", "您好 1s")}
        assert "→ 您好 1s" in seen.shown
        await seen.press("enter")
        assert seen.app.screen.query_one(LineInput).value == "您好 1s"


async def test_a_power_cut_takes_neither_marks_nor_words(tmp_path):
    async with practice(tmp_path, first="faults", wanted=CALL) as seen:
        await at(seen, 1)
        await seen.press("1", "enter")
        await seen.write("半句")
        screen = seen.app.screen
        assert isinstance(screen, FaultsScreen)
        assert screen._timer is not None, "what is half-written waits for its pause"
        screen._write()
    async with practice(tmp_path, first="faults") as seen:
        assert desk(seen).work.marks == {1: Marked("forbidden", "半句")}
        assert "→ 半句" in seen.shown


async def test_handed_in_every_fault_is_shown_with_better_words(tmp_path):
    async with practice(tmp_path, size=LARGE, first="faults", wanted=CALL) as seen:
        sheet = desk(seen).sheet
        fault = next(one for one in sheet.faults if one.wants_words)
        await at(seen, fault.line)
        await seen.press(str(ORDER.index(fault.kind) + 1), "enter")
        await seen.write(fault.advised)
        await seen.press("enter", "s")
        assert seen.dialog == "ask"
        await seen.press("escape")
        assert not desk(seen).work.result
        await seen.press("s", "enter")
        assert type(seen.app.screen) is FaultsDebriefScreen
        page = seen.within("#debrief-page")
        assert seen.words("found") in page
        assert sheet.faults[0].harm[:8] in page.replace(" ", "") or sheet.faults[0].harm[:8] in page
        await seen.press("tab")
        assert seen.words("+ found, ! overlooked, ? nothing wrong there")[:8] in seen.message
        await seen.press("n")
        assert desk(seen).sheet.seed == sheet.seed + 1
        await seen.press("escape")
        assert isinstance(seen.app.screen, HallScreen)


async def test_help_names_every_key(tmp_path):
    async with practice(tmp_path, size=LARGE, first="faults", wanted=CALL) as seen:
        await seen.press("f1")
        assert seen.dialog == "help"
        assert seen.words("Mark this line as faulty, or take the mark back.") in seen.shown


async def test_a_small_window_never_breaks_it(tmp_path):
    async with practice(tmp_path, first="faults", wanted=CALL) as seen:
        for size in ((20, 6), (200, 60), SMALL):
            await seen.resize(*size)
            await seen.press("down", "1")
        assert desk(seen).work.marks
