from __future__ import annotations

import pytest
from tests.training.courses import course
from tests.training.exam_room import NOON, room_in, talk_through

from callassist.clock import VirtualClock
from callassist.errors import UnknownName, WrongUse
from callassist.training import exam_events as ex
from callassist.workflows.bare_line import bare_line
from callassist.workflows.exam_list import open_sitting, sat, sitting
from callassist.workflows.exam_open import begin_exam, resume_exam
from callassist.workflows.quiz_deck import deck_of

_MINUTE = 60_000


@pytest.fixture
def clock():
    return VirtualClock(NOON)


@pytest.fixture
def room(tmp_path, clock):
    found = room_in(tmp_path, clock=clock)
    yield found
    found.close()


def at_the_calls(room, exam: str = "new-staff", seed: int = 7):
    desk = begin_exam(room, exam, seed)
    for _ in range(3):
        desk.finish_part()
    return desk


def test_an_answer_is_on_the_disk_before_it_is_shown(room, tmp_path, clock):
    desk = begin_exam(room, "new-staff", 7)
    desk.answer((0, 0), "早上八点半")
    other = room_in(tmp_path, clock=clock)
    assert resume_exam(other.log, desk.sitting.begun.sitting).sitting == desk.sitting
    other.close()


def test_one_exam_at_a_time(room):
    begin_exam(room, "new-staff", 7)
    with pytest.raises(WrongUse):
        begin_exam(room, "supervisor", 7)
    room.trainee = type(room.trainee)("小李")
    begin_exam(room, "supervisor", 7)


def test_an_unknown_exam_is_named_with_those_there_are(room):
    with pytest.raises(UnknownName) as trouble:
        begin_exam(room, "new", 7)
    assert "new-staff" in trouble.value.near


def test_a_closed_window_gives_no_time_back(room, clock):
    desk = begin_exam(room, "new-staff", 7)
    desk.answer((0, 0), "早上八点半")
    clock.forward(61 * _MINUTE)
    later = resume_exam(room.log, desk.sitting.begun.sitting)
    assert later.sitting.end == "time-over"
    assert later.sitting.answers == {(0, 0): "早上八点半"}
    assert later.sitting.result is not None
    assert open_sitting(room.log, "小王") is None


def test_a_call_of_an_exam_is_hidden_and_belongs_to_it(room, clock):
    desk = at_the_calls(room)
    drill = desk.call((3, 0))
    drill_id = drill.drill.begun.drill_id
    assert drill.drill.begun.level == "hidden"
    assert drill.drill.begun.exam == desk.sitting.begun.sitting
    talk_through(drill, clock).finish()
    attempt = room.log.attempt(drill_id)
    assert attempt is not None
    assert attempt.is_open
    with pytest.raises(WrongUse):
        desk.call((3, 0))


def test_a_call_that_a_crash_left_goes_on(room):
    desk = at_the_calls(room)
    before = desk.call((3, 0)).drill
    again = resume_exam(room.log, desk.sitting.begun.sitting).call((3, 0)).drill
    assert again.begun == before.begun


def test_a_call_whose_first_word_a_crash_kept_from_the_log_rings_anew(room):
    desk = at_the_calls(room)
    desk._apply(lambda at: ex.Attached(at=at, part=3, number=0, work="x"))
    assert desk.call((3, 0)).drill.begun.drill_id == "x"


def test_a_call_cut_off_by_the_clock_is_scored_as_it_stands_and_does_not_pass(room, clock):
    desk = at_the_calls(room)
    drill_id = desk.call((3, 0)).drill.begun.drill_id
    clock.forward(60 * _MINUTE)
    assert desk.tick()
    attempt = room.log.attempt(drill_id)
    assert attempt is not None
    assert attempt.record.end == "left" or not attempt.score.has_passed
    assert desk.sitting.result is not None
    assert not desk.sitting.result.parts[3].items[0].has_passed


def test_the_last_part_finished_hands_in_and_everything_is_in_the_result(room, clock):
    desk = at_the_calls(room)
    for number in range(5):
        talk_through(desk.call((3, number)), clock).finish()
    desk.finish_part()
    assert desk.sitting.end == "handed-in"
    found = desk.sitting.result
    assert found is not None
    assert [len(part.items) for part in found.parts] == [20, 10, 2, 5]
    calls = found.parts[3].items
    assert all(one.drill_id and one.percent > 0 for one in calls)
    assert found.compliance > 0
    listed = list(sat(room.log))
    assert [one.result for one in listed] == [found]
    assert sitting(room.log, listed[0].id[:6]).end == "handed-in"


def test_a_fatal_word_fails_the_call_though_its_points_are_shown(room, clock):
    desk = at_the_calls(room)
    fatal = next(
        one.by.names[0] for part in course("zh").scorecards["call"].sections for one in part.items if one.fatal
    )
    said = room.pack.phrases[fatal].phrase
    talk_through(desk.call((3, 0)), clock, bad=said).finish()
    desk.hand_in()
    found = desk.sitting.result
    assert found is not None
    call = found.parts[3].items[0]
    assert call.is_fatal
    assert not call.has_passed
    assert call.percent > 0


def test_right_answers_earn_their_points_and_wrong_ones_become_cards(room):
    desk = begin_exam(room, "new-staff", 7)
    deck = deck_of(room.pack, room.course)
    for number, drawn in enumerate(desk.sitting.paper.parts[0].items):
        desk.answer((0, number), deck[f"zh:know:{drawn.ref}"].models[0] if number else "不知道")
    desk.finish_part()
    for number, drawn in enumerate(desk.sitting.paper.parts[1].items):
        phrase = room.pack.phrases[drawn.ref]
        desk.answer((1, number), bare_line(phrase.replies[0].say if number else phrase.phrase, room.pack.site))
    desk.hand_in()
    found = desk.sitting.result
    assert found is not None
    questions, phrases = found.parts[0].items, found.parts[1].items
    assert [one.has_passed for one in questions] == [False, *[True] * 19], [
        one for one in questions if not one.has_passed
    ]
    assert [one.has_passed for one in phrases] == [False, *[True] * 9], [one for one in phrases if not one.has_passed]
    assert questions[1].findings
    due = {entry.card for entry in room.log.cards("小王")}
    assert due == {questions[0].card, phrases[0].card}


def at_the_sheets(room):
    desk = begin_exam(room, "new-staff", 7)
    desk.finish_part()
    desk.finish_part()
    return desk


def test_a_fault_sheet_is_graded_with_the_exam_and_goes_on_after_a_crash(room):
    desk = at_the_sheets(room)
    sheet = desk.sheet((2, 0))
    fault = sheet.sheet.faults[0]
    sheet.mark(fault.line, fault.kind)
    again = resume_exam(room.log, desk.sitting.begun.sitting)
    assert again.sheet((2, 0)).work == sheet.work
    again.sheet((2, 0)).finish()
    with pytest.raises(WrongUse):
        again.sheet((2, 0))
    again.hand_in()
    found = again.sitting.result
    assert found is not None
    item = found.parts[2].items[0]
    assert item.percent > 0
    assert any(one.is_good for one in item.findings)


def test_a_sheet_left_open_counts_as_it_stands(room):
    desk = at_the_sheets(room)
    sheet = desk.sheet((2, 1))
    for fault in sheet.sheet.faults:
        sheet.mark(fault.line, fault.kind)
    desk.finish_part()
    desk.hand_in()
    found = desk.sitting.result
    assert found is not None
    assert found.parts[2].items[1].percent >= 70
    assert found.parts[2].items[0].percent == 0


def test_phrases_overlooked_on_a_sheet_come_due(room):
    desk = at_the_sheets(room)
    sheet = desk.sheet((2, 0))
    desk.finish_part()
    desk.hand_in()
    phrases = {name for fault in sheet.sheet.faults for name in fault.phrases}
    due = {entry.card for entry in room.log.cards("小王")}
    assert {f"zh:say:{name}" for name in phrases} <= due


def test_graded_again_on_the_same_attempts_nothing_is_written(room):
    desk = begin_exam(room, "new-staff", 7)
    desk.hand_in()
    before = len(room.log.journal.events("exam:" + desk.sitting.begun.sitting))
    resume_exam(room.log, desk.sitting.begun.sitting).grade()
    assert len(room.log.journal.events("exam:" + desk.sitting.begun.sitting)) == before


def test_events_of_an_exam_are_read_back_as_they_were():
    event = ex.Answered(at=NOON, part=1, number=2, text="不要说“不归我管”\n")
    assert ex.read(ex.written(event)) == event
