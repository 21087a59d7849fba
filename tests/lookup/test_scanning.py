from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.packs import shipped

from callassist.content.values import Pack, Phrase
from callassist.lookup.bare import bare
from callassist.lookup.scanning.heard import clauses, clauses_at, sounds, sounds_at, words, words_at
from callassist.lookup.scanning.scanner import Scanner
from callassist.lookup.scanning.values import PhraseHit


@pytest.fixture(scope="module")
def zh_scanner(zh: Pack) -> Scanner:
    return Scanner(zh.phrases.values())


@pytest.fixture(scope="module")
def en_scanner(en: Pack) -> Scanner:
    return Scanner(en.phrases.values())


def one(phrase: str, *variants: str, unless: tuple[str, ...] = ()) -> Scanner:
    """Give a scanner for a book of one phrase."""
    return Scanner([Phrase(id="p", phrase=phrase, harm="", variants=variants, unless=unless)])


def said(hits: list[PhraseHit], line: str) -> list[str]:
    return [line[hit.start : hit.end] for hit in hits]


def test_every_example_of_both_books_is_judged_as_the_book_says(zh_scanner: Scanner, en_scanner: Scanner):
    for scanner, lang in ((zh_scanner, "zh"), (en_scanner, "en")):
        for phrase in shipped(lang).phrases.values():
            for line, hits in zip(phrase.hits, scanner.scan(phrase.hits), strict=True):
                assert phrase.id in {hit.id for hit in hits}, line
            assert [line for line, hits in zip(phrase.misses, scanner.scan(phrase.misses), strict=True) if hits] == []


def test_both_books_are_wide_enough_to_recognise_what_nobody_wrote_down():
    for lang in ("zh", "en"):
        assert len(shipped(lang).phrases) == 47
        for phrase in shipped(lang).phrases.values():
            assert sum(not text.startswith("/") for text in phrase.variants) >= 12, phrase.id
            assert len(phrase.hits) >= 6, phrase.id
            assert len(phrase.misses) >= 6, phrase.id
            assert 1 <= len(phrase.replies) <= 3, phrase.id


def test_the_span_is_the_line_as_it_was_written_punctuation_particles_and_traditional_ones_included():
    line = "那個嘛，這、是、電信局（jú）的事啊！"
    hits = one("这是电信局的事").scan_line(line)
    assert said(hits, line) == ["這、是、電信局（jú）的事"]
    assert hits[0].how == "same"


def test_another_character_of_the_same_sound_is_forgiven_in_a_short_phrase_two_are_not():
    scanner = one("不知道")
    assert [hit.how for hit in scanner.scan_line("我不只道啊")] == ["sound"]
    assert scanner.scan_line("部只道") == []


def test_a_phrase_of_two_characters_must_be_a_clause_of_its_own():
    scanner = one("不行")
    assert said(scanner.scan_line("不行，谁来都一样"), "不行，谁来都一样") == ["不行"]
    assert scanner.scan_line("您看明天不行就后天") == []


def test_slips_are_forgiven_by_length_but_never_one_that_makes_or_takes_a_no():
    scanner = one("这项服务我们做不了")
    assert [hit.how for hit in scanner.scan_line("这项服物我门做不了的")] == ["sound"]
    assert scanner.scan_line("这种服务我们做不了") != []
    assert scanner.scan_line("这项服务我们做得了") == []


def test_a_phrase_inside_another_is_reported_too():
    book = [Phrase(id="long", phrase="我怎么知道几点修好", harm=""), Phrase(id="short", phrase="几点修好", harm="")]
    assert {hit.id for hit in Scanner(book).scan_line("我怎么知道几点修好")} == {"long", "short"}


def test_a_phrase_gives_way_to_the_one_it_yields_to():
    book = [
        Phrase(id="long", phrase="这你都不知道", harm=""),
        Phrase(id="short", phrase="不知道", harm="", yields_to=("long",)),
    ]
    assert {hit.id for hit in Scanner(book).scan_line("这你都不知道吗")} == {"long"}
    assert {hit.id for hit in Scanner(book).scan_line("我不知道")} == {"short"}


@pytest.mark.parametrize(
    "line", ["他说不知道", "业主刚才说不知道怎么办", "我不会跟您说不知道", "“不知道”这三个字我们不说", "知道不知道"]
)
def test_what_somebody_else_said_what_is_denied_quoted_or_asked_is_no_hit(line: str):
    assert one("不知道").scan_line(line) == []


def test_surroundings_named_by_the_book_make_it_harmless_only_where_they_touch():
    scanner = one("不知道", unless=("您不知道",))
    assert scanner.scan_line("您不知道也没关系") == []
    line = "您不知道也没关系，可是我不知道啊"
    assert said(scanner.scan_line(line), line) == ["不知道"]


def test_a_pattern_does_not_reach_over_a_clause_unless_it_says_so():
    assert one("甲", "/找.{0,6}领导/").scan_line("我去找，领导在") == []
    assert one("甲", "/找，.{0,6}领导/").scan_line("我去找，领导在") != []
    assert one("甲", "/找(领导|，)/").scan_line("我去找，") != []


def test_contractions_and_endings_are_the_same_in_english():
    scanner = one("I can't give you his number")
    for line in (
        "I cannot give you his number",
        "Sorry, I can not giving you his numbers",
        "I can’t give you his number!",
    ):
        assert len(scanner.scan_line(line)) == 1, line


def test_many_lines_at_once_give_what_each_gives_alone(zh: Pack, zh_scanner: Scanner):
    lines = [line for phrase in zh.phrases.values() for line in (*phrase.hits, *phrase.misses)] + ["", "hello", "a\nb"]
    assert zh_scanner.scan(lines) == [zh_scanner.scan_line(line) for line in lines]


@pytest.mark.parametrize(
    "line", ["", " ", "\n", "\x00\x1b[2J", "\ud800", "🙂" * 100, "不" * 10_000, "不知道" * 5_000, "a" * 10_000]
)
def test_no_line_is_too_odd_or_too_long(zh_scanner: Scanner, en_scanner: Scanner, line: str):
    zh_scanner.scan_line(line)
    en_scanner.scan_line(line)


@given(line=st.text(st.sampled_from("您不知道（zhī)那个，。“”啊 ab你錯了\n'"), max_size=40))
def test_spans_lie_in_the_line_and_hold_what_was_found(line: str):
    scanner = Scanner([Phrase(id="p", phrase="不知道", harm="", variants=("/你错/",))])
    for hit in scanner.scan_line(line):
        assert 0 <= hit.start < hit.end <= len(line)


@given(line=st.text(st.sampled_from("那个個就是您啊，。 \u3000\t(a) don't it's") | st.characters(), max_size=30))
def test_the_quick_view_and_the_one_with_places_are_the_same(line: str):
    line = line.replace("\n", " ")
    assert sounds_at(line).text == sounds(line)
    places = clauses_at(line)
    assert len(places.text) == len(places.starts) == len(places.ends)
    assert clauses(line) == places.text
    assert words(line) == {word.text for word in words_at(line)}


def test_courtesy_words_say_nothing_that_is_forbidden(zh_scanner: Scanner, en_scanner: Scanner):
    for scanner, lang in ((zh_scanner, "zh"), (en_scanner, "en")):
        lines = [bare(line.say) for occasion in shipped(lang).courtesy.values() for line in occasion.lines]
        assert len(shipped(lang).courtesy) == 14
        assert [line for line, hits in zip(lines, scanner.scan(lines), strict=True) if hits] == []


def test_a_particle_in_a_pattern_is_dropped_as_it_is_in_the_line():
    assert one("甲", "/你干嘛(呢)?不来/").scan_line("你干嘛呢不来啊") != []
    assert one("甲", "/(好|吧)了/").scan_line("了") == []
