from __future__ import annotations

import pytest
from tests.training.courses import stage

from callassist.training.ear import Span
from callassist.training.fault_wording import after, before, clauses, plain_wordings, sentence, without


def cut(line: str, part: str, *names: str) -> str:
    start = line.index(part)
    return without(line, [Span("x", start, start + len(part))], names)


@pytest.mark.parametrize(
    ("line", "part", "left"),
    [
        ("您好，示例物业客户服务部，我是小李，有什么可以帮您？", "示例物业", "您好，我是小李，有什么可以帮您？"),
        ("您好，示例物业客户服务部，我是小李，有什么可以帮您？", "可以帮您", "您好，示例物业客户服务部，我是小李。"),
        ("我往前排，师傅两个小时内到。您家里有人吗？", "小时内", "我往前排。您家里有人吗？"),
        (
            "Bear with me, I'll look that up. It'll take a minute.",
            "Bear with me",
            "I'll look that up. It'll take a minute.",
        ),
        (
            "I'll look that up, and I'll ring you back. Is that fine with you?",
            "ring you",
            "I'll look that up. Is that fine with you?",
        ),
        ("That's all done now. Thanks for calling, goodbye then.", "Thanks", "That's all done now. Goodbye then."),
    ],
)
def test_a_line_without_a_clause_still_reads_like_a_line(line, part, left):
    assert cut(line, part) == left


@pytest.mark.parametrize(
    ("line", "part"),
    [
        ("请问您贵姓？", "贵姓"),
        ("谢谢您，再见。", "再见"),
        ("Goodbye.", "Goodbye"),
        ("OK, thanks for calling.", "thanks"),
    ],
)
def test_what_would_leave_too_little_is_not_cut(line, part):
    assert not cut(line, part)


def test_a_name_alone_is_no_line():
    assert not cut("欧阳老师阿姨，谢谢您打来。", "谢谢", "欧阳老师阿姨")


@pytest.mark.parametrize("line", ["您好，请说。", "It costs 1,280.50 in all, is that right?", "……喂", ""])
def test_clauses_joined_are_the_line(line):
    assert "".join(clauses(line)) == line


@pytest.mark.parametrize(
    ("wording", "shown"),
    [
        ("你叫什么名字", "你叫什么名字？"),
        ("不归我们管", "不归我们管。"),
        ("快说！", "快说！"),
        ("who are you", "Who are you?"),
        ("it's policy", "It's policy."),
    ],
)
def test_a_phrase_becomes_a_sentence(wording, shown):
    assert sentence(wording) == shown


def test_a_phrase_stands_before_or_behind_a_line():
    assert before("喂", "您好，请说。") == "喂，您好，请说。"
    assert before("rules are rules", "What's your name?") == "Rules are rules. What's your name?"
    assert after("您好，请说。", "快点") == "您好，请说。快点。"


def test_no_pattern_is_ever_said():
    for lang in ("zh", "en"):
        for phrase in stage(lang).pack.phrases.values():
            assert not [one for one in plain_wordings(phrase) if one.startswith("/")]
