from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callassist.content.values import Pack
from callassist.lookup.index import Index
from callassist.lookup.search import search
from callassist.lookup.values import Hit

_CHINESE = [
    ("等待", "hold"),
    ("等", "hold"),
    ("等侍", "hold"),
    ("灯带", "hold"),
    ("dengdai", "hold"),
    ("deng dai", "hold"),
    ("dendai", "hold"),
    ("DENGD", "hold"),
    ("dd", "hold"),
    ("等dai", "hold"),
    ("hold", "hold"),
    ("投诉", "complaint"),
    ("投述", "complaint"),
    ("tousu", "complaint"),
    ("ts", "complaint"),
    ("投訴", "complaint"),
    ("投诉回访", "complaint-follow-up"),
    ("转接", "transfer"),
    ("zuanjie", "transfer"),
    ("zhuang jie", "transfer"),
    ("报修", "repair-request"),
    ("baoxiu", "repair-request"),
    ("骂人", "rude-caller"),
    ("他一直骂人", "rude-caller"),
    ("cannot-answer-now", "cannot-answer-now"),
]
_ENGLISH = [
    ("hold", "hold"),
    ("Hold!", "hold"),
    ("hol", "hold"),
    ("ho", "hold"),
    ("hodl", "hold"),
    ("complaint", "complaint"),
    ("complant", "complaint"),
    ("transferring", "transfer"),
    ("wrong numbr", "wrong-number"),
    ("caller angry", "angry-caller"),
    ("cannot answer now", "cannot-answer-now"),
]
_INPUTS = st.one_of(
    st.text(),
    st.text(alphabet="等待投诉您好dengdai '\u3000\x00\ud800🙂é。"),
    st.text(alphabet="abcdehilnoprstz -_/"),
)


@pytest.mark.parametrize(("query", "flow"), _CHINESE)
def test_a_chinese_query_finds_its_flow_first(zh_index: Index, query: str, flow: str):
    assert _first(zh_index, query) == flow


@pytest.mark.parametrize(("query", "flow"), _ENGLISH)
def test_an_english_query_finds_its_flow_first(en_index: Index, query: str, flow: str):
    assert _first(en_index, query) == flow


def test_every_flow_is_found_by_its_title_and_its_id(zh: Pack, zh_index: Index, en: Pack, en_index: Index):
    for pack, index in ((zh, zh_index), (en, en_index)):
        for flow in pack.flows.values():
            assert _first(index, flow.title) == flow.id
            assert flow.id in _flows(search(index, flow.id))


def test_every_beginning_of_a_title_gives_something(zh: Pack, zh_index: Index, en: Pack, en_index: Index):
    for pack, index, least in ((zh, zh_index, 1), (en, en_index, 2)):
        for flow in pack.flows.values():
            for end in range(least, len(flow.title) + 1):
                assert search(index, flow.title[:end]), flow.title[:end]


def test_every_beginning_of_hold_in_pinyin_shows_hold_among_the_first(zh_index: Index):
    for end in range(2, len("dengdai") + 1):
        assert "hold" in _flows(search(zh_index, "dengdai"[:end])[:3])


def test_a_phrase_is_found_by_its_words_its_sound_its_initials_and_inside_a_sentence(zh: Pack, zh_index: Index):
    assert "busy-call-later" in zh.phrases
    for query in (
        "我忙着你等下打来",
        "我芒着你等下打来",
        "womangzhenidengxiadalai",
        "wmzndxdl",
        "我跟他说我忙着你等下打来就挂了",
    ):
        found = [hit.entry for hit in search(zh_index, query) if hit.entry.kind == "phrase"]
        assert found[0].id == "busy-call-later", query


def test_a_desk_is_found_by_its_name_and_by_what_it_does(zh: Pack, zh_index: Index):
    for desk in zh.site.departments.values():
        hits = search(zh_index, desk.name)
        assert (hits[0].entry.kind, hits[0].entry.id) == ("department", desk.id)
    assert any(hit.entry.kind == "department" for hit in search(zh_index, "垃圾"))


def test_a_flow_comes_before_its_steps_when_both_are_as_good(zh_index: Index, en_index: Index):
    for index, query in ((zh_index, "hold"), (en_index, "hold"), (zh_index, "投诉"), (en_index, "complaint")):
        kinds = [hit.entry.kind for hit in search(index, query)]
        assert kinds[0] == "flow"
        assert "step" in kinds


def test_what_is_exact_comes_before_what_is_alike(zh_index: Index):
    hits = search(zh_index, "等待", 50)
    assert hits[0].score == 100.0
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_the_text_that_was_matched_is_given_as_it_is_written(zh_index: Index):
    assert search(zh_index, "dengdai")[0].matched == "等待"


def test_the_limit_is_kept(zh_index: Index):
    assert len(search(zh_index, "您", 3)) == 3
    assert search(zh_index, "您", 0) == []


@pytest.mark.parametrize("query", ["", " ", "。！？", "\x00\x1b[2J", "🙂🙂", "\ud800", "----", "qxqxqxqx"])
def test_what_means_nothing_gives_nothing(zh_index: Index, en_index: Index, query: str):
    assert search(zh_index, query) == []
    assert search(en_index, query) == []


@pytest.mark.parametrize("query", ["等" * 10_000, "deng" * 2_500, "投诉 hold " * 1_000, "\x00" * 10_000, "ﷺ" * 10_000])
def test_ten_thousand_characters_are_answered(zh_index: Index, en_index: Index, query: str):
    search(zh_index, query)
    search(en_index, query)


@given(query=_INPUTS)
def test_any_string_is_answered_and_twice_the_same(zh_index: Index, en_index: Index, query: str):
    for index in (zh_index, en_index):
        hits = search(index, query)
        assert len(hits) <= 12
        assert len({(hit.entry.kind, hit.entry.id) for hit in hits}) == len(hits)
        assert all(50 <= hit.score <= 100 for hit in hits)
        assert search(index, query) == hits


def _first(index: Index, query: str) -> str:
    hits = search(index, query)
    assert hits, query
    return hits[0].entry.id if hits[0].entry.kind == "flow" else f"{hits[0].entry.kind} {hits[0].entry.id}"


def _flows(hits: list[Hit]) -> list[str]:
    return [hit.entry.id for hit in hits if hit.entry.kind == "flow"]
