from __future__ import annotations

import msgspec
import pytest
from tests.packs import shipped

from callassist.content.values import Pack, Phrase
from callassist.language import LANGS, Lang
from callassist.lookup.scanning.scanner import Scanner
from callassist.lookup.scanning.weights import row, weights

UNWRITTEN: dict[Lang, tuple[str, str]] = {
    "zh": ("师傅啥时候能弄好，谁也给不了您准话", "no-idea-when-fixed"),
    "en": ("How long are you going to go on for, it's logged already", "no-end-to-it"),
}
"""Lines that no wording and no pattern holds, and what their words speak for."""


def how_of(scanner: Scanner, line: str) -> dict[str, str]:
    return {hit.id: hit.how for hit in scanner.scan_line(line)}


def changed(pack: Pack, name: str, **what: tuple[str, ...]) -> list[Phrase]:
    """Give the phrases of a pack, one of them otherwise."""
    return [msgspec.structs.replace(one, **what) if one.id == name else one for one in pack.phrases.values()]


@pytest.mark.parametrize("lang", LANGS)
def test_every_shipped_phrase_has_weights(lang: Lang):
    known = weights(lang)
    assert known is not None
    assert known.ids == sorted(shipped(lang).phrases)


@pytest.mark.parametrize("lang", LANGS)
def test_the_weights_were_learnt_from_the_books_as_they_are(lang: Lang):
    known = weights(lang)
    assert known is not None
    book = shipped(lang).phrases.values()
    new = [one for phrase in book for one in (phrase.phrase, *phrase.variants) if not known.knows(one)]
    assert not new, f"the books were changed: run tools/weights.py ({new[:3]})"


@pytest.mark.parametrize("lang", LANGS)
def test_what_no_wording_holds_is_heard_by_its_words_within_the_line(lang: Lang):
    line, name = UNWRITTEN[lang]
    scanner = Scanner(shipped(lang).phrases.values())
    assert how_of(scanner, line) == {name: "words"}
    assert all(0 <= hit.start < hit.end <= len(line) for hit in scanner.scan_line(line))


@pytest.mark.parametrize("lang", LANGS)
def test_a_line_that_the_book_calls_harmless_or_a_context_of_it_silences_the_words(lang: Lang):
    line, name = UNWRITTEN[lang]
    phrase = shipped(lang).phrases[name]
    assert how_of(Scanner(changed(shipped(lang), name, misses=(*phrase.misses, line))), line) == {}
    context = "准话" if lang == "zh" else "going to go"
    assert how_of(Scanner(changed(shipped(lang), name, unless=(*phrase.unless, context))), line) == {}


def test_a_wording_or_pattern_that_a_site_adds_is_never_overruled():
    line = "您好，这里是示例物业客服中心，有什么可以帮您"
    pack = shipped("zh")
    assert how_of(Scanner(pack.phrases.values()), line) == {}
    phrase = pack.phrases["dont-know"]
    book = changed(pack, "dont-know", variants=(*phrase.variants, "/示例物业客服中心/"))
    assert how_of(Scanner(book), line) == {"dont-know": "pattern"}


def test_a_phrase_without_its_examples_or_of_a_sites_own_is_not_weighed():
    line, name = UNWRITTEN["zh"]
    assert how_of(Scanner(changed(shipped("zh"), name, hits=())), line) == {}
    assert how_of(Scanner([Phrase(id="ours", phrase="不知道", harm="")]), line) == {}
    assert how_of(Scanner(shipped("zh").phrases.values(), slips=False), line) == {}


def test_a_weight_is_two_characters_of_the_file_and_nought_is_none():
    assert row({0: 1.0, 1: 0.01, 47: -0.5}) == "0X_L"
    assert row({3: 99.0}) == "3x"
