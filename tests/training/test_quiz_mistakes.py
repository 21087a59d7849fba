from __future__ import annotations

import pytest
from msgspec.structs import replace
from tests.packs import shipped
from tests.training.courses import BEGAN, Player, stage

from callassist.errors import WrongUse
from callassist.training.keeping import Attempt
from callassist.training.record import recorded
from callassist.training.scoring import Override, score
from callassist.workflows.mistakes import cards_from, cards_from_transcript, missed_elements


def attempt(said: str = "", at: int = 2) -> Attempt:
    player = Player("zh", "repair-request", "calm", 5)
    count = 0

    def say(line: str, _: object) -> str:
        nonlocal count
        count += 1
        return said if said and count == at else line

    drill = player.to_the_end(say)
    record = recorded(drill, stage("zh"))
    return Attempt(record, score(record, stage("zh").scorecard, stage("zh").ear, shipped("zh")))


def test_a_forbidden_phrase_in_a_drill_gives_both_cards_once():
    cards = cards_from(attempt("急什么，催什么催"), shipped("zh"))
    assert cards == ("zh:say:whats-the-rush", "zh:dont:whats-the-rush")


def test_a_clean_drill_gives_no_cards():
    assert cards_from(attempt(), shipped("zh")) == ()


def test_a_missing_element_gives_no_card_but_is_counted():
    without = attempt("嗯", at=1)
    assert cards_from(without, shipped("zh")) == ()
    assert missed_elements(without, shipped("zh")) > missed_elements(attempt(), shipped("zh"))


def test_what_a_trainer_excused_gives_no_card():
    found = attempt("急什么，催什么催")
    items = [item.id for item in found.score.items() if any(mark.what == "whats-the-rush" for mark in item.marks)]
    words = tuple(Override(item, 10.0, "老师", "对方开玩笑", BEGAN) for item in items)
    assert cards_from(replace(found, overrides=words), shipped("zh")) == ()


def test_a_transcript_gives_cards_for_what_the_agent_said(tmp_path):
    path = tmp_path / "call.txt"
    path.write_text("座席：您好\n客户：急什么\n座席：这个不归我们管\n", "utf-8")
    assert cards_from_transcript(path, shipped("zh")) == (
        "zh:say:not-our-department",
        "zh:dont:not-our-department",
    )


def test_a_clean_transcript_says_that_there_is_nothing(tmp_path):
    path = tmp_path / "call.txt"
    path.write_text("座席：您好\n", "utf-8")
    with pytest.raises(WrongUse):
        cards_from_transcript(path, shipped("zh"))
    with pytest.raises(WrongUse):
        cards_from_transcript(tmp_path / "gone.txt", shipped("zh"))
