"""Lines with gaps on paper, and text broken into lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.packs import shipped

from callassist.content.report import width
from callassist.content.values import Pack
from callassist.language import LANGS, Lang, Words
from callassist.workflows.showing.as_text import spoken
from callassist.workflows.showing.lines import Lines
from callassist.workflows.showing.wrap import _CLOSING, wrap


def lines(pack: Pack) -> Lines:
    return Lines(pack.site, Words("en"))


@pytest.mark.parametrize(
    ("source", "read"),
    [
        ("您好。", "您好。"),
        ("这里是{{ centre.name }}。", "这里是示例物业服务中心。"),
        ("打{{ emergency.fire }}，叫{{ department.security.number }}", "打119，叫8200"),
        ("{{ phone | spoken }}，对吗？", "__电话__，对吗？"),
        ("{{ caller.surname }}{{ title }}", "__姓氏____称呼__"),
        ("我是{{ agent.name }}", "我是__your name__"),
        ("我找{{ wanted | default('领导') }}", "我找领导"),
        ("{% if caller.name %}{{ caller.name }}，{% endif %}请稍等。", "[__caller's name__，]请稍等。"),
        ("{% if room %}是家里吗？{% else %}在哪儿？{% endif %}", "在哪儿？"),
        ("{% if not room %}在哪儿？{% else %}是家里吗？{% endif %}", "在哪儿？"),
        ("{% if room %}一{% elif phone %}二{% else %}三{% endif %}", "三"),
        ("{% if emergency.fire != emergency.medical %}两个号{% else %}一个号{% endif %}", "两个号"),
        ("{# 只给自己看 #}好。", "好。"),
        ("先看\n  再说\n", "先看\n再说"),
        ("", ""),
    ],
)
def test_on_paper_a_line_holds_what_the_site_knows_and_blanks_with_labels_for_the_rest(zh, source, read):
    assert spoken(lines(zh).line(source)) == read


def test_a_wording_that_knowing_something_changes_is_given_both_ways(zh):
    saying = lines(zh).saying("{% if room %}是{{ room }}吗？{% else %}在哪儿？{% endif %}")
    assert (spoken(saying.line), spoken(saying.known)) == ("在哪儿？", "是__房号__吗？")
    assert lines(zh).saying("{% if room %}是{{ room }}，{% endif %}好。").known == ()


@pytest.mark.parametrize("lang", LANGS)
def test_no_shipped_line_is_empty_or_shows_its_braces_on_paper(lang: Lang):
    pack = shipped(lang)
    reader = Lines(pack.site, Words(lang))
    for flow in pack.flows.values():
        for step in flow.steps.values():
            for source in (*step.say, *(step.timer.say if step.timer else ())):
                said = spoken(reader.line(source))
                assert said, (flow.id, step.id)
                assert not {"{", "}", "\x01", "\x02", "\x03", "\x04"} & set(said), said


@given(st.text(alphabet="{}% ifelsndroomphne.|\"'中，\x01\x02\x03\x04\n", max_size=60))
def test_whatever_a_line_holds_marks_of_ours_never_reach_the_eye(source):
    said = spoken(lines(shipped("zh")).line(source))
    assert not {"\x01", "\x02", "\x03", "\x04"} & set(said)


@given(st.text(alphabet="中文字 ab1-，。“”（）[]\n", max_size=120), st.integers(2, 60))
def test_broken_lines_fit_and_lose_nothing_but_blanks(text, columns):
    broken = wrap(text, columns)
    assert all(width(line) <= columns for line in broken)
    assert "".join("".join(broken).split()) == "".join(text.split())


@given(
    st.lists(st.sampled_from(["请您", "稍等", "，", "。", "我来", "查一下", "？"]), max_size=40), st.integers(12, 40)
)
def test_no_line_of_chinese_begins_with_a_closing_mark(parts, columns):
    text = "字".join(part for part in parts)
    assert not [line for line in wrap("字" + text, columns) if line[:1] and line[0] in _CLOSING]
