"""Telephone numbers for the ear, the eye and a stranger's eye."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callassist.speech.phone import mask_phone, say_phone, show_phone
from callassist.speech.phone_check import check_phone, phone_hint
from callassist.speech.phone_shape import even_groups, read_phone

MOBILES = st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True)
LANDLINES = st.from_regex(r"(010|02[0-9])[0-9]{8}|0[3-9][0-9]{9,10}", fullmatch=True)
DIGITS = st.text("0123456789", min_size=1, max_size=20)
ENGLISH = ("oh", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def heard_in_chinese(spoken):
    return "".join(str("〇幺二三四五六七八九".index(char)) for char in spoken if char != "，")


def heard_in_english(spoken):
    return "".join(str(ENGLISH.index(word)) for word in spoken.replace(",", "").split())


def test_a_mobile_number_is_said_in_groups_of_three_four_four():
    assert say_phone("13800000000", "zh") == "幺三八，〇〇〇〇，〇〇〇〇"
    assert say_phone("13800000000", "en") == "one three eight, oh oh oh oh, oh oh oh oh"


@pytest.mark.parametrize(
    "typed",
    [
        "138 0000 0000",
        "138-0000-0000",
        "+86 13800000000",
        "8613800000000",
        "0086-138-0000-0000",
        "013800000000",
        "１３８００００００００",
        "一三八零零零零零零零零",
        "幺三八，〇〇〇〇，〇〇〇〇",
    ],
)
def test_a_mobile_number_is_understood_however_it_is_typed(typed):
    assert check_phone(typed).digits == "13800000000"
    assert check_phone(typed).is_ok


@pytest.mark.parametrize(
    ("typed", "spoken", "shown"),
    [
        ("0571-88881234", "〇五七幺，八八八八，幺二三四", "0571 8888 1234"),
        ("(010)88881234", "〇幺〇，八八八八，幺二三四", "010 8888 1234"),
        ("+86 571 8888 1234", "〇五七幺，八八八八，幺二三四", "0571 8888 1234"),
        ("88881234", "八八八八，幺二三四", "8888 1234"),
        ("8888123", "八八八，八幺二三", "888 8123"),
        ("88881234转8021", "八八八八，幺二三四，转八〇二幺", "8888 1234 转8021"),
        ("0571-88881234-8021", "〇五七幺，八八八八，幺二三四，转八〇二幺", "0571 8888 1234 转8021"),
        ("转8021", "转八〇二幺", "转8021"),
        ("400-800-1234", "四〇〇，八〇〇，幺二三四", "400 800 1234"),
        ("12345", "幺二三四五", "12345"),
        ("+852 2345 6789", "加八五二，二三四五，六七八九", "+852 2345 6789"),
        ("123456789", "幺二三，四五六，七八九", "123 456 789"),
    ],
)
def test_every_shape_of_number_has_its_own_groups(typed, spoken, shown):
    assert say_phone(typed, "zh") == spoken
    assert show_phone(typed) == shown


def test_an_extension_is_named_in_english():
    assert say_phone("12345 ext 80", "en") == "one two three four five, extension eight oh"
    assert show_phone("88881234-80", "en") == "8888 1234 ext 80"


def test_words_around_a_number_stay():
    assert say_phone("王先生 13800000000", "zh") == "王先生 幺三八，〇〇〇〇，〇〇〇〇"
    assert mask_phone("13800000000/13900000000") == "138****0000/139****0000"
    assert say_phone("不方便留", "zh") == "不方便留"


def test_a_number_without_a_known_shape_is_said_in_threes_and_fours():
    assert even_groups("1234567890") == ("123", "456", "7890")


@given(st.text("0123456789", min_size=6, max_size=40))
def test_even_groups_keep_every_digit_and_are_never_longer_than_four(digits):
    groups = even_groups(digits)
    assert "".join(groups) == digits
    assert all(3 <= len(group) <= 4 for group in groups)


@given(DIGITS)
def test_the_listener_writes_down_the_same_digits(digits):
    dialled = check_phone(digits).digits
    if not dialled.startswith("+"):
        assert heard_in_chinese(say_phone(digits, "zh")) == dialled
        assert heard_in_english(say_phone(digits, "en")) == dialled


@given(MOBILES | LANDLINES)
def test_what_is_said_or_shown_is_understood_as_the_same_number(number):
    assert check_phone(say_phone(number, "zh")) == check_phone(number)
    assert check_phone(show_phone(number)) == check_phone(number)
    assert check_phone(number).is_ok


@given(st.from_regex(r"\+?[0-9]{1,20}(转[0-9]{1,6})?", fullmatch=True))
def test_showing_a_shown_number_changes_nothing(text):
    assert show_phone(show_phone(text)) == show_phone(text)


def test_a_mobile_number_is_masked_in_its_middle():
    assert mask_phone("13800000000") == "138****0000"


@pytest.mark.parametrize(
    ("typed", "masked"),
    [
        ("0571-88881234", "0571****1234"),
        ("88881234", "****1234"),
        ("8888123", "***8123"),
        ("12345", "***45"),
        ("8021", "****"),
        ("88881234转8021", "****1234转****"),
        ("+852 2345 6789", "+852 ****6789"),
    ],
)
def test_other_numbers_keep_only_what_helps_to_know_them_again(typed, masked):
    assert mask_phone(typed) == masked


@given(MOBILES, st.sampled_from(["{}", "王 {}", "{} 转 12", "电话{}。"]))
def test_the_middle_of_a_mobile_number_is_always_hidden(number, around):
    masked = mask_phone(around.format(number))
    assert f"{number[:3]}****{number[-4:]}" in masked


@pytest.mark.parametrize(
    ("typed", "reason", "off", "zh"),
    [
        ("1380000000", "missing", 1, "还差一位"),
        ("138000000", "missing", 2, "还差两位"),
        ("138000000000", "over", 1, "多了一位"),
        ("0571888812", "missing", 1, "还差一位"),
        ("010888812345", "over", 1, "多了一位"),
        ("400123456", "missing", 1, "还差一位"),
        ("234567", "missing", 1, "还差一位"),
        ("3800000000", "missing", 1, "还差一位"),
        ("12", "too_short", 0, "太短了，不像电话号码"),
        ("12345678901", "odd_start", 0, "开头不像电话号码，再对一下"),
        ("13800王", "not_digits", 0, "不全是数字，再对一下"),
        ("  ", "empty", 0, ""),
        ("13800000000", "ok", 0, ""),
        ("95598", "ok", 0, ""),
        ("110", "ok", 0, ""),
    ],
)
def test_what_is_wrong_with_a_number_is_told_in_few_words(typed, reason, off, zh):
    check = check_phone(typed)
    assert (check.reason, check.off, phone_hint(check, "zh")) == (reason, off, zh)


def test_the_english_hint_counts_its_digits():
    assert phone_hint(check_phone("1380000000"), "en") == "one digit missing"
    assert phone_hint(check_phone("138000000"), "en") == "two digits missing"


@given(MOBILES, st.integers(0, 10))
def test_a_mobile_number_without_one_digit_lacks_one(number, place):
    rest = number[:place] + number[place + 1 :]
    if rest.startswith(tuple(f"1{digit}" for digit in "3456789")):
        assert (check_phone(rest).reason, check_phone(rest).off) == ("missing", 1)


@given(st.text())
def test_any_text_is_read_or_left(text):
    phone = read_phone(text)
    assert phone is None or phone.digits or phone.extension
