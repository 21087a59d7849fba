from __future__ import annotations

import re
from time import perf_counter

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len, split_graphemes

from callassist.tui.display.line_breaks import ASCII_CLOSING, CLOSING, OPENING, line_breaks

SENTENCE = (
    "您好，这里是阳光花园物业服务中心，请问您是3栋2单元1001的业主王先生吗？"
    "请在8:30–12:00拨打13800000000，我们会派师傅（带工牌）上门，谢谢。"
)
WHOLE = re.compile(r"13800000000|3栋2单元1001|8:30–12:00|8：30～12：00|100,000|don’t|service-desk|Ａ１２３")
WHOLE_WITH_MARKS = re.compile(
    rf"[{re.escape(OPENING)}\s]*(?P<whole>{WHOLE.pattern})[{re.escape(CLOSING)}\s]*",
)
PIECES = [
    *("您好", "好", "物业服务中心", "王先生", "吗", " ", "  ", "　", "\t", "1", "A", "ok", "e\u0301"),
    *("13800000000", "3栋2单元1001", "8:30–12:00", "8：30～12：00", "100,000", "don’t", "service-desk", "Ａ１２３"),
    *CLOSING,
    *OPENING,
    *("——", "……", "😀", "👨\u200d👩\u200d👧", "☎\ufe0f", "👍🏽", "é", "ア", "한", '"', "'", "/"),
]
SPOKEN = st.lists(st.sampled_from(PIECES), max_size=60).map("".join)
WIDTHS = st.integers(2, 160)


def lines(text: str, width: int) -> list[str]:
    cuts = line_breaks(text, width)
    return [text[start:end] for start, end in zip([0, *cuts], [*cuts, len(text)], strict=True)]


def stretch(text: str, cut: int) -> str:
    """Give the widest part around a cut that has no other place to be cut at."""
    between_characters = {start for start, _, _ in split_graphemes(text)[0]}

    def may_cut(place: int) -> bool:
        before, after = text[:place].rstrip(), text[place:].lstrip()
        return (
            place in between_characters
            and bool(before and after)
            and before[-1] not in OPENING
            and after[0] not in CLOSING
        )

    start = next((place for place in range(cut - 1, 0, -1) if may_cut(place)), 0)
    end = next((place for place in range(cut + 1, len(text)) if may_cut(place)), len(text))
    return text[start:end].rstrip()


def wrong_cuts(text: str, width: int) -> list[str]:
    """Give the cuts that put a mark where it may not stand although another cut would have done."""
    cuts = [cut for cut in line_breaks(text, width) if text[:cut].strip() and text[cut:].strip()]
    return [
        f"{text[:cut]}|{text[cut:]}"
        for cut in cuts
        if (text[cut:].lstrip()[0] in CLOSING or text[:cut].rstrip()[-1] in OPENING)
        and cell_len(stretch(text, cut)) <= width
        # A dot before a letter, after a blank, opens a word: .5 or .gitignore
        and not (text[cut] in ASCII_CLOSING and text[cut - 1].isspace())
    ]


@given(st.one_of(SPOKEN, st.text(max_size=80)), WIDTHS)
@example("👨\u200d👩\u200d👧" * 9, 2)
@example("（" * 9 + "好" + "）" * 9, 6)
def test_nothing_is_lost_and_every_cut_moves_on(text, width):
    cuts = line_breaks(text, width)
    assert all(0 < cut < len(text) for cut in cuts)
    assert cuts == sorted(set(cuts))


@given(st.one_of(SPOKEN, st.text(max_size=80)), WIDTHS)
@example("☎" + "\u200b\ufe0f" * 3 + "☎\ufe0f" * 9, 5)
def test_no_line_is_wider_than_the_screen(text, width):
    assert [line for line in lines(text, width) if cell_len(line.rstrip()) > width] == []


@given(SPOKEN, WIDTHS)
@example("（\u3000ok", 5)
def test_no_mark_stands_where_it_may_not(text, width):
    assert wrong_cuts(text, width) == []


@given(
    st.lists(st.sampled_from([*"您好，吗？（）“”。", *WHOLE.pattern.split("|"), " "]), max_size=40),
    st.integers(24, 160),
)
def test_numbers_times_addresses_and_words_stay_whole(pieces, width):
    text = "，".join(pieces)
    cuts = line_breaks(text, width)
    for match in WHOLE_WITH_MARKS.finditer(text):
        if cell_len(match[0].strip()) <= width:  # only marks heaped on one another make it wider
            assert [cut for cut in cuts if match.start("whole") < cut < match.end("whole")] == []


@pytest.mark.parametrize("width", range(2, 161))
def test_a_common_sentence_breaks_well_at_every_width(width):
    broken = lines(SENTENCE, width)
    assert "".join(broken) == SENTENCE
    assert wrong_cuts(SENTENCE, width) == []
    if width >= 14:  # the phone number and the comma behind it
        assert all(any(word in line for line in broken) for word in ("13800000000，", "3栋2单元1001", "8:30–12:00"))


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("您好，这里是", 4, ["您", "好，", "这里", "是"]),
        ("他说“好的”。", 10, ["他说“好", "的”。"]),
        ("（一）（二）", 6, ["（一）", "（二）"]),
        ("see .gitignore, ok", 11, ["see ", ".gitignore, ", "ok"]),
        ("你好 。 再见", 7, ["你好 。 ", "再见"]),
        ("你好     再见", 5, ["你好     ", "再见"]),
        ("   缩进", 4, ["   ", "缩进"]),
        ("价格(含税)5元", 7, ["价格(含", "税)5元"]),
        ('他说"好"了', 8, ["他", '说"好"了']),
        ("13800000000", 6, ["138000", "00000"]),
        ("3栋2单元1001", 8, ["3栋2单元", "1001"]),
        ("１３８００", 6, ["１３８", "００"]),
    ],
)
def test_lines_break_as_shown(text, width, expected):
    assert lines(text, width) == expected


def test_a_word_wider_than_the_line_is_left_whole_if_not_folded():
    assert line_breaks("看https://example.com/path吧", 10, fold=False) == [1, 25]


def test_no_width_and_no_words_give_no_breaks():
    assert line_breaks("您好", 0) == line_breaks("", 5) == line_breaks("您好", 4) == []


@pytest.mark.parametrize(
    "heap", ["（", "好！", "a(", '"', ". ", "3栋", "好/", "（ ", "a ", " ", "👨\u200d👩", "\u0301"]
)
def test_a_heap_of_ten_thousand_marks_does_not_stall(heap):
    started = perf_counter()
    line_breaks(heap * (10_000 // len(heap)), 40)
    assert perf_counter() - started < 1  # measured: 0.02 s; a pattern that backtracks takes minutes


def test_a_common_sentence_takes_no_time_to_speak_of():
    line_breaks(SENTENCE, 40)
    best = min(_seconds() for _ in range(50))
    assert best < 0.0005  # measured: 0.05 ms; the margin is for a busy machine


def _seconds() -> float:
    started = perf_counter()
    line_breaks(SENTENCE, 40)
    return perf_counter() - started
