from __future__ import annotations

from pathlib import Path

import pytest
from tests.training.courses import BEGAN, course, stage

from callassist.clock import VirtualClock
from callassist.errors import JournalError
from callassist.training import fault_events as fe
from callassist.training.cards import Added
from callassist.training.fault_grading import Marked, phrases_missed
from callassist.workflows.drill_desk import Trainee
from callassist.workflows.faults_desk import FaultsDesk, result_of, resumed, unfinished
from callassist.workflows.mistakes import cards_for
from callassist.workflows.training_log import FAULTS, TrainingLog

XIAO_CHEN = Trainee("小陈", "8032")


def desk_in(folder: Path, seed: int = 3, trainee: Trainee = XIAO_CHEN, exam: str = "") -> FaultsDesk:
    desk = FaultsDesk(stage("zh"), course("zh"), TrainingLog(folder, VirtualClock(BEGAN)))
    desk.begin("repair-request", seed, trainee, exam)
    return desk


def ours(desk: FaultsDesk) -> list[int]:
    return [place for place, line in enumerate(desk.sheet.lines) if line.is_ours]


def test_a_crash_takes_nothing_back(tmp_path):
    desk = desk_in(tmp_path)
    first, second = ours(desk)[:2]
    desk.mark(first, "late")
    desk.mark(second)
    desk.rewrite(second, "您好，请问您贵姓？")
    desk.log.close()
    again = unfinished(TrainingLog(tmp_path, VirtualClock(BEGAN)), "小陈", "zh")
    assert again is not None
    assert again.work == desk.work
    assert again.work.marks == {first: Marked("late"), second: Marked("", "您好，请问您贵姓？")}
    assert again.finish() == desk.finish()


def test_a_finished_sheet_is_kept_with_its_result_and_changes_no_more(tmp_path):
    desk = desk_in(tmp_path)
    found = desk.finish()
    assert desk.mark(ours(desk)[0]) is not None
    assert desk.finish() == found
    assert unfinished(desk.log, "小陈", "zh") is None
    assert result_of(desk.log, desk.work.begun.sheet_id) == (desk.sheet, found)
    assert len(desk.log.journal.events(FAULTS + desk.work.begun.sheet_id)) == 2


def test_a_mark_taken_back_keeps_what_was_written(tmp_path):
    desk = desk_in(tmp_path)
    line = ours(desk)[1]
    desk.rewrite(line, "您好，示例物业")
    assert desk.unmark(line) is None
    assert desk.work.marks == {}
    assert desk.unmark(line) is not None
    desk.mark(line, "again")
    assert desk.work.marks == {line: Marked("again", "您好，示例物业")}


def test_the_kind_named_last_holds_and_the_words_stay(tmp_path):
    desk = desk_in(tmp_path)
    line = ours(desk)[1]
    desk.rewrite(line, "您好，示例物业")
    for kind in ("late", "forbidden"):
        desk.mark(line, kind)
    desk.mark(line)
    assert desk.work.marks[line] == Marked("forbidden", "您好，示例物业")


def test_the_callers_words_and_lines_there_are_not_cannot_be_marked(tmp_path):
    desk = desk_in(tmp_path)
    callers = next(place for place, line in enumerate(desk.sheet.lines) if line.who == "caller")
    for line in (callers, -1, len(desk.sheet.lines)):
        assert desk.mark(line) is not None
        assert desk.rewrite(line, "您好") is not None
    assert desk.work.marks == {}


def test_nobody_goes_on_with_the_sheet_of_another_or_of_an_exam(tmp_path):
    desk = desk_in(tmp_path)
    assert unfinished(desk.log, "小王", "zh") is None
    assert unfinished(desk.log, "小陈", "en") is None
    desk.finish()
    sat = FaultsDesk(stage("zh"), course("zh"), desk.log)
    sat.begin("hold", 1, XIAO_CHEN, exam="new-staff")
    assert unfinished(desk.log, "小陈", "zh") is None


def test_every_event_comes_back_from_the_log_as_it_was(tmp_path):
    desk = desk_in(tmp_path)
    events: list[fe.Event] = [
        desk.work.begun,
        fe.LineMarked(at=BEGAN, line=1, kind="late"),
        fe.LineUnmarked(at=BEGAN, line=1),
        fe.LineRewritten(at=BEGAN, line=2, text="您好"),
        fe.SheetFinished(at=BEGAN, result=desk.finish()),
    ]
    assert [fe.read(fe.written(one)) for one in events] == events


def test_what_is_no_event_is_no_event():
    with pytest.raises(JournalError):
        fe.read(b'{"is": "something-else"}')
    assert fe.replayed([]) is None


def test_a_sheet_that_never_began_cannot_be_taken_up(tmp_path):
    with pytest.raises(JournalError):
        resumed(TrainingLog(tmp_path, VirtualClock(BEGAN)), "none")


def test_what_was_overlooked_is_asked_by_the_quiz(tmp_path):
    desk = desk_in(tmp_path)
    missed = phrases_missed(desk.finish())
    assert missed
    cards = {event.card for event in desk.log.cards("小陈") if isinstance(event, Added)}
    assert cards == set(cards_for(missed, desk.stage.pack))
    desk.finish()
    assert len(list(desk.log.cards("小陈"))) == len(cards)
