"""The sieve holds back no pattern that is found in a text, and lets few others through."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.packs import shipped

from callassist.content.values import Phrase
from callassist.lookup.scanning.heard import clauses_at, english_clauses_at, is_han
from callassist.lookup.scanning.needed import ways
from callassist.lookup.scanning.scanner import Scanner
from callassist.lookup.scanning.sieve import Seldom, Sieve
from callassist.lookup.scanning.wordings import patterns_of

PATTERN = r"/\b(nobody|nothing) (here|in) now\b|\b(glad|gladly) gone\b/"


def _longer(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(
        st.tuples(inner, inner).map("".join),
        st.lists(inner, min_size=2, max_size=4).map(lambda parts: f"({'|'.join(parts)})"),
        inner.map(lambda part: f"(?:{part})?"),
        inner.map(lambda part: f"({part}){{1,2}}"),
        inner.map(lambda part: f"(?:{part})*"),
        inner.map(lambda part: f"(?={part})"),
        inner.map(lambda part: f"(?<!不){part}"),
        inner.map(lambda part: f"(?i:{part})"),
        inner.map(lambda part: f"(?>{part})"),
    )


sources = st.recursive(
    st.sampled_from(["不", "知道", "a", "B", "no ", "[你我]", "[^你]", ".{0,2}", r"\b", "$", "^", "\\n?", "[a-c]"]),
    _longer,
    max_leaves=10,
)
texts = st.text("不知道你我abB no\n", max_size=16)


@given(several=st.lists(sources, min_size=1, max_size=6), text=texts)
def test_whatever_is_found_passes_the_sieve(several: list[str], text: str):
    passed = Sieve(several).through(text)
    assert passed == sorted(set(passed))
    for number, source in enumerate(several):
        found = [match.span() for match in re.finditer(source, text, re.MULTILINE)]
        assert not found or number in passed, source
        assert list(Seldom(re.compile(source, re.MULTILINE)).spans(text)) == found


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_pattern_of_the_books_is_held_back_where_it_is_found_and_few_others_pass(lang: str):
    pack = shipped(lang)
    patterns = list(patterns_of(pack.phrases.values()))
    sieve = Sieve([pattern.source for pattern in patterns])
    lines = [line for phrase in pack.phrases.values() for line in (*phrase.hits, *phrase.variants)][::40]
    passed = 0
    for line in lines:
        text = (clauses_at(line) if is_han(line) else english_clauses_at(line)).text
        through = sieve.through(text)
        passed += len(through)
        found = {number for number, pattern in enumerate(patterns) if pattern.regex.search(text)}
        assert found <= set(through), line
    assert passed < 12 * len(lines)


@pytest.mark.parametrize("line", ["Nobody here now", "There's nothing in now", "They're gladly gone"])
def test_a_pattern_whose_choices_begin_alike_is_tried(line: str):
    scanner = Scanner([Phrase(id="gone", phrase="Nobody's about", harm="", variants=(PATTERN,))])
    assert [hit.id for hit in scanner.scan_line(line)] == ["gone"]


def test_a_pattern_is_taken_apart_into_its_ways():
    assert ways("(no|never) time|as if") == ((frozenset({"no time", "never time", "as if"}),),)
    assert list(ways("没(法|办法).{0,3}修|随便")) == [
        (frozenset({"没法", "没办法"}), frozenset({"修"})),
        (frozenset({"随便"}),),
    ]
    assert ways(".{2,}") == ((),)
    assert Sieve(["("]).through("(") == []
