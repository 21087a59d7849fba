"""Whole numbers in Chinese and English words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callassist.speech.chinese_numbers import LIMIT, chinese_number, figures, read_chinese_number
from callassist.speech.english_numbers import english_figures, english_number, ordinal

PLACES = {"十": 10, "百": 100, "千": 1000}


def heard(words: str) -> int:
    """Read Chinese number words as a listener does, place by place; knows nothing of the code under test."""
    for word, size in (("亿", 10**8), ("万", 10**4)):
        if word in words:
            before, after = words.split(word)
            return heard(before) * size + (heard(after) if after else 0)
    total, digit = 0, None
    for char in words:
        if char in PLACES:
            total += (1 if digit is None else digit) * PLACES[char]
            digit = None
        else:
            digit = 2 if char == "两" else "零一二三四五六七八九".index(char) or None
    return total + (digit or 0)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "零"),
        (2, "二"),
        (10, "十"),
        (12, "十二"),
        (20, "二十"),
        (101, "一百零一"),
        (110, "一百一十"),
        (200, "两百"),
        (222, "两百二十二"),
        (1280, "一千二百八十"),
        (2005, "两千零五"),
        (2200, "两千二百"),
        (10010, "一万零一十"),
        (10300, "一万零三百"),
        (22000, "两万两千"),
        (110000, "十一万"),
        (203000, "二十万三千"),
        (100001234, "一亿零一千二百三十四"),
    ],
)
def test_a_number_is_said_as_a_native_speaker_says_it(number, words):
    assert chinese_number(number) == words


def test_two_is_liang_before_a_measure_word_only():
    assert (chinese_number(2, counting=True), chinese_number(12, counting=True)) == ("两", "十二")


@given(st.integers(0, 99_999_999))
def test_a_listener_hears_the_number_that_was_meant(number):
    assert heard(chinese_number(number)) == number


@given(st.integers(0, LIMIT - 1))
def test_what_is_said_is_read_back_as_the_same_number(number):
    assert read_chinese_number(chinese_number(number)) == number


@given(st.integers(0, LIMIT - 1))
def test_zero_never_stands_twice_nor_at_the_end(number):
    words = chinese_number(number)
    assert "零零" not in words
    assert number == 0 or not words.endswith("零")


@given(st.integers(0, LIMIT - 1))
def test_liang_never_stands_before_ten(number):
    assert "两十" not in chinese_number(number, counting=True)


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("一百五", 150),
        ("一百零五", 105),
        ("一千二", 1200),
        ("两万三", 23000),
        ("二〇二六", 2026),
        ("伍佰", 500),
        ("十十", None),
        ("", None),
        ("好", None),
    ],
)
def test_words_are_read_as_they_are_meant(words, number):
    assert read_chinese_number(words) == number


def test_numbers_in_a_sentence_become_figures():
    assert figures("十月十八号下午三点，百货") == "10月18号下午3点，百货"


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (7, "seven"),
        (85, "eighty-five"),
        (100, "one hundred"),
        (1280, "one thousand two hundred and eighty"),
        (2005, "two thousand and five"),
        (1_000_000, "one million"),
    ],
)
def test_an_english_number_has_its_british_and(number, words):
    assert english_number(number) == words


@given(st.integers(0, 99))
def test_english_words_of_a_clock_become_the_same_figures(number):
    assert english_figures(english_number(number)) == str(number)


@pytest.mark.parametrize(("number", "words"), [(1, "1st"), (2, "2nd"), (11, "11th"), (13, "13th"), (23, "23rd")])
def test_a_day_of_the_month_has_its_ending(number, words):
    assert ordinal(number) == words
