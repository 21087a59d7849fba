"""One door to every kind of read-back, and names spelled for the ear."""

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callassist.speech.phone import mask_phone
from callassist.speech.readback import KINDS, ReadBack, readback
from callassist.speech.spelling import spell

TODAY = date(2026, 10, 14)
# Random text seldom comes near a number or a day; these characters often do.
TELLING = st.text(
    "0123456789零〇幺一二两三十百千万栋单元号楼室区点半刻元块毛年月日周明今晚上下转加+-#:./,，() \x1b\x00abx",
    max_size=30,
)
ANYTHING = st.text() | TELLING


@pytest.mark.parametrize(
    ("value", "kind", "expected"),
    [
        ("13800000000", "phone", ReadBack("138 0000 0000", "幺三八，〇〇〇〇，〇〇〇〇")),
        ("1380000000", "phone", ReadBack("138 0000 000", "幺三八，〇〇〇〇，〇〇〇", "还差一位")),
        ("3-2-1001", "room", ReadBack("3栋2单元1001", "三栋二单元幺〇〇幺")),
        ("张", "surname", ReadBack("张", "弓长张", "是弓长张，还是立早章？")),
        ("张三", "surname", ReadBack("张三", "张三，弓长张", "是弓长张，还是立早章？")),
        ("zhang", "surname", ReadBack("zhang", "zhang", "是弓长张，还是立早章？")),
        ("赵", "surname", ReadBack("赵", "赵钱孙李的赵")),
        ("Ian", "surname", ReadBack("Ian", "Ian", "I，A，N")),
        ("10-18", "date", ReadBack("10月18日（周日）", "十月十八号，星期日")),
        ("9:30", "time", ReadBack("09:30", "上午九点半")),
        ("9.30", "time", ReadBack("9.30", "9.30")),
        ("1280.50", "amount", ReadBack("1,280.50元", "一千二百八十块五")),
        ("改天再说", "date", ReadBack("改天再说", "改天再说")),
        ("厨房漏水", "note", ReadBack("厨房漏水", "厨房漏水")),
        ("13800000000", "text", ReadBack("13800000000", "13800000000")),
        ("no such kind", "??", ReadBack("no such kind", "no such kind")),
        ("  ", "phone", ReadBack("", "")),
    ],
)
def test_a_value_is_read_back_by_its_kind(value, kind, expected):
    assert readback(value, kind, "zh", today=TODAY) == expected


def test_an_english_surname_is_spelled_in_the_hint():
    found = readback("smith", "surname", "en", today=TODAY)
    assert found == ReadBack("Smith", "Smith", "S for Sierra, M for Mike, I for India, T for Tango, H for Hotel")
    assert readback("张", "surname", "en", today=TODAY).shown == "Zhang"


def test_the_letter_of_a_flat_is_spelled_in_the_hint():
    assert readback("12B", "room", "en", today=TODAY) == ReadBack("Flat 12B", "Flat 12B", "B for Bravo")
    assert readback("B座1203", "room", "en", today=TODAY).hint == "B for Bravo"


@given(ANYTHING, st.sampled_from(KINDS) | st.text(), st.sampled_from(["zh", "en"]), st.dates())
def test_any_text_is_read_back_as_safe_lines(value, kind, lang, today):
    found = readback(value, kind, lang, today=today)
    for line in (found.shown, found.spoken, found.hint):
        assert not any(unicodedata.category(char) in {"Cc", "Cs", "Zl", "Zp"} for char in line)
    assert bool(found.shown) == bool(found.spoken)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("value", ["9" * 9999, "十" * 9999, "1-" * 5000, "-" * 9999, "万亿" * 5000, "a " * 5000])
def test_an_endless_text_is_read_back_too(kind, value):
    assert readback(value, kind, "zh", today=TODAY).shown


@given(ANYTHING)
def test_masking_never_shows_more_digits_than_there_were(text):
    assert sum(char.isdigit() for char in mask_phone(text)) <= sum(
        char.isdigit() for char in unicodedata.normalize("NFKC", text)
    ) + sum(char in "零〇○一幺壹么二两贰三叁四肆五伍六陆七柒八捌九玖" for char in text)


@pytest.mark.parametrize(
    ("text", "zh", "en"),
    [
        ("B-7", "B，横杠，七", "B for Bravo, dash, seven"),
        ("a1 0", "A，幺，〇", "A for Alfa, one, zero"),
        ("é@x", "E，艾特，X", "E for Echo, at, X for X-ray"),
        ("", "", ""),
    ],
)
def test_a_code_is_spelled_letter_by_letter(text, zh, en):
    assert (spell(text, "zh"), spell(text, "en")) == (zh, en)
