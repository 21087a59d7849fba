"""Flows as charts that Mermaid reads."""

from __future__ import annotations

import re
from functools import cache

import pytest
from tests.packs import shipped

from callassist.language import LANGS, Lang, Words
from callassist.workflows.showing.as_mermaid import quoted
from callassist.workflows.showing.show import show

_NODE = r'(?:\["L"\]|\(\["L"\]\)|\[\["L"\]\]|\{\{"L"\}\}|\{"L"\}|\(\("L"\)\))'.replace("L", r'[^"`\\<>%{}\[\]()|]*')
_CHART = re.compile(
    rf"""flowchart\ TD\n
    (?:\ \ (?:begin|[scx]\d+){_NODE}\n)+
    (?:\ \ (?:begin|[scx]\d+)\ (?:-->|-\.->)(?:\|"[^"`\\<>%{{}}\[\]()|]*"\|)?\ [scx]\d+\n)+""",
    re.VERBOSE,
)
"""What a chart of ours may hold: nodes with quoted labels, then ways between them."""


@cache
def chart_of(lang: Lang, name: str = "") -> str:
    return show(shipped(lang), name, "mermaid", Words(lang), 80)


@pytest.mark.parametrize("lang", LANGS)
def test_every_flow_is_a_chart_in_the_grammar_of_mermaid(lang: Lang):
    charts = re.findall(r"^```mermaid\n(.*?)^```$", chart_of(lang), re.DOTALL | re.MULTILINE)
    assert len(charts) == len(shipped(lang).flows)
    for chart in charts:
        assert _CHART.fullmatch(chart), chart[:400]
        made = set(re.findall(r"^  (\w+)[\[({]", chart, re.MULTILINE))
        used = set(re.findall(r"^  (\w+) -", chart, re.MULTILINE)) | set(re.findall(r" (\w+)$", chart, re.MULTILINE))
        assert used - {"TD"} <= made


def test_exits_ways_back_and_other_flows_have_shapes_of_their_own():
    chart = chart_of("en", "transfer")
    assert '{{"back to where it was opened"}}' in chart
    assert '[["Message"]]' in chart
    assert re.search(r'\(\["end: ', chart_of("en", "silent-caller"))
    assert "-.->" in chart_of("en", "silent-caller")


@pytest.mark.parametrize(
    "text",
    ['a"b', "", "a]b", "x #quot; y", "%%{init: {}}%%", "end", "`a`", "a\nb", "<b>", "a|b", "&amp;", "{a}(b)[c]\\;"],
)
def test_a_label_is_text_to_mermaid_whatever_stands_in_it(text):
    label = quoted(text)
    assert _CHART.fullmatch(f"flowchart TD\n  begin([{label}])\n  s1[{label}]\n  begin -->|{label}| s1\n")
    assert not re.search(r"#(?!\w+;)", label)
