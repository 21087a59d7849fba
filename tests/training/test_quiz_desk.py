from __future__ import annotations

import pytest
from tests.packs import shipped
from tests.training.courses import BEGAN, course, stage

from callassist.clock import Millis, VirtualClock
from callassist.errors import WrongUse
from callassist.training.cards import Added, Answered, Practised
from callassist.workflows.drill_desk import Trainee
from callassist.workflows.due_cards import NEW_A_DAY
from callassist.workflows.mistakes import add_due
from callassist.workflows.quiz_desk import QuizDesk
from callassist.workflows.training_log import TrainingLog

DAY = 86_400_000
TRAINEE = Trainee("小陈", "8032")


@pytest.fixture(autouse=True)
def _china(monkeypatch):
    monkeypatch.setattr("callassist.workflows.quiz_desk.seat_offset", lambda _: 480)
    monkeypatch.setattr("callassist.workflows.due_cards.seat_offset", lambda _: 480)


@pytest.fixture
def log(tmp_path):
    found = TrainingLog(tmp_path, VirtualClock(BEGAN))
    yield found
    found.close()


def forward(log: TrainingLog, millis: int) -> None:
    assert isinstance(log.clock, VirtualClock)
    log.clock.forward(millis)


def desk(log: TrainingLog, choice="all", lang="zh", trainee=TRAINEE) -> QuizDesk:
    return QuizDesk(shipped(lang), course(lang), log, trainee, choice, stage(lang).ear)


def right(found: QuizDesk) -> str:
    assert found.now is not None
    return found.now.card.models[0]


def through(found: QuizDesk, most: int = 200) -> int:
    count = 0
    while found.now is not None and count < most:
        found.answer(right(found), typing=0)
        count += 1
    return count


def test_an_answer_is_in_the_log_before_it_is_shown(log, tmp_path):
    found = desk(log)
    asked = found.now
    assert asked is not None
    outcome = found.answer("嗯，随便吧")
    other = TrainingLog(tmp_path, VirtualClock(BEGAN))
    assert other.cards("小陈") == [
        Answered(at=BEGAN, card=asked.card.id, rating="again", answer="嗯，随便吧", thinking=0)
    ]
    other.close()
    assert outcome.rating == "again"


def test_a_right_answer_is_good_and_comes_again_on_another_day(log):
    found = desk(log)
    outcome = found.answer(right(found))
    assert outcome.verdict.is_right
    assert outcome.rating == "good"
    assert outcome.days == 2


def test_a_hint_or_long_thought_makes_it_hard_but_never_a_wrong_one(log):
    found = desk(log)
    assert found.hint()
    assert found.now is not None
    assert found.now.hint
    assert found.answer(right(found)).rating == "hard"
    forward(log, 90_000)
    slow = found.answer(right(found), typing=0)
    assert (slow.rating, slow.is_slow) == ("hard", True)
    found.hint()
    forward(log, 90_000)
    assert found.answer("嗯").rating == "again"


def test_slow_typing_is_no_long_thought(log):
    found = desk(log, "phrases")
    text = right(found)
    forward(log, len(text) * 60_000 // 40)
    assert found.answer(text).rating == "good"


def test_giving_up_is_again_and_keeps_what_was_typed(log):
    found = desk(log)
    outcome = found.give_up("一半")
    assert outcome.rating == "again"
    assert log.cards("小陈")[-1].answer == "一半"


def test_an_empty_answer_is_asked_for_and_nothing_is_written(log):
    found = desk(log)
    with pytest.raises(WrongUse):
        found.answer("  ")
    assert log.cards("小陈") == []


def test_a_wrong_card_comes_again_in_the_round_as_practice_until_it_is_right(log):
    found = desk(log)
    first = found.now
    assert first is not None
    found.give_up()
    for _ in range(NEW_A_DAY - 1):
        found.answer(right(found))
    again = found.now
    assert again is not None
    assert (again.card.id, again.is_again) == (first.card.id, True)
    assert found.give_up().rating is None
    outcome = found.answer(right(found))
    assert (outcome.rating, outcome.verdict.is_right) == (None, True)
    assert found.now is None
    mine = [one for one in log.cards("小陈") if one.card == first.card.id]
    assert [type(one) for one in mine] == [Answered, Practised, Practised]


def test_only_a_few_new_cards_a_day_over_any_number_of_rounds(log):
    assert through(desk(log)) == NEW_A_DAY
    assert desk(log).now is None
    assert desk(log, "questions").now is None
    forward(log, DAY)
    assert desk(log).waiting.new == NEW_A_DAY


def test_what_is_due_comes_before_what_is_new(log):
    through(desk(log))
    forward(log, 3 * DAY)
    found = desk(log)
    assert found.waiting.due == NEW_A_DAY
    kinds = []
    while found.now is not None:
        kinds.append(found.now.is_new)
        found.answer(right(found), typing=0)
    assert kinds == [False] * NEW_A_DAY + [True] * NEW_A_DAY


def test_the_two_sides_of_a_phrase_are_not_met_on_the_same_day(log):
    for _ in range(12):
        found = desk(log, "phrases")
        names = []
        while found.now is not None:
            if found.now.is_new:
                names.append(found.now.card.name)
            found.answer(right(found), typing=0)
        assert len(names) == len(set(names))
        forward(log, DAY)


def test_mistakes_come_first_both_ways_and_do_not_count_as_new(log):
    through(desk(log), 2)
    cards = ("zh:say:dont-know", "zh:dont:dont-know")
    assert add_due(log, "小陈", cards, log.clock.now(), "drill", "d1") == 2
    found = desk(log)
    assert found.waiting.mistakes == 2
    assert found.waiting.new == NEW_A_DAY - 2
    seen = []
    for _ in range(2):
        assert found.now is not None
        seen.append(found.now.card.id)
        found.answer(right(found), typing=0)
    assert set(seen) == set(cards)


def test_mistakes_alone_may_be_practised_also_when_none_is_due(log):
    add_due(log, "小陈", ("zh:say:dont-know",), log.clock.now())
    found = desk(log, "mistakes")
    found.give_up()
    again = desk(log, "mistakes").now
    assert again is not None
    assert again.is_again
    assert desk(log, "questions").now is not None


@pytest.mark.parametrize(("choice", "kinds"), [("phrases", {"say"}), ("questions", {"know"})])
def test_a_round_is_about_what_was_chosen(log, choice, kinds):
    found = desk(log, choice)
    seen = set()
    while found.now is not None:
        seen.add(found.now.card.kind)
        found.answer(right(found), typing=0)
    assert seen == kinds


def test_a_question_is_put_in_another_way_the_next_time(log):
    found = desk(log, "questions")
    assert found.now is not None
    first, card = found.now.ask, found.now.card
    through(found)
    forward(log, 3 * DAY)
    found = desk(log, "questions")
    while found.now is not None and found.now.card.id != card.id:
        found.answer(right(found), typing=0)
    assert found.now is not None
    assert found.now.ask != first


def test_another_trainee_has_other_cards_and_the_same_trainee_the_same(log):
    def order(name: str) -> list[str]:
        found = desk(log, trainee=Trainee(name))
        assert found.now is not None
        return [found.now.card.id, *found._queue]

    assert order("小陈") == order("小陈")
    assert order("小陈") != order("小王")


def test_the_same_trainee_in_english_has_cards_of_its_own(log):
    through(desk(log), 1)
    assert desk(log, lang="en").waiting.due == 0


def test_cards_of_words_that_are_gone_are_passed_over(log):
    log.note_card("小陈", Added(at=BEGAN, card="zh:say:gone", cause="scan"))
    assert desk(log).waiting.mistakes == 0


def test_a_clock_set_back_hides_nothing(log):
    forward(log, 400 * DAY)
    through(desk(log), 3)
    log.clock = VirtualClock(Millis(BEGAN))
    found = desk(log)
    assert found.waiting.due == 3
    found.answer(right(found))
    assert found.waiting.due == 2
