from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.content.small_site import raw

from callassist.content.grow_book import holds, new_book, phrases_in, with_phrases
from callassist.content.reading import read_file
from callassist.content.source import harmful
from callassist.content.values import Phrase, Reply, Timing

PLACE = "phrasebook/zh/busy.yaml"
HEAD = "# our own\nformat: phrasebook/1\nid: busy\ntitle: 忙  # busy\n"
ITEM = "- id: a\n  phrase: 急什么\n  harm: |\n    我的事\n    # 不要紧\n  replies: [{say: 好}]\n"
NEW = Phrase(id="b", phrase="等着", harm="不管我", replies=(Reply(say="这就办", when="急事"),), situations=("busy",))


def indented(text: str, blanks: int) -> str:
    return "".join(" " * blanks + line for line in text.splitlines(keepends=True))


BOOKS = {
    "usual": HEAD + "phrases:\n" + indented(ITEM, 2),
    "dashes at the margin": HEAD + "phrases:\n" + ITEM,
    "further in": HEAD + "phrases:\n" + indented(ITEM, 6),
    "remarks behind": HEAD + "phrases:\n" + indented(ITEM, 2) + "  # the last\n\n# end\n\n",
    "not the last key": "phrases:\n" + indented(ITEM, 2) + "\n" + HEAD,
    "no line end": (HEAD + "phrases:\n" + indented(ITEM, 2)).rstrip("\n"),
    "line ends of Windows": (HEAD + "phrases:\n" + indented(ITEM, 2)).replace("\n", "\r\n"),
    "a mark at the beginning": "\ufeff" + HEAD + "phrases:\n" + indented(ITEM, 2),
    "items in braces": HEAD + "phrases:\n  - {id: a, phrase: 急什么, harm: 不, replies: [{say: 好}]}\n",
    "a dash alone": HEAD + "phrases:\n  -\n    id: a\n    phrase: 急什么\n    harm: 不\n",
    "an end mark": HEAD + "phrases:\n" + indented(ITEM, 2) + "...\n",
    "an empty list": HEAD + "phrases: []  # none yet\n",
}


@pytest.mark.parametrize("text", BOOKS.values(), ids=BOOKS.keys())
def test_phrases_go_to_the_end_of_the_list_and_every_line_that_was_there_stays(text: str):
    before = phrases_in(raw(PLACE, text))
    assert before is not None
    grown = with_phrases(text, [NEW])
    assert grown is not None
    assert holds(raw(PLACE, grown), [*before, NEW])
    lines = grown.splitlines()
    assert [line for line in text.splitlines() if line not in lines and line != "phrases: []  # none yet"] == []
    assert grown.count("#") == text.count("#")
    assert grown.count("\r\n") in {0, grown.count("\n")}


@pytest.mark.parametrize(
    "text",
    [HEAD + "phrases: [{id: a, phrase: 急什么, harm: 不}]\n", HEAD, "phrases: [\n", "phrases: {}\n", "- a\n", ""],
)
def test_a_list_that_cannot_be_added_to_gives_none(text: str):
    assert with_phrases(text, [NEW]) is None


def test_a_book_says_no_more_and_no_less_than_was_meant():
    text = new_book("busy", "忙", [NEW])
    assert holds(raw(PLACE, text), [NEW])
    assert not holds(raw(PLACE, text), [NEW, NEW])
    assert not holds(raw(PLACE, text.replace("这就办", "这就去办")), [NEW])


awkward = st.sampled_from(
    ["a: b", "x #y", "#x", "- x", "-x", "?", ": ", "回复：好", "说：好", "“好”", "'", '"', "\\", "{{ x }}", "[a, b]", "&a", "*a",
     "!x", "|", ">", "%x", "@x", "`x`", "no", "是", "~", "null", "007", "12:30", "2026-10-18", "=1+1", "－好", "，", "a\nb", "\t",
     "\u3000好", "好\u00a0", "id：x", "{", "}", "<<", "---", "...", "\U0001f600", "，phrase：好", "好, replies: 好"]
)  # fmt: skip
texts = st.one_of(awkward, st.text(min_size=1, max_size=40), st.lists(awkward, min_size=1, max_size=3).map("".join))


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(title=texts, words=st.lists(texts, min_size=4, max_size=4), variants=st.lists(texts, max_size=3), old=texts)
def test_any_words_come_back_as_they_were_through_the_loader(
    title: str, words: list[str], variants: list[str], old: str
):
    if any(map(harmful, [title, old, *words, *variants])) or any(
        "\r" in text for text in [title, *words, *variants, old]
    ):
        return
    phrase, harm, say, when = words
    first = Phrase(id="a", phrase=old, harm=old, variants=(old,))
    second = Phrase(
        id="b",
        phrase=phrase,
        harm=harm,
        variants=tuple(variants),
        replies=(Reply(say=say, when=when),),
        situations=("no",),
    )
    text = with_phrases(new_book("busy", title, [first]), [second])
    assert text is not None
    assert not read_file(raw(PLACE, text), Timing()).problems
    assert holds(raw(PLACE, text), [first, second])
