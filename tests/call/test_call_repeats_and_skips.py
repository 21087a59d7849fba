"""What is known is not asked again, and no step is entered more often than it says."""

from __future__ import annotations

import pytest
from tests.call.small_pack import Line, at_work, choice, flow, pack

from callassist.call import events as ev
from callassist.call.effects import Entered, Skipped
from callassist.content.values import Repeat, Step


def test_a_step_whose_field_is_known_is_passed_over_and_shown_as_done() -> None:
    line = Line(given={"surname": "Zhang"})
    assert line.enter() == ""
    assert line.step == "call/work"
    assert Skipped("call", "ask") in line.effects
    assert Entered("call", "ask") not in line.effects


def test_a_step_whose_field_is_not_known_is_asked() -> None:
    line = Line()
    line.enter()
    assert line.step == "call/ask"


@pytest.mark.parametrize("value", ["", "   ", "\n"])
def test_a_blank_is_not_an_answer(value: str) -> None:
    line = Line()
    line.fill("surname", value)
    line.enter()
    assert line.step == "call/ask"


def test_what_the_caller_would_rather_not_say_is_not_asked_again() -> None:
    line = Line()
    assert line.take(ev.Declined(at=line.now, field="surname")) == ""
    line.enter()
    assert line.step == "call/work"


def test_known_means_every_field_of_the_step() -> None:
    both = flow("both", Step(id="a", say=("A",), record=("surname", "phone"), skip_if="known", next="b"),
                Step(id="b", say=("B",), returns=True))  # fmt: skip
    line = at_work(pack(both))
    line.open("both")
    assert line.step == "both/a"
    line.press("1")
    line = at_work(pack(both), phone="1")
    line.open("both")
    assert line.step == "both/b"


@pytest.mark.parametrize(
    ("condition", "skipped"),
    [
        ("surname", True),
        ("not surname", False),
        ("surname and room", False),
        ("room or surname", True),
        ('surname == "Zhang"', True),
        ("centre.is_open", True),
        ("call.is_late", False),
    ],
)
def test_a_step_is_passed_over_when_its_condition_holds(condition: str, skipped: bool) -> None:
    asked = flow("asked", Step(id="a", say=("A",), skip_if=condition, next="b"), Step(id="b", say=("B",), returns=True))
    line = at_work(pack(asked))
    line.open("asked")
    assert line.step == ("asked/b" if skipped else "asked/a")


def test_several_steps_can_be_passed_over_in_a_row() -> None:
    row = flow("row", *(Step(id=name, say=(name,), skip_if="surname", next=after) for name, after in ("ab", "bc", "cd")),
               Step(id="d", say=("d",), returns=True))  # fmt: skip
    line = at_work(pack(row))
    line.open("row")
    assert line.step == "row/d"
    assert [one.step for one in line.effects if isinstance(one, Skipped) and one.flow == "row"] == ["a", "b", "c"]


def test_a_step_is_entered_as_often_as_it_may_and_then_leads_to_what_follows() -> None:
    line = at_work()
    line.open("nested")
    for _ in range(1):
        assert line.press("1") == ""
        assert line.enter() == ""
        assert line.step == "nested/again"
    line.press("1")
    line.enter()
    assert line.step == "nested/enough"


def test_another_run_of_the_same_flow_counts_from_the_beginning() -> None:
    line = at_work()
    for _ in range(3):
        line.open("nested")
        line.press("1")
        line.enter()
        assert line.step == "nested/again"
        line.press("2")
        assert line.step == "call/work"


def test_going_back_and_undoing_take_back_the_count() -> None:
    line = at_work()
    line.open("nested")
    line.press("1")
    line.enter()
    assert line.undo() == ""
    assert line.enter() == ""
    assert line.step == "nested/again"
    assert line.back() == ""
    assert line.enter() == ""
    assert line.step == "nested/again"


def test_wordings_turn_each_time_a_step_comes_round() -> None:
    line = at_work()
    assert line.call.walk.stack[-1].visits["work"] == 1
    line.press("2")
    line.press("2")
    assert line.call.walk.stack[-1].visits["work"] == 2


def test_silent_steps_are_passed_through_to_where_somebody_speaks() -> None:
    silent = flow("through", Step(id="a", next="b"), Step(id="b", outcome="booked", next="c"),
                  Step(id="c", say=("C",), returns=True))  # fmt: skip
    line = at_work(pack(silent))
    line.open("through")
    assert line.step == "through/c"
    assert line.call.walk.outcome == "booked"


def test_a_circle_of_silent_steps_that_no_check_caught_does_not_hang_the_call() -> None:
    circle = flow("circle", Step(id="a", next="b"), Step(id="b", next="a"))
    line = at_work(pack(circle))
    assert line.open("circle") == ""
    assert line.step.startswith("circle/")
    assert line.hang_up() == ""


def test_a_circle_of_used_up_repeats_that_no_check_caught_does_not_hang_the_call() -> None:
    circle = flow(
        "circle",
        Step(id="a", say=("A",), repeat=Repeat(most=1, then="b"), choices=(choice("1", "b"),)),
        Step(id="b", say=("B",), repeat=Repeat(most=1, then="a"), choices=(choice("1", "a"),)),
    )
    line = at_work(pack(circle))
    line.open("circle")
    for _ in range(4):
        assert line.press("1") == ""
    assert line.step.startswith("circle/")
