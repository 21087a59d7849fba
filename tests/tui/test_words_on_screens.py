"""Chinese screens speak Chinese and English ones English; whatever stands there can be seen."""

from __future__ import annotations

import re

import pytest
from tests.packs import shipped
from tests.tui.stage import LARGE, MONDAY, SIZES, Stage, known, on_stage, ringing, seat_in, talking

from callassist.call import events as ev
from callassist.clock import VirtualClock
from callassist.language import LANGS, Words
from callassist.tui.display.replies import replies
from callassist.workflows.seat import Maker
from callassist.workflows.see import see

LATIN = re.compile(r"[A-Za-z]+")
HAN = re.compile(r"[\u3400-\u9fff]+")
KEYS = {"Enter", "Tab", "Esc", "Space", "Shift", "F", "N", "Q", "P", "PgDn", "PgUp", "callassist"}
"""What stands on keyboards, and the program's name."""
SWITCH = "中文/English"


async def every_screen(s: Stage) -> list[str]:
    """Walk through all screens and dialogues and give what stood on them."""
    seen = [s.shown]
    ways = (
        *(["a"], ["f1"], ["escape"], ["enter"], ["f1"], ["pagedown"], ["pagedown"], ["escape"], ["x"], ["escape"]),
        *(["k"], ["k"], ["9"], ["y"], ["g"], ["escape"], ["f4"], ["escape"], ["f5"], ["/"], ["escape"], ["1", "tab"]),
        *(["f1"], ["escape"], ["tab"], ["tab"], ["tab"], ["tab"], ["ctrl+n"], ["p"], ["enter", "p"], ["1"]),
        *(["h", "1"], ["escape"], ["d"], ["escape", "/"], ["escape", "enter"], ["0"], ["enter", "enter", "1", "2"]),
        *(["enter"], ["f1"], ["escape"], ["f8"]),
    )
    for way in ways:
        await s.press(*way)
        seen.append(s.shown)
    assert len(set(seen)) > 25, "keys that once led through the program no longer do"
    return seen


@pytest.mark.parametrize("size", SIZES)
async def test_no_english_stands_on_a_chinese_screen(size, tmp_path):
    async with on_stage(tmp_path, size=size) as s:
        keys = {key for flow in s.seat.pack.flows.values() for key in flow.key}
        keys |= {key for item in s.app.keys.flow_items for key in item.key} | set("bfuUvkyxpgad")
        digest = s.seat.pack.digest[:6]
        strange: set[str] = set()
        for shown in await every_screen(s):
            text = shown.replace(SWITCH, "").replace(digest, "")
            strange |= set(LATIN.findall(text)) - KEYS - keys
        assert strange == set()


@pytest.mark.parametrize("size", SIZES)
async def test_no_chinese_stands_on_an_english_screen(size, tmp_path):
    async with on_stage(tmp_path, size=size, lang="en") as s:
        strange = {found for shown in await every_screen(s) for found in HAN.findall(shown.replace(SWITCH, ""))}
        assert strange == set()


async def test_what_the_caller_said_in_another_language_stands_as_it_was_said(tmp_path):
    async with on_stage(tmp_path, lang="en", size=LARGE, start=known("hold", matter="门禁卡")) as s:
        assert "门禁卡" in s.shown


@pytest.mark.parametrize("lang", LANGS)
async def test_no_template_nor_name_of_a_variable_reaches_the_screen(lang, tmp_path):
    async with on_stage(tmp_path, lang=lang, start=ringing) as s:
        for shown in await every_screen(s):
            assert "{" not in shown
            assert "None" not in shown


def at_step(flow: str, step: str) -> Maker:
    return lambda at: ev.FlowOpened(at=at, flow=flow, step=step)


@pytest.mark.parametrize("lang", LANGS)
def test_in_the_smallest_window_every_answer_of_every_step_can_be_seen(lang, tmp_path):
    pack = shipped(lang)
    seat = seat_in(tmp_path, VirtualClock(MONDAY), pack)
    seat.open()
    hidden = []
    for flow in pack.flows.values():
        for step in flow.steps.values():
            if step.is_silent:
                continue
            seat.do(at_step(flow.id, step.id))
            call = seat.desk.call
            assert call is not None
            block = replies(see(call, pack, seat.clock.now()), Words(lang), 45, 6)
            if len(block) > 7:
                hidden.append(f"{flow.id}/{step.id}: {len(block)} rows")
            seat.desk = type(seat.desk)()
            seat.open()
    seat.close()
    assert hidden == []


async def test_the_smallest_window_shows_seven_rows_of_answers(tmp_path):
    async with on_stage(tmp_path, lang="en", start=talking) as s:
        box = s.app.screen.query_one("#replies")
        assert box.content_size.width == 45
        assert "0 caller hung up" in s.shown
        assert "Enter go on" in s.shown
