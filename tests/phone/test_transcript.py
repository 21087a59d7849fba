from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callassist.phone.transcript import Spoken, spoken


def words(*lines: str) -> list[tuple[str, str]]:
    return [(one.speaker, one.text) for one in spoken(lines)]


@pytest.mark.parametrize(
    ("line", "speaker", "text"),
    [
        ("坐席: 您好", "agent", "您好"),
        ("客服8021：您好", "agent", "您好"),
        ("A: hello", "agent", "hello"),
        ("客户：喂", "caller", "喂"),
        ("B: hello", "caller", "hello"),
        ("[Agent] : hello", "agent", "hello"),
        ("三点: 师傅到", "", "三点: 师傅到"),
        ('{"speaker": "agent_1", "text": "你 好 吗"}', "agent", "你好吗"),
        ('{"speaker": "客户", "text": "喂", "final": true, "t": 1.5}', "caller", "喂"),
        ('{"text": "how are you", "result": [{"word": "how"}]}', "", "how are you"),
        ('{"mode": "2pass-offline", "text": "你好"}', "", "你好"),
        ("{not json", "", "{not json"),
    ],
)
def test_each_shape_of_line_is_told_by_itself(line: str, speaker: str, text: str):
    assert words(line) == [(speaker, text)]


@pytest.mark.parametrize(
    "line",
    ['{"partial": "你好"}', '{"mode": "2pass-online", "text": "你"}', '{"text": "你", "final": false}', "", "  ", "{}"],
)
def test_what_is_not_final_or_holds_no_words_is_never_given(line: str):
    assert words(line) == []


def test_a_new_segment_closes_the_last_and_the_end_closes_all():
    lines = ['{"segment": 0, "text": "你"}', '{"segment": 0, "text": "你好"}', '{"segment": 1, "text": "喂"}']
    assert list(spoken(lines)) == [Spoken(2, "", "你好"), Spoken(3, "", "喂")]


def test_lines_keep_their_numbers():
    assert [one.line for one in spoken(["", "坐席: 一", "", "二"])] == [2, 4]


@given(st.lists(st.text(max_size=40), max_size=6))
def test_any_lines_are_read(lines: list[str]):
    assert all(one.text.strip() for one in spoken(lines))
