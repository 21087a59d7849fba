"""An answer that was found wrong and that the trainee thinks was right: noted, judged by a trainer, replayed so."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.packs import shipped
from tests.training.courses import BEGAN, course, stage

from callassist.clock import Millis, VirtualClock
from callassist.errors import UnknownName, WrongUse
from callassist.training.cards import Answered, Contested, Decided, replayed
from callassist.workflows.card_cache import cards_of
from callassist.workflows.contests import contests_of, decide
from callassist.workflows.drill_desk import Trainee
from callassist.workflows.progress import progress_of, progress_of_group, trainees
from callassist.workflows.quiz_desk import QuizDesk
from callassist.workflows.training_log import TrainingLog

DAY = 86_400_000
WRONG = "嗯，随便吧"


@pytest.fixture
def log(tmp_path):
    found = TrainingLog(tmp_path, VirtualClock(BEGAN))
    yield found
    found.close()


def desk(log: TrainingLog, name: str = "小陈") -> QuizDesk:
    return QuizDesk(shipped("zh"), course("zh"), log, Trainee(name, "8032"), "all", stage("zh").ear)


def contested(log: TrainingLog, name: str = "小陈") -> str:
    found = desk(log, name)
    found.answer(WRONG)
    return found.contest().card.id


def test_a_contested_answer_is_in_the_log_and_counts_as_it_was_judged(log):
    found = desk(log)
    outcome = found.answer(WRONG)
    before = replayed(log.cards("小陈"))
    found.contest()
    entry = log.cards("小陈")[-1]
    assert isinstance(entry, Contested)
    assert (entry.card, entry.of, entry.answer, entry.ask) == (outcome.card.id, outcome.at, WRONG, outcome.ask)
    assert entry.model == outcome.card.models[0]
    assert replayed(log.cards("小陈")) == before
    assert [one.decided for one in contests_of(log, "小陈")] == [None]


def test_only_what_was_just_found_wrong_can_be_contested_and_only_once(log):
    found = desk(log)
    for _ in range(2):
        with pytest.raises(WrongUse):
            found.contest()
        assert found.now is not None
        found.answer(found.now.card.models[0])
    found.give_up("nearly")
    with pytest.raises(WrongUse):
        found.contest()
    found.answer(WRONG)
    found.contest()
    with pytest.raises(WrongUse):
        found.contest()


def test_what_a_trainer_accepts_counts_as_right_from_the_moment_it_was_said(log):
    card = contested(log)
    right = {card: Answered(at=BEGAN, card=card, rating="good", answer=WRONG)}
    (one,) = contests_of(log, "小陈")
    log.clock.forward(DAY)
    decide(log, one.id, "right", by="李主管", reason="说到点子上了")
    memory = replayed(log.cards("小陈"))[card]
    assert memory == replayed([right[card]])[card]
    assert memory.due > BEGAN + DAY
    (one,) = contests_of(log, "小陈")
    assert isinstance(one.decided, Decided)
    assert (one.decided.by, one.decided.reason) == ("李主管", "说到点子上了")


def test_the_last_word_holds(log):
    card = contested(log)
    before = replayed(log.cards("小陈"))[card]
    name = contests_of(log, "小陈")[0].id
    decide(log, name, "right", by="a", reason="b")
    decide(log, name, "wrong", by="a", reason="b")
    assert replayed(log.cards("小陈"))[card] == before


def test_a_decision_reaches_behind_the_copy_of_the_cards(log, tmp_path: Path):
    card = contested(log)
    entries = log.cards("小陈")
    many = entries + [Answered(at=Millis(BEGAN + DAY * n), card=f"zh:say:x{n}", rating="good") for n in range(300)]
    cards_of(tmp_path, "小陈", many)
    assert list(tmp_path.glob("cards-*.copy"))
    word = Decided(at=Millis(BEGAN + DAY), card=card, of=entries[0].at, is_right=True, by="a", reason="b")
    assert cards_of(tmp_path, "小陈", [*many, word]) == replayed([*many, word])
    assert cards_of(tmp_path, "小陈", [*many, word])[card] != replayed(many)[card]


def test_a_decision_needs_a_reason_a_word_and_an_answer_that_there_is(log):
    contested(log)
    name = contests_of(log, "小陈")[0].id
    with pytest.raises(WrongUse):
        decide(log, name, "right", by="a", reason=" ")
    with pytest.raises(WrongUse):
        decide(log, name, "maybe", by="a", reason="b")
    with pytest.raises(UnknownName) as told:
        decide(log, "qqq", "right", by="a", reason="b")
    assert told.value.near == (name,)


def test_trainers_see_what_was_contested_though_nothing_else_was_shared(log):
    contested(log, "小李")
    found = progress_of(log, shipped("zh"), course("zh"), "小李", is_own=False)
    assert [one.entry.answer for one in found.contests] == [WRONG]
    assert trainees(log) == ["小李"]
    assert progress_of_group(log, shipped("zh"), "早班").contests == ()
