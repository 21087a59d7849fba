from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.packs import shipped
from tests.training.courses import course, stage

from callassist.language import LANGS, Lang
from callassist.training.quiz import Card, Quiz, card_id
from callassist.training.stage import names_on
from callassist.workflows.quiz_deck import deck_of, now_named

HERE = Path(__file__).parent


@cache
def deck(lang: Lang) -> dict[str, Card]:
    return deck_of(shipped(lang), course(lang))


@cache
def quiz(lang: Lang) -> Quiz:
    return Quiz(shipped(lang), stage(lang).reply_ear, deck(lang).values(), names_on(shipped(lang), "小陈", "8032", {}))


@cache
def replies(lang: Lang) -> tuple[list[str], dict[str, Any], dict[str, list[str]]]:
    """Give what is wrong on any card, answers by card, and looser answers, not all of which can be known."""
    found = dict(yaml.safe_load((HERE / f"replies-{lang}.yaml").read_text("utf-8")))
    return [*found.pop("anywhere"), *found.pop("brush-offs")], found, found.pop("looser")


def say(lang: Lang, name: str) -> Card:
    return deck(lang)[card_id(lang, "say", name)]


def dont(lang: Lang, name: str) -> Card:
    return deck(lang)[card_id(lang, "dont", name)]


@pytest.mark.parametrize("lang", LANGS)
def test_the_same_in_other_words_is_right(lang):
    failed = [
        (name, text)
        for name, sides in replies(lang)[1].items()
        for text in sides["good"]
        if not quiz(lang).judge(say(lang, name), text).is_right
    ]
    assert not failed


@pytest.mark.parametrize("lang", LANGS)
def test_of_looser_answers_most_are_known(lang):
    tried = [(name, text) for name, texts in replies(lang)[2].items() for text in texts]
    known = sum(quiz(lang).judge(say(lang, name), text).is_right for name, text in tried)
    assert known >= 0.85 * len(tried)


@pytest.mark.parametrize("lang", LANGS)
def test_brushing_off_is_wrong(lang):
    passed = [
        (name, text)
        for name, sides in replies(lang)[1].items()
        for text in sides["bad"]
        if quiz(lang).judge(say(lang, name), text).is_right
    ]
    assert not passed


@pytest.mark.parametrize("lang", LANGS)
def test_words_that_say_nothing_are_wrong_on_any_card(lang):
    cards = [card for card in deck(lang).values() if card.kind == "say"]
    passed = [(card.name, text) for card in cards for text in replies(lang)[0] if quiz(lang).judge(card, text).is_right]
    assert not passed


@pytest.mark.parametrize("lang", LANGS)
def test_every_reply_of_the_book_is_right_and_every_phrase_wrong(lang):
    for card in deck(lang).values():
        if card.kind == "say":
            for model in card.models:
                assert quiz(lang).judge(card, model).is_right, (card.name, model)
            assert not quiz(lang).judge(card, card.asks[0]).is_right, card.name


@pytest.mark.parametrize("lang", LANGS)
def test_what_not_to_say_is_known_by_any_wording_of_it(lang):
    for card in deck(lang).values():
        if card.kind == "dont":
            assert quiz(lang).judge(card, card.models[0]).is_right, (card.name, card.models[0])
            assert not quiz(lang).judge(card, card.asks[0]).is_right, (card.name, card.asks[0])


def test_the_phrase_may_stand_in_quotation_marks():
    assert quiz("zh").judge(dont("zh", "whats-the-rush"), "“急什么”").is_right
    assert quiz("en").judge(dont("en", "whats-the-rush"), '"What\'s the rush"').is_right


def test_a_good_reply_with_something_forbidden_in_it_is_wrong_and_says_what():
    verdict = quiz("zh").judge(say("zh", "dont-know"), "不知道啊。我问准了再说，两个小时内给您回话，您看行吗？")
    assert not verdict.is_right
    assert [one.what for one in verdict.seen if not one.is_good] == ["不知道"]


def test_what_a_reply_lacks_is_named():
    verdict = quiz("zh").judge(say("zh", "hey-opening"), "您好")
    assert not verdict.is_right
    assert verdict.missing


@pytest.mark.parametrize("lang", LANGS)
def test_each_phrase_with_a_reply_gives_two_cards_and_each_question_one(lang):
    kinds = [card.kind for card in deck(lang).values()]
    count = sum(bool(phrase.replies) for phrase in shipped(lang).phrases.values())
    assert kinds.count("say") == kinds.count("dont") == count
    assert kinds.count("know") == sum(len(bank.questions) for bank in course(lang).banks.values())


@pytest.mark.parametrize("lang", LANGS)
def test_no_card_shows_a_template_or_the_answer_in_its_hint(lang):
    for card in deck(lang).values():
        assert "{{" not in "".join((*card.asks, *card.models, card.hint, card.harm))
        assert card.hint not in card.models


def test_a_renamed_phrase_keeps_its_card():
    pack = shipped("zh")
    renamed = type(pack)(
        **{name: getattr(pack, name) for name in pack.__struct_fields__} | {"renamed": {"old": "dont-know"}}
    )
    assert now_named("zh:say:old", deck("zh"), renamed) == "zh:say:dont-know"
    assert now_named("zh:say:gone", deck("zh"), renamed) is None


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(
    "text", ["", " ", "。", "啊" * 100_000, "急什么。" * 50_000, "a b! " * 50_000, "\x00\x1b[31m", "(" * 5_000]
)
def test_no_answer_is_too_long_or_too_strange(lang, text):
    for card in (say(lang, "whats-the-rush"), dont(lang, "whats-the-rush"), next(iter(deck(lang).values()))):
        verdict = quiz(lang).judge(card, text)
        assert all(0 <= one.start <= one.end <= len(text) for one in verdict.seen)
