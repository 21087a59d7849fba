"""Amounts of money and spans of time for the ear."""

from datetime import timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callassist.speech.amount_reading import read_amount
from callassist.speech.amount_saying import say_amount, show_amount
from callassist.speech.durations import read_duration, say_duration

AMOUNTS = st.integers(-99_999_999_999, 99_999_999_999).map(lambda fen: Decimal(fen) / 100)


@pytest.mark.parametrize(
    ("yuan", "zh", "en"),
    [
        ("1280.50", "一千二百八十块五", "one thousand two hundred and eighty yuan fifty"),
        ("200", "两百块", "two hundred yuan"),
        ("2005", "两千零五块", "two thousand and five yuan"),
        ("10300", "一万零三百块", "ten thousand three hundred yuan"),
        ("2", "两块", "two yuan"),
        ("2.2", "两块二", "two yuan twenty"),
        ("12.35", "十二块三毛五", "twelve yuan thirty-five"),
        ("12.05", "十二块零五分", "twelve yuan oh five"),
        ("0.20", "两毛", "twenty fen"),
        ("0.35", "三毛五", "thirty-five fen"),
        ("0.02", "两分", "two fen"),
        ("0", "零块", "zero yuan"),
        ("-50", "负五十块", "minus fifty yuan"),
    ],
)
def test_money_is_said_as_over_the_counter(yuan, zh, en):
    assert (say_amount(Decimal(yuan), "zh"), say_amount(Decimal(yuan), "en")) == (zh, en)


def test_money_has_a_formal_form():
    assert say_amount(Decimal("1280.5"), "zh", formal=True) == "一千二百八十元五角"
    assert say_amount(Decimal("12.35"), "zh", formal=True) == "十二元三角五分"


def test_money_beyond_all_words_is_shown_in_figures():
    assert say_amount(Decimal(10**12), "zh") == "1,000,000,000,000元"
    assert say_amount(Decimal("NaN"), "en") == "NaN"


@pytest.mark.parametrize(
    ("typed", "yuan"),
    [
        ("1280.50", "1280.5"),
        ("¥1,280.50", "1280.5"),
        ("１２８０元", "1280"),
        ("1280块5", "1280.5"),
        ("1280元5角", "1280.5"),
        ("一千二百八十块五", "1280.5"),
        ("五十块钱", "50"),
        ("人民币伍佰元整", "500"),
        ("3毛5", "0.35"),
        ("1.2万", "12000"),
        ("两万三", "23000"),
        ("50 yuan", "50"),
        ("-50", "-50"),
    ],
)
def test_money_is_understood_as_people_write_it(typed, yuan):
    assert read_amount(typed) == Decimal(yuan)


@pytest.mark.parametrize("typed", ["", "元", "$5", "12,34", "1.005", "1e5", "--5", "1" * 13, "不知道", "5块5毛5分5"])
def test_what_is_no_amount_of_yuan_is_not_understood(typed):
    assert read_amount(typed) is None


@given(AMOUNTS, st.booleans())
def test_money_said_or_shown_is_understood_as_the_same_sum(yuan, formal):
    assert read_amount(say_amount(yuan, "zh", formal=formal)) == yuan
    assert read_amount(show_amount(yuan, "zh")) == yuan
    assert read_amount(show_amount(yuan, "en")) == yuan


@pytest.mark.parametrize(
    ("minutes", "zh", "en"),
    [
        (30, "半小时", "half an hour"),
        (90, "一个半小时", "an hour and a half"),
        (120, "两个小时", "two hours"),
        (80, "一个小时二十分钟", "one hour twenty minutes"),
        (24 * 60, "二十四小时", "twenty-four hours"),
        (48 * 60, "两天", "two days"),
        (2, "两分钟", "two minutes"),
        (0, "零秒", "zero seconds"),
    ],
)
def test_a_span_is_said_as_one_promises_it(minutes, zh, en):
    assert (say_duration(timedelta(minutes=minutes), "zh"), say_duration(timedelta(minutes=minutes), "en")) == (zh, en)


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("半个小时", 30),
        ("1小时20分", 80),
        ("90 min", 90),
        ("2h", 120),
        ("an hour and a half", 90),
        ("3个工作日", None),
        ("马上", None),
        ("", None),
    ],
)
def test_a_span_is_understood_as_people_write_it(typed, minutes):
    assert read_duration(typed) == (None if minutes is None else timedelta(minutes=minutes))


@given(st.integers(0, 99 * 86_400), st.sampled_from(["zh", "en"]))
def test_a_span_said_is_understood_as_the_same_span(seconds, lang):
    span = timedelta(seconds=seconds)
    assert read_duration(say_duration(span, lang)) == span
