"""A flat's place for the ear and the eye: `三栋二单元幺〇〇幺`, `3栋2单元1001`."""

from __future__ import annotations

import re

from callassist.language import Lang
from callassist.speech.chinese_numbers import chinese_number
from callassist.speech.digits import fold, say_digits
from callassist.speech.room_shape import Room, read_room

_EN_WORDS = {"区": "Zone", "期": "Phase", "弄": "Lane", "座": "Block"}
_EN_SIDES = {"东": "East", "南": "South", "西": "West", "北": "North", "中": "Central"}
_BELOW_GROUND = re.compile("-(?=[0-9]+[楼层])")
_BAR = re.compile("(?<=[0-9A-Za-z])-(?=[0-9A-Za-z])")
_LONG_NUMBER = re.compile("[0-9]{3,}")
_NUMBER = re.compile("[0-9]+")
_COUNTED = 2  # numbers up to two digits are said as numbers, longer ones digit by digit


def say_room(text: str, lang: Lang) -> str:
    """Give a flat's place as it is said; one of no known shape keeps its words and only its numbers are said."""
    room = read_room(text)
    shown = fold(text) if room is None else _show(room, lang)
    if lang == "zh":
        spoken = _BAR.sub("杠", _BELOW_GROUND.sub("负", shown))
        return _NUMBER.sub(lambda number: _say_chinese(number[0]), spoken)
    return _LONG_NUMBER.sub(_say_english, shown)


def show_room(text: str, lang: Lang) -> str:
    """Give a flat's place in its normal form: `3栋2单元1001`, `Building 3, Unit 2, 1001`; as typed if not understood."""
    room = read_room(text)
    return fold(text) if room is None else _show(room, lang)


def _show(room: Room, lang: Lang) -> str:
    return _chinese(room) if lang == "zh" else _english(room)


def _chinese(room: Room) -> str:
    number = room.number + ("室" if room.is_short_number else "")
    unit = f"{room.unit}单元" if room.unit else ""
    floor = f"{room.floor}楼" if room.floor else ""
    return f"{room.zone}{room.zone_word}{room.building}{room.building_word}{unit}{floor}{number}"


def _english(room: Room) -> str:
    parts = []
    if room.zone in _EN_SIDES:
        parts.append(f"{_EN_SIDES[room.zone]} {_EN_WORDS[room.zone_word]}")
    elif room.zone:
        parts.append(f"{_EN_WORDS[room.zone_word]} {room.zone}")
    if room.building:
        parts.append(f"{_EN_WORDS.get(room.building_word, 'Building')} {room.building}")
    if room.unit:
        parts.append(f"Unit {room.unit}")
    if room.floor:
        parts.append(f"Floor {room.floor}")
    if room.number:
        alone = not parts and not room.number.isdigit()
        parts.append(f"Flat {room.number}" if room.is_short_number or alone else room.number)
    return ", ".join(parts)


def _say_chinese(number: str) -> str:
    if len(number) > _COUNTED or number.startswith("0"):
        return say_digits(number, "zh")
    return chinese_number(int(number))


def _say_english(number: re.Match[str]) -> str:
    before, after = number.string[: number.start()][-1:], number.string[number.end() :][:1]
    return " " * before.isalpha() + say_digits(number[0], "en") + " " * after.isalpha()
