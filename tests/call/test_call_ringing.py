"""A call rings, is answered in time or late, and begins where its flow begins."""

from __future__ import annotations

import pytest
from tests.call.small_pack import MONDAY, SECOND, SMALL, Line, flow, pack

from callassist.call import events as ev
from callassist.call.clocks import clocks
from callassist.call.values import values
from callassist.clock import Millis
from callassist.content.values import Step

LATE = pack(
    flow(
        "call",
        Step(id="late", say=("Sorry",), skip_if="not call.is_late", next="greet"),
        Step(id="greet", say=("Hello",), end="outcome"),
        kind="inbound",
    )
)


def answered_after(millis: int) -> Line:
    line = Line(LATE, ringing=True)
    line.wait(millis)
    assert line.take(ev.Answered(at=line.now)) == ""
    return line


@pytest.mark.parametrize(
    ("millis", "rings"), [(0, 1), (4_999, 1), (5_000, 2), (9_999, 2), (10_000, 3), (15_000, 4), (60_000, 13)]
)
def test_rings_are_counted_from_the_time_that_passed(millis: int, rings: int) -> None:
    line = Line(ringing=True)
    line.wait(millis)
    assert clocks(line.call, line.pack, line.now).rings == rings


def test_the_count_of_rings_stands_still_once_the_call_is_answered() -> None:
    line = answered_after(6 * SECOND)
    line.wait(100 * SECOND)
    assert clocks(line.call, line.pack, line.now).rings == 2


def test_a_call_that_never_rang_here_has_no_rings_and_is_neither_early_for_the_flow_nor_late() -> None:
    found = clocks(Line().call, SMALL, MONDAY)
    assert (found.rings, found.is_late) == (0, False)


@pytest.mark.parametrize(("millis", "step"), [(4_000, "greet"), (14_999, "greet"), (15_000, "late"), (90_000, "late")])
def test_the_apology_comes_first_when_the_phone_rang_more_than_three_times(millis: int, step: str) -> None:
    assert answered_after(millis).step == f"call/{step}"


def test_while_it_rings_nothing_can_be_walked_but_the_caller_may_give_up() -> None:
    line = Line(ringing=True)
    assert line.phase == "ringing"
    for refused in (line.press("1"), line.enter(), line.open("hold"), line.back()):
        assert refused == "It is still ringing: answer first."
    assert line.step == "ringing"
    assert line.hang_up() == ""
    assert line.phase == "wrap-up"
    assert line.call.walk.ended is not None
    assert line.call.walk.ended.disposition == "hung-up"


def test_a_call_is_answered_once() -> None:
    line = answered_after(0)
    assert line.take(ev.Answered(at=line.now)) == "This call is answered already."


def test_a_call_begins_once() -> None:
    line = Line()
    assert line.take(line.events[0]) == "This call has begun already."


def test_a_call_of_a_flow_that_does_not_exist_is_refused() -> None:
    line = Line(begins_with="nothing")
    assert line.refused is not None
    assert line.refused.plain() == "There is no flow “nothing”."


def test_what_is_known_before_the_call_is_written_down_and_unknown_names_are_not() -> None:
    line = Line(given={"surname": "Zh\x1bang", "shoe size": "43"})
    assert line.call.value("surname") == "Zh\ufffdang"
    assert set(line.call.walk.fields) == {"surname"}


def test_talk_is_counted_from_the_answer_to_the_end_of_the_line() -> None:
    line = answered_after(6 * SECOND)
    line.wait(30 * SECOND)
    assert clocks(line.call, line.pack, line.now).talk == 30 * SECOND
    assert line.hang_up() == ""
    line.wait(50 * SECOND)
    assert clocks(line.call, line.pack, line.now).talk == 30 * SECOND


def test_lines_know_how_long_it_rang_and_when_the_call_began() -> None:
    line = answered_after(16 * SECOND)
    said = values(line.call, line.pack, line.now)["call"]
    assert isinstance(said, dict)
    assert (said["rings"], said["is_late"], said["started"]) == (4, True, "2026-10-19 10:00")


def test_a_clock_set_back_never_makes_anything_happen_earlier() -> None:
    line = Line(ringing=True)
    line.wait(6 * SECOND)
    line.take(ev.Drafted(at=line.now, field="notes", text="x"))
    assert line.take(ev.Answered(at=Millis(MONDAY - 3_600_000))) == ""
    assert line.call.answered_at == line.now
    assert clocks(line.call, line.pack, line.now).rings == 2
    line.take(ev.GapFiled(at=Millis(MONDAY - 1), text="too early"))
    assert line.call.gaps[0].at == line.now
    assert line.call.last_at == line.now
