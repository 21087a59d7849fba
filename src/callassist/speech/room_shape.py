"""A flat's place as typed or heard → its parts: `3-2-1001`, `三栋二单元1001室`, `Building 3, Unit 2, Flat 1001`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from callassist.speech.chinese_numbers import figures
from callassist.speech.digits import fold
from callassist.speech.english_numbers import english_figures

_NUMBER = "[0-9]{1,4}"
_ROOM = "[0-9]{1,5}[A-Z]?|[A-Z][0-9]{1,4}"
_GAP = r"[\s,，、\-]*"

_CHINESE = re.compile(
    rf"(?:(?P<zone>[A-Z]|{_NUMBER}|[东南西北中])(?P<zone_word>区|期|弄){_GAP})?"
    rf"(?:(?P<building>[A-Z]?{_NUMBER}|[A-Z])(?P<building_word>栋|幢|号楼|座|号|#楼?){_GAP})?"
    rf"(?:(?P<unit>{_NUMBER}|[A-Z])单元{_GAP})?"
    rf"(?:(?P<floor>{_NUMBER})[楼层]{_GAP})?"
    rf"(?:(?P<number>{_ROOM})(?P<number_word>[室房户号]?))?"
)
_HYPHENS = re.compile(
    rf"(?P<building>[A-Z]?{_NUMBER}|[A-Z])(?P<building_word>号楼|[栋幢座#]?)"
    rf"(?:(?:(?<=[栋幢座楼#])|[-\s])(?P<unit>{_NUMBER})(?:-|\s)(?P<number>{_ROOM})|-(?P<only>[0-9]{{3,5}}[A-Z]?))[室房户号]?"
)
_ENGLISH = re.compile(
    rf"(?:(?P<zone_word>ZONE|PHASE|LANE) ?(?P<zone>[A-Z]|{_NUMBER}){_GAP})?"
    rf"(?:(?P<building_word>BUILDING|BLDG\.?|BLOCK|TOWER) ?(?P<building>[A-Z]?{_NUMBER}|[A-Z]){_GAP})?"
    rf"(?:UNIT ?(?P<unit>{_NUMBER}|[A-Z]){_GAP})?"
    rf"(?:FLOOR ?(?P<floor>{_NUMBER}){_GAP})?"
    rf"(?:(?P<number_word>FLAT|APARTMENT|APT\.?|ROOM)? ?(?P<number>{_ROOM}))?"
)
_BUILDING_WORDS = {"": "栋", "#": "栋", "#楼": "栋", "BUILDING": "栋", "BLDG": "栋", "BLOCK": "座", "TOWER": "座"}
_ZONE_WORDS = {"ZONE": "区", "PHASE": "期", "LANE": "弄"}
_SHORT = re.compile("[0-9]{1,2}")


@dataclass(frozen=True, slots=True)
class Room:
    """Where a flat is: zone, building, unit, floor and number, each empty when not told, with the estate's own words.

    `zone_word` is 区, 期 or 弄; `building_word` 栋, 幢, 号楼, 座 or 号, for an estate keeps the word it uses.
    """

    zone: str = ""
    zone_word: str = ""
    building: str = ""
    building_word: str = ""
    unit: str = ""
    floor: str = ""
    number: str = ""

    @property
    def is_short_number(self) -> bool:
        """Whether the flat's number is so short that it needs the word 室 to be understood."""
        return _SHORT.fullmatch(self.number) is not None


def read_room(text: str) -> Room | None:
    """Give the parts of a flat's place, or None when it has another shape and is best kept as typed."""
    typed = fold(text)
    chinese = figures(typed).upper()
    if re.search(r"(?:^|\D)(?:[-负]|地下)[0-9]+[楼层]", chinese):
        return None  # a floor below ground would be read as one above
    fit = _CHINESE.fullmatch(chinese) or _HYPHENS.fullmatch(chinese) or _ENGLISH.fullmatch(_english_upper(typed))
    return _room(fit.groupdict(default="")) if fit else None


def _room(parts: dict[str, str]) -> Room | None:
    number = parts["number"] or parts.get("only", "")
    building, word = parts["building"], parts.get("building_word", "").rstrip(".")
    if building.isalpha() and word in {"", "#", "#楼"}:
        word = "座"
    if not (building or number) or (_SHORT.fullmatch(number) and not (building or parts.get("number_word"))):
        return None  # a zone or a small number alone could mean anything
    zone_word = parts.get("zone_word", "")
    return Room(
        zone=parts.get("zone", ""),
        zone_word=_ZONE_WORDS.get(zone_word, zone_word),
        building=building,
        building_word=_BUILDING_WORDS.get(word, word) if building else "",
        unit=parts["unit"],
        floor=parts.get("floor", ""),
        number=number,
    )


def _english_upper(text: str) -> str:
    return english_figures(text.lower()).upper()
