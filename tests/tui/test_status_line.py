"""The line at the top: the clocks of the call in hand always, whoever waits on another line as far as there is room."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from tests.call.small_pack import SMALL, Line
from tests.tui.stage import SMALL as NARROW
from tests.tui.stage import on_stage, talking

from callassist.clock import Millis
from callassist.language import Words
from callassist.tui.display.spans import text_of, width
from callassist.tui.display.status import status
from callassist.workflows.see import see
from callassist.workflows.view import ParkedLine, View

WORDS = Words("en")
CELLS = 78


def view() -> View:
    line = Line(given={"surname": "Zhang"})
    return see(line.call, SMALL, Millis(line.now + 83_000))


def waits(who: str, seconds: int, *, overdue: bool = False) -> ParkedLine:
    return ParkedLine(who, who, seconds * 1000, "talking", overdue)


def test_with_room_everything_is_told():
    text = text_of(status(view(), (waits("Ms Zhang", 25),), 3, WORDS, 120))
    assert all(part in text for part in ("Example centre", "● call 01:23", "p: Ms Zhang 0:25", "promises due 3"))


@pytest.mark.parametrize("count", range(12))
def test_the_clocks_stay_however_many_wait_and_who_is_left_out_is_counted(count):
    parked = tuple(waits(f"Ms Longname-{number}", 25 + number) for number in range(count))
    row = status(view(), parked, 3, WORDS, CELLS)
    text = text_of(row)
    assert width(row) <= CELLS
    assert "● call 01:23" in text
    named = sum(one.who in text for one in parked)
    assert named == count or f"+{count - named}" in text


def test_promises_give_way_before_a_caller_who_waits():
    text = text_of(status(view(), (waits("Ms Zhang", 25), waits("Mr Longer-Li", 80)), 12, WORDS, 66))
    assert "Mr Longer-Li 1:20" in text
    assert "promises" not in text


def test_who_has_waited_for_a_check_in_stands_out_and_a_record_without_a_caller_does_not():
    late, soon = waits("Ms Late", 21, overdue=True), waits("Ms Soon", 4)
    record = replace(waits("Mr Gone", 900), phase="wrap-up")
    roles = dict(status(view(), (late, soon, record), 0, WORDS, 140))
    assert roles["Ms Late 0:21"] == "warn"
    assert roles["Ms Soon 0:04"] == ""
    assert roles["Mr Gone"] == ""


async def test_after_a_call_the_caller_who_waits_comes_before_an_open_record(tmp_path):
    async with on_stage(tmp_path, start=talking, size=NARROW) as s:
        await s.press("0")
        record = s.call.id
        await s.press("p", "enter")
        waiting = s.call.id
        await s.wait(5)
        await s.press("p", "n", "enter")
        lines = s.app.calls.parked_lines(s.clock.now())
        assert [one.call_id for one in lines] == [waiting, record]
        assert not lines[0].is_overdue
        await s.wait(20)
        lines = s.app.calls.parked_lines(s.clock.now())
        assert lines[0].is_overdue
        await s.press("0", "f8")
        assert s.call.id == waiting
