"""Whatever comes up is opened from any step, and comes back to that very step with everything kept."""

from __future__ import annotations

import pytest
from tests.call.small_pack import SECOND, Line, at_work, choice, flow, pack

from callassist.call import events as ev
from callassist.call.moves import DEPTH
from callassist.content.values import Step


def test_an_exception_comes_back_to_the_very_step_with_the_fields_caught_in_it() -> None:
    line = at_work()
    before = line.call.walk.stack
    assert line.open("hold") == ""
    assert line.step == "hold/please"
    assert line.enter() == ""
    assert line.fill("matter", "lift") == ""
    assert line.press("1") == ""
    assert line.call.walk.stack == before
    assert line.call.value("matter") == "lift"


def test_the_timer_of_the_step_below_starts_anew_when_the_exception_is_over() -> None:
    line = at_work()
    line.open("hold")
    line.enter()
    line.wait(15 * SECOND)
    line.open("nested")
    line.wait(60 * SECOND)
    assert line.press("2") == ""
    assert (line.step, line.call.rhythm.fired) == ("hold/waiting", 0)
    line.wait(20 * SECOND - 1)
    assert line.call.rhythm.fired == 0
    line.wait(1)
    assert line.call.rhythm.fired == 1


def test_no_time_of_the_step_below_runs_while_an_exception_lies_on_it() -> None:
    line = at_work()
    line.open("hold")
    line.enter()
    line.open("nested")
    line.wait(600 * SECOND)
    assert line.step == "nested/again"


def test_coming_back_does_not_count_as_entering_the_step_again() -> None:
    line = at_work()
    line.open("nested")
    for _ in range(5):
        assert line.open("hold") == ""
        assert line.enter() == ""
        assert line.press("1") == ""
        assert line.step == "nested/again"
    assert line.press("1") == ""
    assert line.enter() == ""
    assert line.step == "nested/again"


def test_exceptions_lie_on_one_another_and_come_back_one_by_one() -> None:
    line = at_work()
    line.open("hold")
    line.open("nested")
    line.open("silent")
    for step in ("silent/wait", "nested/again", "hold/please"):
        assert line.step == step
        line.press("1" if step == "silent/wait" else "2")
    assert line.step == "hold/please"


def test_a_flow_that_is_called_comes_back_past_the_call_and_not_to_it() -> None:
    line = at_work()
    assert line.press("3") == ""
    assert line.step == "hold/please"
    line.enter()
    line.press("1")
    assert line.step == "call/work"


def test_an_exception_may_begin_at_one_of_its_steps() -> None:
    line = at_work()
    assert line.open("hold", "waiting") == ""
    assert line.step == "hold/waiting"
    assert line.open("hold", "please") == ""
    assert line.step == "hold/please"
    assert len(line.call.walk.stack) == 3


def test_what_cannot_be_opened_is_refused_with_the_reason_and_leaves_the_call_as_it_was() -> None:
    line = at_work()
    line.open("hold")
    before = line.call
    assert line.open("nothing") == "There is no flow “nothing”."
    assert line.open("silent", "nowhere") == "“Silent” has no step “nowhere”."
    assert line.open("hold") == "You are in “Hold” already."
    assert line.call == before


def test_flows_may_lie_on_one_another_up_to_a_limit_and_no_deeper() -> None:
    line = at_work()
    for number in range(DEPTH - 1):
        assert line.open("hold" if number % 2 else "silent") == ""
    assert len(line.call.walk.stack) == DEPTH
    before = line.call
    assert line.open("nested") == "Too many flows lie on one another: finish one first."
    assert line.call == before


def test_a_step_that_calls_a_flow_at_the_limit_goes_on_past_it() -> None:
    caller = flow("caller", Step(id="a", say=("A",), choices=(choice("1", "b", call="hold"),)),
                  Step(id="b", say=("B",), returns=True))  # fmt: skip
    line = at_work(pack(caller))
    for number in range(DEPTH - 2):
        line.open("hold" if number % 2 else "silent")
    line.open("caller")
    assert len(line.call.walk.stack) == DEPTH
    assert line.press("1") == ""
    assert line.step == "caller/b"


def test_a_step_that_calls_a_flow_that_is_not_there_goes_on_past_it() -> None:
    lost = flow("lost", Step(id="a", say=("A",), call="gone", next="b"), Step(id="b", say=("B",), returns=True))
    line = at_work(pack(lost))
    line.open("lost")
    assert line.enter() == ""
    assert line.step == "lost/b"


def test_after_the_call_no_flow_can_be_opened_until_the_end_is_undone() -> None:
    line = at_work()
    line.hang_up()
    assert line.open("hold") == "The line is closed: undo first if that was a slip."
    assert line.undo() == ""
    assert line.open("hold") == ""


def test_an_exception_that_ends_the_call_ends_all_that_lies_below_it() -> None:
    line = at_work()
    line.open("silent")
    line.wait(3 * SECOND)
    assert line.step == "silent/over"
    assert line.enter() == ""
    assert line.call.walk.stack == ()
    assert line.call.walk.ended is not None
    assert line.call.walk.ended.disposition == "booked"


def test_an_exception_that_is_the_whole_call_ends_it_when_it_returns() -> None:
    line = Line(begins_with="hold")
    line.enter()
    assert line.press("1") == ""
    assert line.phase == "wrap-up"
    assert line.call.walk.has_returned


def test_a_jump_goes_to_another_step_of_the_flow_on_top_only() -> None:
    line = at_work()
    assert line.take(ev.WentTo(at=line.now, step="bye")) == ""
    assert line.step == "call/bye"
    assert line.take(ev.WentTo(at=line.now, step="waiting")) == "There is no step “waiting” here."


@pytest.mark.parametrize("key", ["9", "x", ""])
def test_a_key_that_leads_nowhere_is_refused_by_its_name(key: str) -> None:
    assert at_work().press(key) == f"Key {key} leads nowhere here."


def test_an_answer_meant_for_a_step_that_has_gone_is_not_taken() -> None:
    line = at_work()
    stale = ev.Chose(at=line.now, step="greet", key="1")
    assert line.take(stale) == "The step has changed: look and press again."
    assert line.take(ev.WentOn(at=line.now, step="greet")) == "The step has changed: look and press again."
    assert line.take(ev.WentOn(at=line.now, step="work")) == "Choose what the caller answers."
