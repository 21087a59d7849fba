"""How a call ends: by whom, as what, with which fields, and when its record is complete."""

from __future__ import annotations

import pytest
from tests.call.small_pack import AFTER, CALL, SITE, Line, at_work, choice, flow, pack

from callassist.call import events as ev
from callassist.call.events import Side
from callassist.call.wanted import missing
from callassist.content.values import Site, Step


def site(**changes: object) -> Site:
    from msgspec.structs import replace  # noqa: PLC0415 - one helper's own

    return replace(SITE, **changes)


def ended_as(line: Line) -> str:
    assert line.call.walk.ended is not None
    return line.call.walk.ended.disposition


@pytest.mark.parametrize("by", ["caller", "agent", "unknown"])
def test_it_is_recorded_who_hung_up(by: Side) -> None:
    line = at_work()
    assert line.hang_up(by) == ""
    assert (line.phase, line.call.walk.hung_up, ended_as(line)) == ("wrap-up", by, "hung-up")


def test_the_key_nought_means_everywhere_that_the_caller_has_hung_up() -> None:
    line = at_work()
    line.open("hold")
    assert line.press("0") == ""
    assert (line.call.walk.hung_up, ended_as(line)) == ("caller", "hung-up")
    assert line.press("0") == "The line is closed already."


def test_whoever_hangs_up_during_the_goodbye_has_had_the_call_that_it_ends() -> None:
    line = at_work()
    line.press("1")
    line.enter()
    assert line.step == "call/bye"
    line.hang_up()
    assert ended_as(line) == "answered"


def test_whoever_hangs_up_earlier_is_recorded_by_what_was_noted_on_the_way() -> None:
    line = at_work()
    line.dispose("booked")
    line.hang_up()
    assert ended_as(line) == "booked"


def test_an_end_by_outcome_takes_what_was_noted_last_else_the_default() -> None:
    noting = flow(
        "noting", Step(id="a", say=("A",), outcome="booked", next="b"), Step(id="b", say=("B",), returns=True)
    )
    line = at_work(pack(noting))
    line.press("1")
    line.enter(2)
    assert ended_as(line) == "answered"
    line = at_work(pack(noting))
    line.open("noting")
    line.enter(2)
    line.press("1")
    line.enter(2)
    assert ended_as(line) == "booked"


def test_a_choice_may_end_the_call() -> None:
    line = at_work()
    line.press("4")
    assert (line.phase, ended_as(line), line.call.walk.hung_up) == ("wrap-up", "callback", "")


def test_a_record_is_complete_only_with_every_field_that_its_disposition_needs() -> None:
    line = at_work()
    line.press("4")
    assert line.close() == "Still needed for the record: phone, matter."
    line.fill("matter", "lift")
    assert line.close() == "Still needed for the record: phone."
    line.take(ev.Declined(at=line.now, field="phone"))
    assert line.close() == ""
    assert line.phase == "closed"
    assert line.call.closed_at == line.now


def test_nothing_that_was_written_is_dropped_by_another_disposition() -> None:
    line = at_work()
    line.fill("phone", "138")
    line.fill("matter", "lift")
    line.hang_up()
    line.dispose("callback")
    line.dispose("booked")
    assert (line.call.value("phone"), line.call.value("matter")) == ("138", "lift")
    assert missing(line.call, line.pack) == ()


def test_an_open_line_cannot_be_closed_and_a_disposition_must_be_one_of_the_site() -> None:
    line = at_work()
    assert line.close() == "The line is still open."
    assert line.dispose("vanished") == "There is no disposition “vanished”."


def test_a_call_that_ended_without_a_disposition_asks_for_one() -> None:
    line = Line(begins_with="hold")
    line.enter()
    line.press("1")
    assert ended_as(line) == ""
    assert line.close() == "Say first how this call ended."
    line.dispose("booked")
    assert line.close() == ""


def test_the_wrap_up_is_a_flow_that_follows_the_end_and_then_the_call_can_be_closed() -> None:
    line = at_work(pack(AFTER, site=site(after_call="after")))
    line.press("4")
    assert (line.phase, line.step) == ("wrap-up", "after/note")
    line.enter()
    assert line.step == "wrap-up"
    assert line.enter() == "There is no step left to go on from."
    line.fill("phone", "1")
    line.fill("matter", "2")
    assert line.close() == ""


def test_the_wrap_up_can_be_left_out() -> None:
    line = at_work(pack(AFTER, site=site(after_call="after")), matter="lift")
    line.hang_up()
    assert line.step == "after/note"
    assert line.close() == ""


def test_the_end_of_the_wrap_up_changes_nothing_about_how_the_call_ended() -> None:
    line = at_work(pack(AFTER, site=site(after_call="after")))
    line.press("4")
    before = line.call.walk.ended
    line.enter()
    assert line.call.walk.ended == before


def test_a_call_that_is_the_wrap_up_itself_has_no_other_after_it() -> None:
    line = Line(pack(AFTER, site=site(after_call="after")), begins_with="after")
    line.enter()
    assert line.step == "wrap-up"


def test_a_parked_call_can_be_hung_up_by_the_caller() -> None:
    line = at_work()
    line.take(ev.Parked(at=line.now))
    assert line.hang_up() == ""
    assert (line.phase, line.call.parked_at) == ("wrap-up", None)


def test_an_end_in_the_middle_of_a_called_flow_ends_the_whole_call() -> None:
    ender = flow("hold", Step(id="please", say=("x",), choices=(choice("1", end="booked"),)))
    line = at_work(pack(CALL, ender))
    line.press("3", "1")
    assert (ended_as(line), line.call.walk.stack) == ("booked", ())


PARTING = flow(
    "parting",
    Step(id="ask", say=("Which?",), choices=(choice("1", "passed_on"), choice("2", "bye"))),
    Step(id="passed_on", say=("I'll pass you on",), outcome="booked", next="bye"),
    Step(id="bye", say=("Goodbye",), end="outcome"),
)


def test_a_way_that_was_gone_back_on_leaves_no_outcome_behind() -> None:
    line = Line(pack(PARTING), "parting")
    line.press("1")
    assert line.call.walk.disposition == "booked"
    line.back()
    assert line.call.walk.disposition == ""
    line.press("2")
    line.enter()
    assert line.call.walk.disposition == "answered"


def test_going_forward_again_brings_the_outcome_of_that_way_back() -> None:
    line = Line(pack(PARTING), "parting")
    line.press("1")
    line.back()
    line.forward()
    assert line.call.walk.disposition == "booked"


def test_what_the_agent_chose_stands_before_what_the_way_leads_to_and_stays_when_going_back() -> None:
    line = Line(pack(PARTING), "parting")
    line.dispose("hung-up")
    line.press("1")
    line.back()
    assert line.call.walk.disposition == "hung-up"
    line.press("1")
    line.enter()
    assert line.call.walk.disposition == "hung-up"
