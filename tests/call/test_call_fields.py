"""What the caller tells is written down in any order, at any time, and nothing typed is lost."""

from __future__ import annotations

from itertools import permutations

import pytest
from tests.call.small_pack import SITE, SMALL, Line, at_work, choice, flow, pack

from callassist.call import events as ev
from callassist.call.advance import advance
from callassist.call.replay import replay
from callassist.call.wanted import is_known, missing, needed, shown
from callassist.content.values import Step


def readback_of(line: Line, field: str) -> str:
    return line.call.walk.fields[field].readback


@pytest.mark.parametrize("order", list(permutations(["surname", "phone", "matter", "room"])))
def test_fields_can_be_filled_in_any_order_whatever_step_asks_for_them(order: tuple[str, ...]) -> None:
    line = at_work()
    for name in order:
        assert line.fill(name, f"the {name}") == ""
    assert {name: line.call.value(name) for name in order} == {name: f"the {name}" for name in order}
    assert line.step == "call/work"


def test_a_field_can_be_changed_and_cleared_again() -> None:
    line = at_work(phone="1")
    line.fill("phone", "2")
    assert line.call.value("phone") == "2"
    line.fill("phone", "")
    assert not is_known(line.call, "phone")


def test_a_field_can_be_written_while_it_rings_parked_and_after_the_call() -> None:
    line = Line(ringing=True)
    assert line.fill("surname", "Zhang") == ""
    line.take(ev.Answered(at=line.now))
    line.take(ev.Parked(at=line.now))
    assert line.fill("room", "1") == ""
    line.hang_up()
    assert line.fill("matter", "lift") == ""
    assert [line.call.value(name) for name in ("surname", "room", "matter")] == ["Zhang", "1", "lift"]


def test_a_field_that_the_site_does_not_have_is_refused_by_its_name() -> None:
    line = at_work()
    for event in (
        ev.Filled(at=line.now, field="shoe", value="43"),
        ev.Declined(at=line.now, field="shoe"),
        ev.Drafted(at=line.now, field="shoe", text="4"),
    ):
        assert line.take(event) == "There is no field “shoe”."


def test_what_could_harm_a_terminal_never_gets_into_a_field_a_draft_or_a_gap() -> None:
    line = at_work()
    line.fill("matter", "a\x1b[2Jb")
    line.take(ev.Drafted(at=line.now, field="notes", text="a\u202eb"))
    line.take(ev.GapFiled(at=line.now, text="a\x00b"))
    assert line.call.value("matter") == "a\ufffd[2Jb"
    assert line.call.drafts["notes"] == "a\ufffdb"
    assert line.call.gaps[0].text == "a\ufffdb"


def test_a_half_typed_field_is_kept_until_it_is_written_or_declined() -> None:
    line = at_work()
    for text in ("1", "13", "138"):
        assert line.take(ev.Drafted(at=line.now, field="phone", text=text)) == ""
    line.take(ev.Drafted(at=line.now, field="room", text="3-"))
    assert replay(line.events, SMALL).drafts == {"phone": "138", "room": "3-"}
    line.fill("phone", "13800000000")
    line.take(ev.Declined(at=line.now, field="room"))
    assert line.call.drafts == {}


def test_a_draft_is_no_deed_and_undo_passes_over_it() -> None:
    line = at_work()
    line.fill("phone", "1")
    line.take(ev.Drafted(at=line.now, field="room", text="3"))
    line.undo()
    assert line.call.value("phone") == ""
    assert line.call.drafts == {"room": "3"}


def test_a_read_back_that_is_confirmed_marks_the_field_and_a_new_value_is_not_confirmed() -> None:
    line = at_work(phone="138")
    assert line.take(ev.ReadBack(at=line.now, field="phone", confirmed=True)) == ""
    assert readback_of(line, "phone") == "confirmed"
    line.fill("phone", "139")
    assert readback_of(line, "phone") == ""


def test_a_read_back_that_is_corrected_writes_the_new_value() -> None:
    line = at_work(phone="138")
    line.take(ev.ReadBack(at=line.now, field="phone", confirmed=False, value="139"))
    assert (line.call.value("phone"), line.call.walk.fields["phone"].readback) == ("139", "corrected")


def test_there_is_nothing_to_read_back_while_nothing_is_known() -> None:
    line = at_work()
    event = ev.ReadBack(at=line.now, field="phone", confirmed=True)
    assert line.take(event) == "There is nothing to read back yet."
    line.take(ev.Declined(at=line.now, field="phone"))
    assert line.take(event) == "There is nothing to read back yet."


def test_a_choice_that_confirms_confirms_what_was_read_back_at_its_step_and_writes_what_it_sets() -> None:
    line = at_work(phone="138", room="3")
    line.press("2")
    assert line.step == "call/read"
    assert line.press("1") == ""
    assert line.call.walk.fields["phone"].readback == "confirmed"
    assert line.call.walk.fields["room"].readback == ""
    assert line.call.value("notes") == "number checked"


def test_what_was_confirmed_once_is_not_read_back_again_until_it_changes() -> None:
    line = at_work(phone="138")
    line.press("2", "1")
    assert line.step == "call/bye"
    line.back()
    line.back()
    assert line.step == "call/work"
    line.press("2")
    assert line.step == "call/bye"
    line.back()
    line.fill("phone", "139")
    line.press("2")
    assert line.step == "call/read"


def test_a_choice_that_confirms_confirms_nothing_that_is_not_known() -> None:
    line = at_work()
    line.press("2")
    assert line.press("1") == ""
    assert "phone" not in line.call.walk.fields


def test_wordings_turn_at_the_agent_s_wish_and_a_line_with_one_wording_has_no_other() -> None:
    line = at_work()
    assert line.take(ev.Reworded(at=line.now)) == ""
    assert line.call.walk.rewordings == {("call", "work"): 1}
    line.press("1")
    assert line.take(ev.Reworded(at=line.now)) == "This line has one wording only."


def test_needed_fields_are_those_of_the_disposition_noted_so_far() -> None:
    line = at_work()
    assert needed(line.call, SMALL) == ()
    line.dispose("callback")
    assert needed(line.call, SMALL) == ("phone", "matter")
    line.fill("phone", "138")
    assert missing(line.call, SMALL) == ("matter",)
    line.take(ev.Declined(at=line.now, field="matter"))
    assert missing(line.call, SMALL) == ()


def test_fields_are_shown_that_are_always_asked_asked_by_the_flow_needed_or_known() -> None:
    line = at_work(room="3")
    line.open("hold")
    assert shown(line.call, SMALL) == ("surname", "room")
    line.back()
    assert "phone" in shown(line.call, SMALL)
    line.take(ev.Drafted(at=line.now, field="notes", text="x"))
    assert "notes" in shown(line.call, SMALL)
    assert "matter" not in shown(line.call, SMALL)
    line.dispose("answered")
    assert "matter" in shown(line.call, SMALL)


def test_fields_shown_once_are_shown_once() -> None:
    line = at_work(phone="1", matter="2")
    line.press("2")
    line.dispose("callback")
    names = shown(line.call, SMALL)
    assert len(set(names)) == len(names)
    assert set(names) <= set(SITE.fields)


def test_a_note_may_be_long_and_keeps_its_lines() -> None:
    line = at_work()
    text = "\n".join(["one", "two"] * 500)
    line.fill("notes", text)
    assert line.call.value("notes") == text


def test_a_field_that_two_steps_ask_for_is_asked_once() -> None:
    twice = flow("twice", Step(id="a", say=("A",), record=("phone",), skip_if="known", next="b"),
                 Step(id="b", say=("B",), record=("phone",), skip_if="known", next="c"),
                 Step(id="c", say=("C",), choices=(choice("1", returns=True),)))  # fmt: skip
    line = at_work(pack(twice))
    line.open("twice")
    assert line.step == "twice/a"
    line.fill("phone", "138")
    line.enter()
    assert line.step == "twice/c"


def test_a_reply_taken_stands_until_the_call_moves_on_and_stays_in_the_record():
    line = at_work()
    before = line.call
    turn = advance(before, ev.ReplyTaken(at=before.last_at, of="no", text="我来办"), SMALL)
    taken = turn.call
    assert (taken.walk.is_reply_up, taken.walk.replies[-1].text, taken.here) == (True, "我来办", before.here)
    assert taken.rhythm == before.rhythm
    moved = advance(taken, ev.FlowOpened(at=before.last_at, flow=next(iter(SMALL.flows))), SMALL).call
    assert (moved.walk.is_reply_up, moved.walk.replies) == (moved.here == taken.here, taken.walk.replies)
