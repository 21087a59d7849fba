from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.packs import shipped

from callassist.speech.phone import say_phone
from callassist.training.said_value import digits, is_said, is_same
from callassist.training.typing_rate import rate

TODAY = date(2026, 10, 19)


@pytest.mark.parametrize(
    ("field", "value", "typed"),
    [
        ("phone", "13800000046", "138 0000 0046"),
        ("phone", "13800000046", "幺三八〇〇〇〇〇〇四六"),
        ("room", "3栋2单元1001", "3-2-1001"),
        ("surname", "张", "zhang"),
        ("visit_date", "2026-10-20", "明天"),
        ("visit_time", "下午三点", "15:00"),
        ("amount", "1280.50", "1280.5元"),
        ("matter", "厨房水管漏水", "厨房漏水"),
        ("matter", "电梯这个月停了三回", "电梯停三回"),
    ],
)
def test_what_is_meant_counts_not_how_it_is_spelled(field, value, typed):
    assert is_same(typed, value, field, shipped("zh").site, TODAY)


@pytest.mark.parametrize(
    ("field", "value", "typed"),
    [
        ("phone", "13800000046", "13800000064"),
        ("room", "3栋2单元1001", "3栋2单元1002"),
        ("surname", "张", "李"),
        ("matter", "厨房水管漏水", "电梯停了"),
        ("matter", "厨房水管漏水", "水"),
    ],
)
def test_another_value_is_not_taken_for_it(field, value, typed):
    assert not is_same(typed, value, field, shipped("zh").site, TODAY)


@given(st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True))
def test_a_number_read_out_is_heard(number):
    site = shipped("zh").site
    assert is_said(f"跟您对一下，{say_phone(number, 'zh')}，对吗？", number, "phone", site)
    assert not is_said(f"跟您对一下，{say_phone(number[:-1], 'zh')}，对吗？", number, "phone", site)


def test_english_digits_are_heard_however_they_are_said():
    assert digits("oh seven seven double oh, nine hundred").startswith("077009")
    assert digits("07700 900 123") == "07700900123"


def test_a_slip_costs_itself_and_not_what_follows():
    found = rate("请稍等我来查一下", "请少等我来查一下", 60_000)
    assert (found.right, found.a_minute) == (7, 7)


def test_too_little_typing_tells_nothing():
    assert rate("请稍等", "请", 2_000).a_minute == 0
