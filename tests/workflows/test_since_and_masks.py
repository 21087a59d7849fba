"""From when on, and numbers that nobody can ring."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.call.small_pack import HOUR, MONDAY

from callassist.clock import local, seat_offset
from callassist.errors import WrongUse
from callassist.workflows.masked_number import masked
from callassist.workflows.since import since


def test_a_span_is_so_long_before_now_and_nothing_is_everything():
    assert since("7d", MONDAY) == MONDAY - 7 * 24 * HOUR
    assert since("12h", MONDAY) == MONDAY - 12 * HOUR
    assert since("", MONDAY) == 0
    assert since("999999d", MONDAY) == 0


@given(st.dates())
def test_a_day_is_its_beginning_on_the_seats_own_clock(day):
    try:
        found = since(day.isoformat(), MONDAY)
    except WrongUse:
        assert day.year in {1, 9999}
        return
    if day.year >= 1980:
        assert local(found, seat_offset(found)).date() == day


@pytest.mark.parametrize("text", ["yesterday", "2026-13-01", "2026-1-1", "7", "-7d", "20261101", "7d "[:1]])
def test_anything_else_is_refused(text):
    with pytest.raises(WrongUse):
        since(text, MONDAY)


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("13812340000", "138****0000"),
        ("+86 138-1234-0000", "861****0000"),
        ("0755-1234567", "075****4567"),
        ("1234567", "12****67"),
        ("8021", "****"),
        ("", ""),
        ("unknown", ""),
    ],
)
def test_a_number_keeps_its_ends_only(number, shown):
    assert masked(number) == shown
