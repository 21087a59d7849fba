"""A promise is made when the line that holds it was said, is made afresh when it is said again, and falls due in time."""

from __future__ import annotations

import pytest
from tests.call.small_pack import HOUR, MINUTE, MONDAY, OFFSET, SITE, Line, at_work, choice, flow, moment, pack

from callassist.call.deadlines import deadline, is_closed, is_working_day, span
from callassist.clock import local
from callassist.content.values import Choice, Promise, Step


def promised(line: Line) -> tuple[str, int]:
    (made,) = line.call.walk.promises
    return made.what, made.due - made.made


# -- made, replaced, undone ------------------------------------------------------------------------------------


def test_a_promise_is_made_when_the_agent_goes_on_from_its_step_and_not_before() -> None:
    line = at_work()
    line.press("1")
    assert line.step == "call/promise"
    assert line.promises == []
    line.wait(MINUTE)
    line.enter()
    assert line.promises == [("callback", "call/promise")]
    (made,) = line.call.walk.promises
    assert (made.what, made.owner, made.made, made.due) == ("ring back", "Care", line.now, line.now + 2 * HOUR)


def test_said_again_the_promise_is_made_afresh_and_not_twice() -> None:
    line = at_work()
    line.press("1")
    line.enter()
    line.wait(30 * MINUTE)
    line.back()
    line.enter()
    assert line.promises == [("callback", "call/promise")]
    (made,) = line.call.walk.promises
    assert (made.made, made.due) == (line.now, line.now + 2 * HOUR)


def test_an_undone_promise_was_never_made_and_redone_it_stands_again() -> None:
    line = at_work()
    line.press("1")
    line.enter()
    line.undo()
    assert line.promises == []
    line.redo()
    assert line.promises == [("callback", "call/promise")]


def test_a_choice_at_a_promising_step_makes_the_promise_too() -> None:
    both = flow("both", Step(id="a", say=("A",), promise=Promise(kind="permit"), next="b", choices=(choice("1", "b"),)),
                Step(id="b", say=("B",), returns=True))  # fmt: skip
    line = at_work(pack(both))
    line.open("both")
    line.press("1")
    assert line.promises == [("permit", "both/a")]
    assert line.call.walk.promises[0].what == "permit"


def test_an_answer_may_promise_what_the_step_itself_does_not() -> None:
    promising = Choice(key="1", label="yes", next="b", promise=Promise(kind="permit"))
    asked = flow("asked", Step(id="a", say=("A",), choices=(promising, choice("2", "b"))),
                 Step(id="b", say=("B",), returns=True))  # fmt: skip
    line = at_work(pack(asked))
    line.open("asked")
    line.press("2")
    assert line.promises == []
    line.back()
    line.press("1")
    assert line.promises == [("permit", "asked/a/1")]


def test_a_step_may_promise_another_span_and_owner_than_its_kind() -> None:
    sooner = flow(
        "sooner", Step(id="a", say=("A",), promise=Promise(kind="callback", within="30m", owner="Boss"), returns=True)
    )
    line = at_work(pack(sooner))  # fmt: skip
    line.open("sooner")
    line.enter()
    assert promised(line) == ("call back", 30 * MINUTE)
    assert line.call.walk.promises[0].owner == "Boss"


def test_promises_of_different_steps_stand_beside_one_another() -> None:
    other = flow("other", Step(id="a", say=("A",), promise=Promise(kind="callback"), returns=True))
    line = at_work(pack(other))
    line.open("other")
    line.enter()
    line.press("1")
    line.enter()
    assert line.promises == [("callback", "other/a"), ("callback", "call/promise")]


def test_a_disposition_makes_its_promise_when_the_call_ends_with_it() -> None:
    line = at_work()
    line.press("4")
    assert line.promises == [("callback", "/callback")]
    assert promised(line) == ("ring", 2 * HOUR)


def test_a_disposition_does_not_promise_again_what_was_promised_on_the_way() -> None:
    line = at_work()
    line.press("1")
    line.enter()
    line.back()
    line.back()
    line.press("4")
    assert line.promises == [("callback", "call/promise")]


def test_whoever_hangs_up_while_a_promise_is_said_has_been_promised_it() -> None:
    line = at_work()
    line.press("1")
    line.hang_up()
    assert line.promises == [("callback", "call/promise")]


def test_a_disposition_chosen_after_the_call_makes_its_promise_too() -> None:
    line = at_work()
    line.hang_up()
    assert line.promises == []
    line.dispose("callback")
    assert line.promises == [("callback", "/callback")]


def test_a_disposition_that_is_changed_takes_its_promise_with_it() -> None:
    line = at_work()
    line.press("4")
    line.dispose("booked")
    assert line.promises == []
    line.dispose("callback")
    assert line.promises == [("callback", "/callback")]
    line.undo()
    line.undo()
    assert line.promises == [("callback", "/callback")]


def test_a_disposition_noted_during_the_call_promises_nothing_until_the_call_ends() -> None:
    line = at_work()
    line.dispose("callback")
    assert line.promises == []
    line.hang_up()
    assert line.promises == [("callback", "/callback")]


# -- deadlines -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("within", "millis"),
    [("20s", 20_000), ("500ms", 500), ("5m", 300_000), ("2h", 7_200_000), ("1.5h", 5_400_000), ("3d", 259_200_000)],
)
def test_hours_and_days_run_on_through_nights_weekends_and_holidays(within: str, millis: int) -> None:
    assert span(within) == millis
    assert deadline(moment("2026-10-20 16:00"), within, SITE, OFFSET) == moment("2026-10-20 16:00") + millis


@pytest.mark.parametrize(
    ("made", "within", "due"),
    [
        ("2026-10-12 09:00", "1wd", "2026-10-13 09:00"),  # Monday
        ("2026-10-16 16:59", "1wd", "2026-10-19 16:59"),  # Friday
        ("2026-10-17 11:00", "1wd", "2026-10-19 11:00"),  # Saturday
        ("2026-10-18 23:30", "2wd", "2026-10-20 23:30"),  # Sunday night
        ("2026-10-20 10:00", "1wd", "2026-10-23 10:00"),  # the fair closes Wednesday and Thursday; tea closes nothing
        ("2026-10-20 10:00", "3wd", "2026-10-27 10:00"),  # and then a weekend
        ("2026-12-31 10:00", "1wd", "2027-01-01 10:00"),
    ],
)
def test_working_days_pass_over_weekends_and_days_on_which_the_office_is_closed(
    made: str, within: str, due: str
) -> None:
    assert deadline(moment(made), within, SITE, OFFSET) == moment(due)


def test_a_holiday_may_be_of_every_year_or_of_one() -> None:
    def closed(text: str) -> bool:
        return is_closed(local(moment(text), OFFSET).date(), SITE)

    assert closed("2026-10-21 10:00")
    assert closed("2030-10-21 10:00")
    assert closed("2026-10-22 10:00")
    assert not closed("2027-10-22 10:00")
    assert not closed("2026-10-23 10:00")
    assert not is_working_day(local(moment("2026-10-24 10:00"), OFFSET).date(), SITE)


def test_working_days_are_counted_on_the_seat_s_own_calendar() -> None:
    late_on_friday = moment("2026-10-16 23:59")
    assert deadline(late_on_friday, "1wd", SITE, OFFSET) == moment("2026-10-19 23:59")
    assert deadline(moment("2026-10-17 00:01"), "1wd", SITE, OFFSET) == moment("2026-10-19 00:01")
    assert deadline(moment("2026-10-17 00:01"), "1wd", SITE, 0) == moment("2026-10-20 00:01")  # still Friday in UTC


@pytest.mark.parametrize("nonsense", ["", "soon", "2", "-1h", "2 h", "h2", "3wdx"])
def test_a_span_that_is_none_is_due_at_once_rather_than_never(nonsense: str) -> None:
    assert span(nonsense) is None
    assert deadline(MONDAY, nonsense, SITE, OFFSET) == MONDAY


def test_working_days_are_no_span_of_a_clock() -> None:
    assert span("3wd") is None
