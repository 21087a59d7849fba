"""Timers bring their lines in virtual time, by turns, so often and no more, and then lead on."""

from __future__ import annotations

import pytest
from tests.call.small_pack import SECOND, Line, at_work, choice, flow, pack

from callassist.call import events as ev
from callassist.call.clocks import clocks
from callassist.call.effects import Nudged
from callassist.call.timers import due, run_until
from callassist.clock import Millis
from callassist.content.values import Step, Timer
from callassist.workflows.see import see


def waiting() -> Line:
    line = at_work()
    line.open("hold")
    line.enter()
    assert line.step == "hold/waiting"
    return line


def test_a_line_is_brought_each_time_the_span_has_passed_and_not_before() -> None:
    line = waiting()
    for count in (1, 2, 3):
        line.wait(20 * SECOND - 1)
        assert line.call.rhythm.fired == count - 1
        line.wait(1)
        assert line.call.rhythm.fired == count


def test_lines_are_brought_by_turns() -> None:
    line = waiting()
    brought = []
    for _ in range(3):
        line.wait(20 * SECOND)
        brought.append(see(line.call, line.pack, line.now).nudge)
    assert brought == ["Still looking", "Nearly there", "Still looking"]


def test_after_the_last_line_the_next_round_leads_on() -> None:
    line = waiting()
    line.wait(79 * SECOND)
    assert line.step == "hold/waiting"
    line.wait(1 * SECOND)
    assert line.step == "hold/enough"


def test_time_that_passes_at_once_brings_every_line_at_its_own_moment() -> None:
    line = waiting()
    began = line.now
    line.wait(300 * SECOND)
    fired = [event.at - began for event in line.events if isinstance(event, ev.TimerFired)]
    assert fired == [20 * SECOND, 40 * SECOND, 60 * SECOND, 80 * SECOND]
    assert [one.count for one in line.effects if isinstance(one, Nudged)] == [1, 2, 3]


def test_a_timer_without_a_line_leads_on_after_its_last_round_and_shows_nothing() -> None:
    line = at_work()
    line.open("silent")
    line.wait(3 * SECOND - 1)
    assert (line.step, see(line.call, line.pack, line.now).nudge) == ("silent/wait", "")
    line.wait(1)
    assert line.step == "silent/over"


@pytest.mark.parametrize(("most", "millis"), [(1, 1000), (2, 2000), (5, 5000)])
def test_a_silent_timer_counts_as_many_rounds_as_it_says(most: int, millis: int) -> None:
    quiet = flow("quiet", Step(id="a", do="Wait", timer=Timer(every=SECOND, most=most, then="b"), choices=(choice("1", returns=True),)),
                 Step(id="b", do="Over", returns=True))  # fmt: skip
    line = at_work(pack(quiet))
    line.open("quiet")
    line.wait(millis - 1)
    assert line.step == "quiet/a"
    line.wait(1)
    assert line.step == "quiet/b"


def test_a_step_entered_again_has_its_timer_from_the_beginning() -> None:
    line = waiting()
    line.wait(50 * SECOND)
    assert line.call.rhythm.fired == 2
    assert line.press("2") == ""
    assert line.call.rhythm.fired == 0
    line.wait(19 * SECOND)
    assert line.call.rhythm.fired == 0


def test_writing_a_field_does_not_stop_the_clock_nor_does_taking_it_back() -> None:
    line = waiting()
    line.wait(15 * SECOND)
    line.fill("matter", "x")
    line.undo()
    line.redo()
    line.wait(5 * SECOND)
    assert line.call.rhythm.fired == 1


def test_a_nudge_is_no_deed_and_undo_passes_over_it() -> None:
    line = at_work()
    line.open("hold")
    line.enter()
    line.wait(20 * SECOND)
    assert line.undo() == ""
    assert line.step == "hold/please"


def test_a_step_that_the_clock_led_on_from_can_be_undone_to() -> None:
    line = waiting()
    line.wait(80 * SECOND)
    assert line.undo() == ""
    assert (line.step, line.call.rhythm.fired) == ("hold/waiting", 0)


def test_a_timer_that_is_not_due_or_not_running_is_refused() -> None:
    line = waiting()
    assert line.take(ev.TimerFired(at=line.now, step="waiting")) == "The timer is not due yet."
    assert line.take(ev.TimerFired(at=line.now, step="please")) == "No timer runs here."
    assert at_work().take(ev.TimerFired(at=line.now, step="work")) == "No timer runs here."


def test_no_timer_runs_while_the_call_is_parked_or_over() -> None:
    line = waiting()
    line.take(ev.Parked(at=line.now))
    assert due(line.call, line.pack) is None
    line.wait(600 * SECOND)
    assert line.step == "hold/waiting"
    line.take(ev.Unparked(at=line.now))
    event = due(line.call, line.pack)
    assert event is not None
    assert event.at == line.now + 20 * SECOND
    line.hang_up()
    assert due(line.call, line.pack) is None


def test_a_restart_begins_the_step_s_clock_anew_so_that_no_old_line_is_brought() -> None:
    line = waiting()
    line.wait(15 * SECOND)
    line.now = Millis(line.now + 3_600_000)
    line.take(ev.Resumed(at=line.now))
    assert list(run_until(line.call, line.pack, line.now)) == []
    line.wait(20 * SECOND)
    assert line.call.rhythm.fired == 1


def test_the_clock_shows_how_long_the_step_has_lasted_against_its_span() -> None:
    line = waiting()
    line.wait(27 * SECOND)
    shown = clocks(line.call, line.pack, line.now).waiting
    assert shown is not None
    assert (shown.elapsed, shown.every, shown.fired) == (27 * SECOND, 20 * SECOND, 1)
    assert clocks(at_work().call, line.pack, line.now).waiting is None


def test_with_the_clock_set_back_a_timer_waits_rather_than_firing_twice() -> None:
    line = waiting()
    line.wait(25 * SECOND)
    line.now = Millis(line.now - 10_000)
    line.wait(SECOND)
    assert line.call.rhythm.fired == 1
    line.wait(24 * SECOND)
    assert line.call.rhythm.fired == 2
