from __future__ import annotations

import pytest
from tests.packs import shipped
from tests.training.courses import BEGAN, course, stage

from callassist.clock import VirtualClock
from callassist.errors import JournalError, UnknownName, WrongUse
from callassist.training import events as dr
from callassist.training import keeping
from callassist.training.scoring import Override
from callassist.workflows.debrief import debrief
from callassist.workflows.drill_desk import DrillDesk, Trainee, Wanted, resumed, stage_of, unfinished
from callassist.workflows.training_log import TrainingLog

TRAINEE = Trainee("小陈", "8032", "三月班")
WANTED = Wanted("repair-request", "calm", 7)


@pytest.fixture
def log(tmp_path):
    found = TrainingLog(tmp_path, VirtualClock(BEGAN))
    yield found
    found.close()


def forward(log: TrainingLog, millis: int) -> None:
    assert isinstance(log.clock, VirtualClock)
    log.clock.forward(millis)


def opened(log: TrainingLog) -> DrillDesk:
    desk = DrillDesk(stage("zh"), course("zh"), log)
    desk.begin(WANTED, TRAINEE)
    return desk


def talked(log: TrainingLog) -> DrillDesk:
    desk = opened(log)
    forward(log, 6_000)
    desk.do(lambda at: dr.PickedUp(at=at))
    forward(log, 4_000)
    desk.do(lambda at: dr.Said(at=at, text="您好，示例物业客户服务部，我是小陈，有什么可以帮您？", typing=2_000))
    desk.do(lambda at: dr.Said(at=at, text="急什么"))
    return desk


def test_a_drill_goes_on_after_a_crash_as_it_stood(log, tmp_path):
    before = talked(log).drill
    later = TrainingLog(tmp_path, VirtualClock(BEGAN))
    forward(later, 3_600_000)
    after = resumed(later, before.begun.drill_id).drill
    assert after.lines == before.lines
    assert after.place == before.place
    assert later.clock.now() - after.since == before.last_at - before.since
    later.close()


def test_an_open_drill_is_offered_to_its_trainee_alone(log):
    desk = talked(log)
    assert [one.call_id for one in unfinished(log, "小陈")] == [desk.drill.begun.drill_id]
    assert unfinished(log, "小王") == []
    desk.do(lambda at: dr.Left(at=at))
    assert unfinished(log, "小陈") == []


def test_a_drill_whose_words_are_gone_says_so(log):
    with pytest.raises(JournalError):
        resumed(log, "nobody")


def test_practice_is_private_until_it_is_shared(log):
    desk = talked(log)
    desk.do(lambda at: dr.Left(at=at))
    desk.finish()
    (attempt,) = log.attempts()
    assert not attempt.is_open
    log.keep(attempt.record.drill_id, keeping.Shared(at=log.clock.now()))
    (attempt,) = log.attempts()
    assert attempt.is_open


def test_a_trainers_word_is_kept_beside_the_record(log):
    desk = talked(log)
    desk.do(lambda at: dr.Left(at=at))
    desk.finish()
    word = Override("forbidden", 0, "王主管", "在转述客户的话", log.clock.now())
    log.keep(desk.drill.begun.drill_id, keeping.Overridden(at=log.clock.now(), override=word))
    found = log.attempt(desk.drill.begun.drill_id)
    assert found is not None
    assert found.overrides == (word,)


def test_finishing_twice_keeps_one_record(log):
    desk = talked(log)
    desk.do(lambda at: dr.Left(at=at))
    assert desk.finish() == desk.finish()
    assert len(list(log.attempts())) == 1


def test_the_debrief_names_rule_harm_and_better_words(log):
    desk = talked(log)
    desk.do(lambda at: dr.Left(at=at))
    desk.finish()
    attempt = log.attempt(desk.drill.begun.drill_id)
    assert attempt is not None
    found = debrief(attempt, shipped("zh"))
    lost = next(one for one in found.lost if one.said == "急什么")
    assert lost.points == -25
    assert lost.harm
    assert lost.instead
    assert "{" not in lost.instead
    marked = next(line for line in found.lines if line.number == lost.line)
    assert any(not mark.is_good for mark in marked.marks)


def test_what_is_lost_again_and_again_is_told_once_with_all_its_points(log):
    desk = talked(log)
    for _ in range(4):
        desk.do(lambda at: dr.Hinted(at=at))
        desk.do(lambda at: dr.Said(at=at, text="嗯，您接着说。"))
    desk.do(lambda at: dr.Left(at=at))
    desk.finish()
    attempt = log.attempt(desk.drill.begun.drill_id)
    assert attempt is not None
    found = debrief(attempt, shipped("zh"))
    hints = next(item for item in attempt.score.items() if item.id == "hints")
    told = [one for one in found.lost if one.item == hints.label]
    assert len(told) == 1
    assert told[0].times == len([mark for mark in hints.marks if not mark.is_good]) > 2
    assert told[0].points == pytest.approx(hints.points)


def test_what_does_not_exist_cannot_be_drilled(log):
    desk = DrillDesk(stage("zh"), course("zh"), log)
    with pytest.raises(UnknownName):
        desk.begin(Wanted("nowhere", "calm", 1), TRAINEE)
    with pytest.raises(UnknownName):
        desk.begin(Wanted("hold", "nobody", 1), TRAINEE)
    with pytest.raises(WrongUse):
        stage_of(shipped("zh"), course("zh"), "no-card")


def test_a_typing_rate_is_the_last_one_measured(log):
    assert log.rate("小陈") == 0
    log.calibrated("小陈", 40, 80)
    log.calibrated("小陈", 52, 90)
    assert log.rate("小陈") == 52
    assert log.rate("小王") == 0


def test_time_brings_what_is_due_on_its_own(log):
    desk = DrillDesk(stage("zh"), course("zh"), log)
    desk.begin(Wanted("hold", "impatient", 4), TRAINEE)
    forward(log, 6_000)
    desk.do(lambda at: dr.PickedUp(at=at))
    desk.do(lambda at: dr.Said(at=at, text="您好，示例物业客户服务部，我是小陈，有什么可以帮您？"))
    desk.do(lambda at: dr.Opened(at=at, flow="hold"))
    desk.do(lambda at: dr.Said(at=at, text="请稍等，我来查一下，大概一分钟。"))
    for _ in range(4):
        if desk.drill.phase == "waiting":
            break
        desk.do(lambda at: dr.Said(at=at, text="我查一下，您稍等"))
    if desk.drill.phase == "waiting":
        forward(log, 120_000)
        assert desk.tick()
        assert desk.drill.phase != "waiting"


def test_what_was_said_wrong_in_a_drill_is_due_in_the_quiz(log):
    desk = talked(log)
    desk.do(lambda at: dr.Left(at=at))
    desk.finish()
    assert any("whats-the-rush" in entry.card for entry in log.cards("小陈"))
