"""Chinese surnames and forms of address."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypinyin import Style, pinyin

from callassist.speech.address import address, roman
from callassist.speech.surname_sounds import NEAR, TAKEN_FOR
from callassist.speech.surname_table import SURNAMES
from callassist.speech.surnames import alike, candidates, describe, find_surname, surname_of, tell_apart

WRITTEN = [written for written, _, _ in SURNAMES]


@pytest.mark.parametrize(
    ("surname", "told"),
    [
        ("张", "弓长张"),
        ("章", "立早章"),
        ("李", "木子李"),
        ("王", "三横一竖的王"),
        ("陈", "耳东陈"),
        ("吴", "口天吴"),
        ("徐", "双人徐"),
        ("许", "言午许"),
        ("黄", "草头黄"),
        ("江", "三点水的江"),
        ("蒋", "草头蒋"),
        ("欧阳", "欧洲的欧，太阳的阳"),
    ],
)
def test_a_surname_is_told_in_the_words_everybody_knows(surname, told):
    assert describe(surname) == told


def test_no_surname_stands_twice():
    assert len(set(WRITTEN)) == len(WRITTEN)


def test_no_two_surnames_are_told_in_the_same_words():
    assert len({told for _, _, told in SURNAMES}) == len(SURNAMES)


@pytest.mark.parametrize(("written", "sounds", "told"), SURNAMES, ids=WRITTEN)
def test_the_words_end_in_the_surname_and_every_sound_is_in_the_dictionary(written, sounds, told):
    assert told.endswith(written[-1])
    assert all(char in told for char in written)
    for sound in sounds.split("/"):
        syllables = sound.split()
        assert len(syllables) == len(written)
        for char, syllable in zip(written, syllables, strict=True):
            assert syllable in pinyin(char, style=Style.TONE3, heteronym=True)[0]


def test_every_surname_mixed_up_by_accent_is_known():
    assert {*"".join(NEAR), *TAKEN_FOR, *"".join(TAKEN_FOR.values())} <= set(WRITTEN)


@pytest.mark.parametrize(
    ("surname", "question"),
    [
        ("张", "是弓长张，还是立早章？"),
        ("章", "是立早章，还是弓长张？"),
        ("zhang", "是弓长张，还是立早章？"),
        ("黄", "是草头黄，还是三横一竖的王？"),
        ("徐", "是双人徐，还是言午许？"),
        ("吴", "是口天吴，武术的武，还是队伍的伍？"),
        ("陈", "是耳东陈，工程的程，还是成功的成？"),
        ("何", "是人可何，还是祝贺的贺？"),
        ("赵", "是赵钱孙李的赵，对吗？"),
        ("褒", ""),
    ],
)
def test_the_question_names_the_surnames_it_could_be(surname, question):
    assert tell_apart(surname) == question


@pytest.mark.parametrize(
    "group",
    [
        *("张章", "黄王", "吴伍武", "徐许", "江姜蒋", "程陈成", "林凌蔺", "余于俞喻"),
        *("刘柳", "肖萧", "付傅", "阎严颜闫", "何贺"),
    ],
)
def test_surnames_that_sound_alike_know_of_each_other(group):
    for surname in group:
        assert set(group) - {surname} <= set(alike(surname))


@given(st.sampled_from(WRITTEN))
def test_a_surname_is_never_alike_to_itself(surname):
    assert surname not in alike(surname)


@given(st.sampled_from(WRITTEN))
def test_every_surname_is_found_by_its_sound(surname):
    known = find_surname(surname)
    assert known is not None
    assert all(surname in candidates(sound) for sound in (*known.sounds, *known.syllables))


@pytest.mark.parametrize(
    ("sound", "found"),
    [
        ("zhang", ("张", "章")),
        ("Zhāng", ("张", "章")),
        ("wu3", ("武", "伍")),
        ("lǚ", ("吕",)),
        ("lyu", ("吕",)),
        ("lv", ("吕",)),
        ("ouyang", ("欧阳",)),
        ("ou yang", ("欧阳",)),
        ("xyz", ()),
        ("", ()),
    ],
)
def test_pinyin_gives_its_surnames_the_commonest_first(sound, found):
    assert candidates(sound) == found


@pytest.mark.parametrize(("name", "surname"), [("欧阳小明", "欧阳"), ("张三", "张"), ("小明", ""), ("", "")])
def test_a_name_begins_with_its_surname_the_longer_one_first(name, surname):
    assert surname_of(name) == surname


@pytest.mark.parametrize(
    ("surname", "title", "zh", "en"),
    [
        ("张", "女士", "张女士", "Ms Zhang"),
        ("张", "ms", "张女士", "Ms Zhang"),
        ("吕", "先生", "吕先生", "Mr Lyu"),
        ("欧阳", "Mr.", "欧阳先生", "Mr Ouyang"),
        ("李", "阿姨", "李阿姨", "Ms Li"),
        ("李", "大爷", "李大爷", "Mr Li"),
        ("smith", "Mr", "Smith 先生", "Mr Smith"),
        ("", "女士", "女士", "madam"),
        ("张", "", "", ""),
        ("张", "师傅", "张师傅", ""),
        ("Zhang", "Captain", "Zhang Captain", "Captain Zhang"),
    ],
)
def test_a_caller_is_addressed_politely_or_not_at_all(surname, title, zh, en):
    assert (address(surname, title, "zh"), address(surname, title, "en")) == (zh, en)


def test_a_name_typed_in_small_letters_gets_its_capitals():
    assert roman("o'brien-smith") == "O'Brien-Smith"
    assert roman("McKay") == "McKay"
