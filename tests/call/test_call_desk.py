"""Several calls at one seat: one in hand, the others parked, none of them lost."""

from __future__ import annotations

from msgspec.structs import replace
from tests.call.small_pack import MINUTE, SECOND, Line, at_work

from callassist.call import events as ev
from callassist.call.clocks import clocks
from callassist.call.desk import Desk
from callassist.call.state import Call


def call(name: str, line: Line | None = None) -> Call:
    """Give a call by that name."""
    made = (line or at_work()).call
    return replace(made, opened=ev.CallOpened(at=made.opened.at, call_id=name, direction="inbound", flow="call",
                                              lang="en", digest="small"))  # fmt: skip


def test_a_parked_call_waits_and_cannot_be_walked_until_it_is_taken_back() -> None:
    line = at_work()
    assert line.take(ev.Parked(at=line.now)) == ""
    for refused in (line.press("1"), line.enter(), line.open("hold"), line.back(), line.forward()):
        assert refused == "This call is parked: take it back first."
    assert line.take(ev.Parked(at=line.now)) == "This call is parked already."
    line.wait(MINUTE)
    assert clocks(line.call, line.pack, line.now).parked == MINUTE
    assert line.take(ev.Unparked(at=line.now)) == ""
    assert line.press("1") == ""
    assert line.take(ev.Unparked(at=line.now)) == "This call is not parked."


def test_a_call_taken_back_stands_where_it_was_with_its_timer_from_the_beginning() -> None:
    line = at_work()
    line.open("hold")
    line.enter()
    line.wait(39 * SECOND)
    line.take(ev.Parked(at=line.now))
    line.wait(10 * MINUTE)
    line.take(ev.Unparked(at=line.now))
    assert (line.step, line.call.rhythm.fired, line.call.rhythm.since) == ("hold/waiting", 0, line.now)


def test_parking_is_no_deed_and_undo_passes_over_it() -> None:
    line = at_work()
    line.fill("phone", "1")
    line.take(ev.Parked(at=line.now))
    line.take(ev.Unparked(at=line.now))
    line.undo()
    assert line.call.value("phone") == ""
    assert line.call.parked_at is None


def test_an_empty_desk_has_no_call_in_hand() -> None:
    assert Desk().call is None
    assert Desk().parked == ()


def test_the_second_line_is_taken_in_hand_and_the_first_waits() -> None:
    desk = Desk().with_call(call("one")).take("one")
    desk = desk.with_call(call("two", Line(ringing=True))).take("two")
    assert desk.call is not None
    assert (desk.call.id, [one.id for one in desk.parked]) == ("two", ["one"])


def test_calls_that_wait_are_listed_in_the_order_in_which_they_came() -> None:
    desk = Desk()
    for name in ("one", "two", "three"):
        desk = desk.with_call(call(name)).take(name)
    assert [one.id for one in desk.parked] == ["one", "two"]
    assert [one.id for one in desk.take("two").parked] == ["one", "three"]


def test_a_call_that_changes_keeps_its_place_on_the_desk() -> None:
    desk = Desk().with_call(call("one")).with_call(call("two")).take("one")
    changed = replace(call("one"), count=99)
    desk = desk.with_call(changed)
    assert desk.call == changed
    assert list(desk.calls) == ["one", "two"]


def test_a_closed_call_leaves_the_desk_and_no_other_is_taken_in_its_place() -> None:
    desk = Desk().with_call(call("one")).with_call(call("two")).take("one")
    closed = replace(call("one"), closed_at=call("one").last_at)
    assert desk.with_call(closed).call is None
    assert list(desk.with_call(closed).calls) == ["two"]
    other = replace(call("two"), closed_at=call("two").last_at)
    assert desk.with_call(other).call is not None


def test_a_call_that_is_not_there_cannot_be_taken() -> None:
    desk = Desk().with_call(call("one")).take("one")
    assert desk.take("gone").call is None
    assert list(desk.take("gone").calls) == ["one"]


def test_a_gap_is_filed_with_its_place_and_the_agent_s_words_and_moves_nothing() -> None:
    line = at_work()
    line.open("hold")
    before = line.call.walk
    line.wait(SECOND)
    assert line.take(ev.GapFiled(at=line.now, text="asked about the pool")) == ""
    (gap,) = line.call.gaps
    assert (gap.flow, gap.step, gap.text, gap.at) == ("hold", "please", "asked about the pool", line.now)
    assert line.call.walk == before


def test_gaps_are_kept_in_order_and_may_be_filed_while_it_rings_and_after_the_call() -> None:
    line = Line(ringing=True)
    line.take(ev.GapFiled(at=line.now, text="one"))
    line.take(ev.Answered(at=line.now))
    line.take(ev.GapFiled(at=line.now, text="two"))
    line.hang_up()
    line.take(ev.GapFiled(at=line.now, text="three"))
    assert [(gap.step, gap.text) for gap in line.call.gaps] == [("", "one"), ("greet", "two"), ("", "three")]


def test_undo_takes_no_gap_back() -> None:
    line = at_work()
    line.fill("phone", "1")
    line.take(ev.GapFiled(at=line.now, text="x"))
    line.undo()
    assert len(line.call.gaps) == 1
