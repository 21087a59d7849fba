from __future__ import annotations

import pytest

from callassist.lookup.bare import bare
from callassist.lookup.english import stem
from callassist.lookup.fold import folded, folded_query, has_han
from callassist.lookup.syllables import initials, letters, slipped, sounds, spelled


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("您 好，请 稍等！", "你好请稍等"),
        ("ＷｉＦｉ 密码", "wifi密码"),
        ("I'll  hold—OK?", "i will hold ok"),
        ("ask_leave", "ask leave"),
        ("cannot-answer-now", "can not answer now"),
        ("\x00\x1b🙂", ""),
        ("", ""),
    ],
)
def test_folding_keeps_what_counts(text: str, kept: str):
    assert folded(text) == kept


def test_a_query_is_looked_at_as_far_as_it_may_be_long():
    assert len(folded_query("等" * 10_000)) == 120
    assert len(folded_query("ﷺ" * 10_000)) <= 120


def test_han_is_told_from_letters():
    assert has_han("a等")
    assert not has_han("abc 12")
    assert not has_han("")


@pytest.mark.parametrize(("right", "wrong"), [("zhuang", "zuan"), ("sheng", "sen"), ("lan", "nan"), ("lv", "nu")])
def test_usual_slips_are_spelled_the_same(right: str, wrong: str):
    assert slipped(right) == slipped(wrong)


def test_a_text_has_a_sound_its_letters_and_its_initials():
    syllables = spelled("转12部")
    assert letters(syllables) == "zhuan12bu"
    assert initials(syllables) == "z12b"
    assert sounds(spelled("转接")) == sounds(spelled("专街"))
    assert sounds(spelled("转接")) != sounds(spelled("投诉"))


@pytest.mark.parametrize(
    ("one", "other"),
    [("waiting", "waits"), ("promised", "promising"), ("transferring", "transfers"), ("calls", "call")],
)
def test_words_of_one_stem_are_kin(one: str, other: str):
    assert stem(one) == stem(other)


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("请稍等。", "请稍等。"),
        ("{% if caller.name %}{{ caller.name }}，{% endif %}请稍等。", "请稍等。"),
        ("{% if a %}一{% else %}二{% endif %}三", "二三"),
        ("{% if a %}{% if b %}一{% endif %}二{% elif c %}三{% else %}四{% endif %}", "四"),
        ("{% if not a %}一{% endif %}二", "一二"),
        ('问{{ wanted | default("他") }}', "问他"),
        ('{{ a }}问{{ wanted | default("他") }}', "问他"),
        ("问{{ wanted | spoken }}吗{# 注 #}", "问吗"),
        ("坏的 {% if", "坏的 {% if"),
    ],
)
def test_a_bare_line_says_what_needs_no_call(source: str, said: str):
    assert bare(source) == said
