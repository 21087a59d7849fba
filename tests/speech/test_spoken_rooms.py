"""A flat's place for the ear and the eye."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callassist.speech.room import say_room, show_room
from callassist.speech.room_shape import Room, read_room

NUMBERS = st.integers(1, 99).map(str)
LETTERS = st.sampled_from("ABCDEFGH")
ROOMS = st.integers(101, 39999).map(str) | st.builds("{}{}".format, st.integers(1, 3999), LETTERS)


@pytest.mark.parametrize(
    "typed",
    [
        "3-2-1001",
        "3栋2单元1001",
        "三栋二单元1001室",
        "三栋二单元幺〇〇幺",
        "3#2-1001",
        "3栋2-1001",
        "3 2 1001",
        "３－２－１００１",
        "Building 3, Unit 2, Flat 1001",
        "building three unit two 1001",
    ],
)
def test_one_flat_has_one_normal_form(typed):
    assert show_room(typed, "zh") == "3栋2单元1001"
    assert show_room(typed, "en") == "Building 3, Unit 2, 1001"


def test_building_and_unit_are_numbers_and_the_flat_is_said_digit_by_digit():
    assert say_room("3-2-1001", "zh") == "三栋二单元幺〇〇幺"
    assert say_room("3-2-1001", "en") == "Building 3, Unit 2, one zero zero one"
    assert say_room("12栋1001", "zh") == "十二栋幺〇〇幺"


@pytest.mark.parametrize(
    ("typed", "shown", "spoken"),
    [
        ("3#1001", "3栋1001", "三栋幺〇〇幺"),
        ("B座1203", "B座1203", "B座幺二〇三"),
        ("b-1203", "B座1203", "B座幺二〇三"),
        ("A区5号楼1201", "A区5号楼1201", "A区五号楼幺二〇幺"),
        ("一期12幢1单元8", "1期12幢1单元8室", "一期十二幢一单元八室"),
        ("12弄3号1001室", "12弄3号1001", "十二弄三号幺〇〇幺"),
        ("3栋10楼1001", "3栋10楼1001", "三栋十楼幺〇〇幺"),
        ("108栋301", "108栋301", "幺〇八栋三〇幺"),
        ("12室", "12室", "十二室"),
        ("1001", "1001", "幺〇〇幺"),
        ("5号楼", "5号楼", "五号楼"),
        ("12B", "12B", "十二B"),
    ],
)
def test_the_estate_keeps_its_own_words(typed, shown, spoken):
    assert (show_room(typed, "zh"), say_room(typed, "zh")) == (shown, spoken)


@pytest.mark.parametrize(
    ("typed", "shown", "spoken"),
    [
        ("Flat 12B", "Flat 12B", "Flat 12B"),
        ("B座1203", "Block B, 1203", "Block B, one two zero three"),
        ("东区3栋101", "East Zone, Building 3, 101", "East Zone, Building 3, one zero one"),
        ("B1203", "Flat B1203", "Flat B one two zero three"),
        ("3栋2单元1001A", "Building 3, Unit 2, 1001A", "Building 3, Unit 2, one zero zero one A"),
        ("一期3栋8", "Phase 1, Building 3, Flat 8", "Phase 1, Building 3, Flat 8"),
    ],
)
def test_a_flat_has_an_english_form(typed, shown, spoken):
    assert (show_room(typed, "en"), say_room(typed, "en")) == (shown, spoken)


@pytest.mark.parametrize("typed", ["垃圾房旁边", "南门", "7", "3栋-1楼1001", "A区", "123456"])
def test_a_place_of_no_known_shape_is_kept_as_typed(typed):
    assert read_room(typed) is None
    assert show_room(typed, "zh") == typed


def test_the_numbers_of_an_unknown_place_are_said_all_the_same():
    assert say_room("3-12 后门", "zh") == "三杠十二 后门"
    assert say_room("3栋-1楼车库", "zh") == "三栋负一楼车库"


@given(
    st.builds(
        Room,
        zone=LETTERS,
        zone_word=st.sampled_from("区期"),
        building=NUMBERS | LETTERS,
        building_word=st.sampled_from(["栋", "幢", "座", "号楼"]),
        unit=st.just("") | NUMBERS,
        number=ROOMS,
    )
)
def test_what_is_said_or_shown_is_understood_as_the_same_flat(room):
    typed = f"{room.zone}{room.zone_word}{room.building}{room.building_word}"
    typed += (f"{room.unit}单元" if room.unit else "") + room.number
    assert read_room(typed) == room
    assert read_room(say_room(typed, "zh")) == room
    assert read_room(show_room(typed, "zh")) == room


@given(
    st.text("0123456789〇幺一二十百ABab区期弄栋座号楼单元室#-  ，flunit", max_size=16), st.sampled_from(["zh", "en"])
)
def test_showing_a_shown_flat_changes_nothing(text, lang):
    assert show_room(show_room(text, lang), lang) == show_room(text, lang)
