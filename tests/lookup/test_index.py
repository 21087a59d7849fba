from __future__ import annotations

import msgspec

from callassist.content.values import Pack
from callassist.lookup.building import build_index
from callassist.lookup.index import Index, decode
from callassist.lookup.readings import table
from callassist.lookup.search import search
from callassist.lookup.syllables import _TABLE, spelled


def test_an_index_comes_back_from_bytes_as_it_was(zh_index: Index):
    again = decode(zh_index.encode())
    assert again == zh_index
    assert again is not None
    assert search(again, "dengdai") == search(zh_index, "dengdai")


def test_bytes_that_are_no_index_or_of_another_version_give_none(zh_index: Index):
    assert decode(b"") is None
    assert decode(zh_index.encode()[:-10]) is None
    assert decode(msgspec.structs.replace(zh_index, mark="older").encode()) is None


def test_every_flow_spoken_step_phrase_and_desk_has_an_entry(zh: Pack, zh_index: Index):
    found = {(entry.kind, entry.id) for entry in zh_index.entries}
    assert found >= {("flow", flow) for flow in zh.flows}
    assert found >= {("phrase", phrase) for phrase in zh.phrases}
    assert found >= {("department", desk) for desk in zh.site.departments}
    for flow in zh.flows.values():
        for step in flow.steps.values():
            assert (("step", f"{flow.id}/{step.id}") in found) is not step.is_silent


def test_a_pack_without_words_has_an_empty_index_that_finds_nothing(zh: Pack):
    site = msgspec.structs.replace(zh.site, departments={})
    index = build_index(msgspec.structs.replace(zh, site=site, flows={}, phrases={}, courtesy={}))
    assert index.entries == ()
    for query in ("等待", "dengdai", "dd", "hold", "d"):
        assert search(index, query) == []


def test_the_table_of_syllables_is_the_one_that_the_dictionary_gives():
    assert _TABLE.read_text(encoding="utf-8") == table()
    assert spelled("等a待") == ["deng", "a", "dai"]
