"""Days, times of day and both together."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callassist.speech.date_reading import nearest, read_date
from callassist.speech.date_saying import say_date, show_date
from callassist.speech.time_reading import read_time
from callassist.speech.time_saying import say_time, show_time
from callassist.speech.when import When, read_when, say_when, show_when

TODAY = date(2026, 10, 14)  # a Wednesday
LANGS = st.sampled_from(["zh", "en"])
DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))
TIMES = st.builds(time, st.integers(0, 23), st.integers(0, 59))


def test_a_day_is_said_with_its_weekday():
    assert say_date(date(2026, 10, 18), "zh", today=TODAY) == "十月十八号，星期日"
    assert say_date(date(2026, 10, 18), "en", today=TODAY) == "Sunday the 18th of October"


@pytest.mark.parametrize(
    ("day", "zh", "en"),
    [
        (12, "前天，十月十二号，星期一", "Monday the 12th of October"),
        (13, "昨天，十月十三号，星期二", "yesterday, Tuesday the 13th of October"),
        (14, "今天，十月十四号，星期三", "today, Wednesday the 14th of October"),
        (15, "明天，十月十五号，星期四", "tomorrow, Thursday the 15th of October"),
        (16, "后天，十月十六号，星期五", "Friday the 16th of October"),
    ],
)
def test_a_near_day_is_told_from_today(day, zh, en):
    there = date(2026, 10, day)
    assert (say_date(there, "zh", today=TODAY), say_date(there, "en", today=TODAY)) == (zh, en)


def test_the_year_is_said_only_where_it_could_be_mistaken():
    assert say_date(date(2027, 1, 3), "zh", today=TODAY) == "一月三号，星期日"
    assert say_date(date(2028, 2, 2), "zh", today=TODAY) == "二〇二八年二月二号，星期三"
    assert say_date(date(2028, 2, 2), "en", today=TODAY) == "Wednesday the 2nd of February 2028"


def test_a_day_is_shown_short():
    assert show_date(date(2026, 10, 18), "zh", today=TODAY) == "10月18日（周日）"
    assert show_date(date(2027, 1, 3), "zh", today=TODAY) == "2027年1月3日（周日）"
    assert show_date(date(2026, 10, 18), "en", today=TODAY) == "Sun 18 Oct"


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2026-10-18", date(2026, 10, 18)),
        ("2026/10/18", date(2026, 10, 18)),
        ("20261018", date(2026, 10, 18)),
        ("10-18", date(2026, 10, 18)),
        ("10/18", date(2026, 10, 18)),
        ("18/10", date(2026, 10, 18)),
        ("１０－１８", date(2026, 10, 18)),
        ("10月18日", date(2026, 10, 18)),
        ("十月十八号", date(2026, 10, 18)),
        ("二〇二六年十月十八日", date(2026, 10, 18)),
        ("10月18日（周日）", date(2026, 10, 18)),
        ("18号", date(2026, 10, 18)),
        ("1号", date(2026, 10, 1)),
        ("30号", date(2026, 9, 30)),
        ("下个月3号", date(2026, 11, 3)),
        ("1-5", date(2027, 1, 5)),
        ("今天", TODAY),
        ("明天", date(2026, 10, 15)),
        ("大后天", date(2026, 10, 17)),
        ("周三", TODAY),
        ("周二", date(2026, 10, 20)),
        ("星期天", date(2026, 10, 18)),
        ("礼拜六", date(2026, 10, 17)),
        ("这周二", date(2026, 10, 13)),
        ("下周三", date(2026, 10, 21)),
        ("下个星期三", date(2026, 10, 21)),
        ("下下周一", date(2026, 10, 26)),
        ("上周五", date(2026, 10, 9)),
        ("三天后", date(2026, 10, 17)),
        ("两周以后", date(2026, 10, 28)),
        ("tomorrow", date(2026, 10, 15)),
        ("the day after tomorrow", date(2026, 10, 16)),
        ("Wed", TODAY),
        ("next Wed", date(2026, 10, 21)),
        ("Thursday", date(2026, 10, 15)),
        ("Oct 18th", date(2026, 10, 18)),
        ("18 October 2027", date(2027, 10, 18)),
        ("Sunday the 18th of October", date(2026, 10, 18)),
        ("in 2 weeks", date(2026, 10, 28)),
        ("29 Feb 2028", date(2028, 2, 29)),
    ],
)
def test_a_day_is_understood_as_people_write_it(typed, day):
    assert read_date(typed, TODAY) == day


@pytest.mark.parametrize(
    "typed",
    ["", "2-30", "13月1日", "周八", "改天", "2026-02-29", "10月18日周一", "明天，10月18日", "10月", "x" * 99],
)
def test_what_is_no_day_or_contradicts_itself_is_not_understood(typed):
    assert read_date(typed, TODAY) is None


def test_a_day_at_the_end_of_all_days_is_no_trouble():
    assert read_date("下下周一", date.max) is None
    assert read_date("上周一", date.min) is None
    assert nearest(1, 1, date.max) == date(9999, 1, 1)


@given(DAYS, DAYS, LANGS)
def test_a_day_said_or_shown_is_understood_as_the_same_day(day, today, lang):
    assert read_date(say_date(day, lang, today=today), today) == day
    assert read_date(show_date(day, lang, today=today), today) == day


@given(DAYS)
def test_a_day_without_its_year_is_never_more_than_half_a_year_away(day):
    found = nearest(day.month, day.day, TODAY)
    assert found is None or abs((found - TODAY).days) <= 183


@pytest.mark.parametrize(
    ("at", "zh", "en"),
    [
        (time(9, 30), "上午九点半", "half past nine in the morning"),
        (time(0, 20), "凌晨零点二十分", "twenty past twelve at night"),
        (time(2, 5), "凌晨两点零五分", "five past two in the morning"),
        (time(7, 0), "早上七点", "seven o'clock in the morning"),
        (time(12, 0), "中午十二点", "twelve noon"),
        (time(14, 45), "下午两点四十五分", "quarter to three in the afternoon"),
        (time(18, 37), "晚上六点三十七分", "six thirty-seven in the evening"),
        (time(22, 0), "晚上十点", "ten o'clock at night"),
        (time(0, 0), "凌晨零点", "midnight"),
    ],
)
def test_a_time_is_said_with_its_part_of_the_day(at, zh, en):
    assert (say_time(at, "zh"), say_time(at, "en")) == (zh, en)


@given(TIMES, LANGS)
def test_a_time_said_or_shown_is_understood_as_the_same_time(at, lang):
    assert read_time(say_time(at, lang)) == at
    assert read_time(show_time(at)) == at


@pytest.mark.parametrize(
    ("typed", "at"),
    [
        ("9:30", time(9, 30)),
        ("９：３０", time(9, 30)),
        ("九点半", time(9, 30)),
        ("9点钟", time(9)),
        ("九点一刻", time(9, 15)),
        ("三点", time(15)),
        ("3:00", time(3)),
        ("下午3点", time(15)),
        ("下午 3:30", time(15, 30)),
        ("晚上八点", time(20)),
        ("中午十二点半", time(12, 30)),
        ("中午一点", time(13)),
        ("凌晨十二点", time(0)),
        ("半夜两点", time(2)),
        ("9am", time(9)),
        ("9:30 p.m.", time(21, 30)),
        ("12:30 am", time(0, 30)),
        ("quarter to one", time(12, 45)),
        ("three o'clock", time(15)),
        ("noon", time(12)),
    ],
)
def test_a_time_is_understood_as_people_write_it(typed, at):
    assert read_time(typed) == at


@pytest.mark.parametrize("typed", ["", "9", "9:75", "25:00", "晚上十二点", "上午三点", "31点", "下午", "half 5 past 9"])
def test_what_is_no_time_or_could_be_two_is_not_understood(typed):
    assert read_time(typed) is None


@pytest.mark.parametrize(
    ("typed", "when"),
    [
        ("今晚八点", When(TODAY, time(20))),
        ("明早9点", When(date(2026, 10, 15), time(9))),
        ("周三三点", When(TODAY, time(15))),
        ("周三十点", When(TODAY, time(10))),
        ("下周三上午9:30", When(date(2026, 10, 21), time(9, 30))),
        ("10-18 9:30", When(date(2026, 10, 18), time(9, 30))),
        ("2026-10-18T09:30", When(date(2026, 10, 18), time(9, 30))),
        ("tomorrow at half past nine", When(date(2026, 10, 15), time(9, 30))),
        ("tonight at 8", When(TODAY, time(20))),
        ("tonight 8pm", When(TODAY, time(20))),
        ("明天", When(date(2026, 10, 15))),
        ("九点", When(at=time(9))),
        ("今晚", None),
        ("今晚十二点", None),
        ("尽快", None),
    ],
)
def test_a_day_and_a_time_are_understood_together_or_left_alone(typed, when):
    assert read_when(typed, TODAY) == when


def test_a_day_and_a_time_are_said_in_this_order():
    tonight = When(TODAY, time(20))
    assert say_when(tonight, "zh", today=TODAY) == "今天，十月十四号，星期三，晚上八点"
    assert show_when(tonight, "zh", today=TODAY) == "10月14日（周三）20:00"
    assert show_when(tonight, "en", today=TODAY) == "Wed 14 Oct 20:00"


@given(DAYS, TIMES, LANGS)
def test_a_day_and_a_time_said_or_shown_are_understood_as_the_same(day, at, lang):
    when = When(day, at)
    assert read_when(say_when(when, lang, today=TODAY), TODAY) == when
    assert read_when(show_when(when, lang, today=TODAY), TODAY) == when
