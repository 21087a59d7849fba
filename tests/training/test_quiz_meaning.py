from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from tests.packs import shipped
from tests.training.courses import course

from callassist.content.training_values import Question
from callassist.language import LANGS, Lang
from callassist.training.figures import with_times, words_in
from callassist.training.meaning import meaning
from callassist.workflows.quiz_deck import filled

HERE = Path(__file__).parent


@cache
def answers(lang: Lang) -> dict[str, Any]:
    return dict(yaml.safe_load((HERE / f"answers-{lang}.yaml").read_text("utf-8")))


@cache
def questions(lang: Lang) -> dict[str, Question]:
    banks = course(lang).banks.values()
    return {one.id: filled(one, shipped(lang).site) for bank in banks for one in bank.questions.values()}


def asks(*must: str | tuple[str, ...], wrong: tuple[str, ...] = ()) -> Question:
    groups = tuple((one,) if isinstance(one, str) else one for one in must)
    return Question(id="q", about="x", ask=("?",), answer="", must=groups, wrong=(wrong,) if wrong else ())


def texts(words) -> list[str]:
    return [word.text for word in words]


@pytest.mark.parametrize("lang", LANGS)
def test_every_question_has_answers_to_be_tried(lang):
    assert answers(lang).keys() == questions(lang).keys()


@pytest.mark.parametrize("lang", LANGS)
def test_every_right_answer_passes(lang):
    failed = [
        (name, text, meaning(str(text), questions(lang)[name]))
        for name, sides in answers(lang).items()
        for text in sides["right"]
    ]
    assert not [one for one in failed if not one[2].is_right]


@pytest.mark.parametrize("lang", LANGS)
def test_every_wrong_answer_fails(lang):
    passed = [
        (name, text)
        for name, sides in answers(lang).items()
        for text in sides["wrong"]
        if meaning(str(text), questions(lang)[name]).is_right
    ]
    assert not passed


@pytest.mark.parametrize("lang", LANGS)
def test_every_model_answer_passes(lang):
    failed = [one.id for one in questions(lang).values() if not meaning(one.answer, one).is_right]
    assert not failed


@pytest.mark.parametrize("lang", LANGS)
def test_the_site_s_own_words_are_filled_in(lang):
    for one in questions(lang).values():
        assert "{{" not in "".join((*one.ask, one.answer, one.hint, *(word for group in one.must for word in group)))


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("早上八点半", "8:30"),
        ("八点三十分开门", "8:30"),
        ("0830", "8:30"),
        ("half past eight", "8:30"),
        ("eight thirty", "8:30"),
        ("8.30 to 12", "8:30"),
        ("下午五点", "17:00"),
        ("下午一点到五点", "17:00"),
        ("five o'clock, 5pm", "17:00"),
        ("十三点", "下午1点"),
        ("noon", "12:00"),
        ("二十四小时", "24小时"),
        ("twenty-four hours", "24 hours"),
        ("百分之九十五", "95%"),
        ("ninety-five per cent", "95%"),
        ("百分百", "100%"),
        ("八一零零", "8100"),
        ("幺幺九", "119"),
        ("triple nine", "999"),
        ("one one nine", "119"),
        ("a hundred", "100"),
        ("２４小時", "24小时"),
        ("您請講", "你请讲"),
    ],
)
def test_a_figure_is_the_same_however_it_is_said(said, wanted):
    assert meaning(said, asks(wanted)).is_right


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("二十二小时", "二十四小时"),
        ("十五点", "五点"),
        ("15", "5"),
        ("1195", "95"),
        ("上午五点", "17:00"),
        ("eighty-five", "5"),
        ("thirty", "third"),
        ("two working days", "three working days"),
    ],
)
def test_a_figure_is_never_a_slip_of_another(said, wanted):
    assert not meaning(said, asks(wanted)).is_right


@pytest.mark.parametrize(
    ("said", "wanted"),
    [("找财物部", "财务部"), ("看通知栏的公搞", "公告"), ("tomorow", "tomorrow"), ("the notise", "notice")],
)
def test_a_small_slip_is_forgiven(said, wanted):
    assert meaning(said, asks(wanted)).is_right


def test_a_slip_never_makes_an_answer_wrong():
    assert meaning("找财物部", asks("找", wrong=("财务部",))).is_right
    assert not meaning("找财务部", asks("找", wrong=("财务部",))).is_right


def test_what_was_heard_what_is_missing_and_what_is_wrong_have_their_places():
    answer = "周六早上九点到五点，全天有人"
    found = meaning(answer, asks(("9点", "9:00"), "公告", wrong=("全天",)))
    assert [answer[one.start : one.end] for one in found.heard] in (["九点"], ["早上九点"])
    assert found.missing == (1,)
    assert [answer[one.start : one.end] for one in found.wrong] == ["全天"]


@given(st.text(max_size=200))
def test_no_text_is_too_strange(text):
    words = words_in(text)
    for word in (*words, *with_times(words), *with_times(words, carries=True)):
        assert 0 <= word.start < word.end <= len(text)
    meaning(text, asks("八点半", "what", wrong=(text or "x",)))


@given(st.integers(0, 9999))
def test_digits_and_characters_are_the_same_number(number):
    digits = "零一二三四五六七八九"
    said, rest = "", number
    for unit, value in (("千", 1000), ("百", 100), ("十", 10)):
        part, rest = divmod(rest, value)
        if part:
            said += digits[part] + unit
    said = (said + (digits[rest] if rest else "")) or "零"
    assert texts(words_in(said + "元")) == texts(words_in(f"{number}元"))


@given(st.integers(0, 23), st.integers(0, 59))
def test_every_time_of_day_is_found_in_its_own_answer(hour, minute):
    assert meaning(f"我们{hour:02}:{minute:02}开门", asks(f"{hour}:{minute:02}")).is_right
