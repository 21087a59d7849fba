"""Back shows an earlier step and keeps what was caught; undo takes back the deed itself, without end, and redo does it again."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.call.small_pack import SMALL, Line, at_work

from callassist.call import events as ev
from callassist.call.replay import replay


def test_back_goes_step_by_step_to_where_the_call_began_and_forward_again() -> None:
    line = Line()
    line.enter()
    line.fill("surname", "Zhang")
    line.enter()
    line.press("1")
    there = ["call/promise", "call/work", "call/ask", "call/greet"]
    seen = [line.step]
    while line.back() == "":
        seen.append(line.step)
    assert seen == there
    assert line.back() == "This is where the call began."
    while line.forward() == "":
        seen.append(line.step)
    assert seen == [*there, *reversed(there[:-1])]
    assert line.forward() == "There is nothing further on: this is the latest step."


def test_back_keeps_every_field() -> None:
    line = at_work()
    line.fill("phone", "138")
    line.press("1")
    line.back()
    line.back()
    assert line.call.value("phone") == "138"


def test_another_way_after_going_back_forgets_the_way_ahead() -> None:
    line = at_work()
    line.press("1")
    line.back()
    line.press("2")
    assert line.forward() == "There is nothing further on: this is the latest step."


def test_back_leads_into_and_out_of_exceptions() -> None:
    line = at_work()
    line.open("hold")
    line.enter()
    line.press("1")
    assert line.step == "call/work"
    line.back()
    assert line.step == "hold/waiting"
    assert len(line.call.walk.stack) == 2
    line.back()
    line.back()
    assert line.step == "call/work"


def test_going_back_is_itself_undone() -> None:
    line = at_work()
    line.press("1")
    line.back()
    assert line.undo() == ""
    assert line.step == "call/promise"
    assert line.redo() == ""
    assert line.step == "call/work"


_DEEDS: dict[str, Callable[[Line], str]] = {
    "a choice": lambda line: line.press("2"),
    "going on": lambda line: line.enter(),
    "an exception": lambda line: line.open("hold"),
    "a jump": lambda line: line.take(ev.WentTo(at=line.now, step="bye")),
    "a field": lambda line: line.fill("phone", "139"),
    "a field cleared": lambda line: line.fill("phone", ""),
    "a refusal to say": lambda line: line.take(ev.Declined(at=line.now, field="room")),
    "a read-back confirmed": lambda line: line.take(ev.ReadBack(at=line.now, field="phone", confirmed=True)),
    "a read-back corrected": lambda line: line.take(
        ev.ReadBack(at=line.now, field="phone", confirmed=False, value="137")
    ),
    "another wording": lambda line: line.take(ev.Reworded(at=line.now)),
    "a disposition": lambda line: line.dispose("booked"),
    "hanging up": lambda line: line.hang_up(),
    "back": lambda line: line.back(),
}


@pytest.mark.parametrize("deed", sorted(_DEEDS))
def test_everything_done_can_be_undone_and_done_again(deed: str) -> None:
    line = at_work(phone="138")
    if deed == "going on":
        line.press("1")
    before = line.call.walk
    assert _DEEDS[deed](line) == ""
    after = line.call.walk
    assert after != before
    assert line.undo() == ""
    assert line.call.walk == before
    assert line.redo() == ""
    assert line.call.walk == after


def test_undo_goes_back_to_the_beginning_and_redo_to_the_end() -> None:
    line = at_work(phone="138")
    deeds = ["a field", "another wording", "a choice", "an exception", "back", "a disposition", "hanging up"]
    for deed in deeds:
        assert _DEEDS[deed](line) == ""
    end = line.call.walk
    undone = 0
    while line.undo() == "":
        undone += 1
    assert undone == len(deeds) + 1  # and the step from the greeting to the work
    assert line.undo() == "There is nothing to undo."
    assert line.step == "call/greet"
    for _ in range(undone):
        assert line.redo() == ""
    assert line.redo() == "There is nothing to do again."
    assert line.call.walk == end


def test_a_new_deed_after_an_undo_forgets_what_was_undone() -> None:
    line = at_work()
    line.fill("phone", "1")
    line.undo()
    line.fill("room", "3")
    assert line.redo() == "There is nothing to do again."


def test_the_end_of_a_call_can_be_undone_and_the_talk_goes_on() -> None:
    line = at_work()
    line.press("4")
    assert line.phase == "wrap-up"
    assert line.undo() == ""
    assert (line.phase, line.step, line.promises) == ("talking", "call/work", [])


def test_nothing_undone_is_lost_from_the_events() -> None:
    line = at_work()
    line.fill("notes", "said something")
    line.undo()
    assert any(isinstance(event, ev.Filled) and event.value == "said something" for event in line.events)
    assert replay(line.events, SMALL) == line.call


def test_a_closed_call_takes_nothing_back() -> None:
    line = at_work(matter="lift")
    line.hang_up()
    line.dispose("answered")
    assert line.close() == ""
    for refused in (line.undo(), line.redo(), line.back(), line.fill("phone", "1"), line.hang_up(), line.close()):
        assert refused == "This call is closed."


def test_undo_leads_past_no_word_of_another_call() -> None:
    line = Line(ringing=True)
    assert line.undo() == "There is nothing to undo."
    line.take(ev.Answered(at=line.now))
    assert line.undo() == "There is nothing to undo."
    assert line.step == "call/greet"
