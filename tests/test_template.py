from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from callassist.template import FILTERS, LONGEST, Name, has_gaps, inspect, inspect_expression


def _trouble(source: str) -> tuple[str, str]:
    """Give the kind of the first trouble, and the characters it points at."""
    (trouble, *_) = inspect(source).troubles
    return trouble.kind, source[trouble.offset : trouble.offset + trouble.length]


@pytest.mark.parametrize("source", ["", "您好", "{ }", "}}", "%}", "{a}", "100%", "｛｛ a ｝｝"])
def test_plain_words_have_no_gaps(source):
    assert not has_gaps(source)
    assert inspect(source).troubles == ()


@pytest.mark.parametrize(
    ("source", "paths"),
    [
        ("{{ surname }}", ["surname"]),
        ("{{surname}}{{ caller.name | spoken }}", ["surname", "caller.name"]),
        (
            "{% if a and not b.c or d == 'x' %}{{ e }}{% elif f > 3 %}{% else %}{{ g }}{% endif %}",
            ["a", "b.c", "d", "e", "f", "g"],
        ),
        ("{{ (a or b) | default('c }} d') }}", ["a", "b"]),
        ("{# {{ nothing }} #}{{ a }}", ["a"]),
        ("{%- if a -%} {{- b -}} {%- endif -%}", ["a", "b"]),
        ("{{ true }}{{ none }}{{ 12 }}{{ 'text' }}", []),
        ("{{ 姓氏 }}", ["姓氏"]),
    ],
)
def test_the_names_of_a_template_are_found_in_order(source, paths):
    facts = inspect(source)
    assert facts.troubles == ()
    assert [name.path for name in facts.names] == paths


def test_a_name_comes_with_its_place_and_whether_a_default_follows():
    assert inspect("您好{{ caller.name | trim | default('您') }}").names == (
        Name("caller.name", 5, 11, has_default=True),
    )


@pytest.mark.parametrize(
    ("source", "kind", "shown"),
    [
        ("{{ a", "syntax", "{{"),
        ("{% if a", "syntax", "{%"),
        ("{# a", "syntax", "{#"),
        ("{% if a %}b", "syntax", "{% if a %}"),
        ("b{% endif %}", "syntax", "{% endif %}"),
        ("{% if a %}{% else %}{% else %}{% endif %}", "syntax", "{% else %}"),
        ("{% if a %}{% else %}{% elif b %}{% endif %}", "syntax", "{% elif b %}"),
        ("{{ }}", "syntax", "}}"),
        ("{{ a b }}", "syntax", "b"),
        ("{{ a | }}", "syntax", "}}"),
        ("{{ a. }}", "syntax", "}}"),
        ("{{ (a }}", "syntax", "("),
        ("{{ a %}", "syntax", "%}"),
        ("{{ a ｜ spoken }}", "syntax", "｜"),
        ("{{ a | default（'b') }}", "syntax", "default"),
        ("{{ a | default(“b”) }}", "syntax", "“"),
        ("{{ a | default('b' }}", "syntax", "("),
        ("{% wenn a %}", "syntax", "wenn"),
        ("{{ a | center(5) }}", "filter", "center"),
        ("{{ a | spocken }}", "filter", "spocken"),
        ("{{ a() }}", "forbidden", "a("),
        ("{{ a.b() }}", "forbidden", "a.b("),
        ("{{ a[0] }}", "forbidden", "["),
        ("{{ [a] }}", "forbidden", "["),
        ("{{ {'a': 1} }}", "forbidden", "{"),
        ("{{ a + b }}", "forbidden", "+"),
        ("{{ 'a' * 9 }}", "forbidden", "*"),
        ("{{ 2 ** 9 }}", "forbidden", "**"),
        ("{{ a ~ b }}", "forbidden", "~"),
        ("{{ a is defined }}", "forbidden", "is"),
        ("{{ a in b }}", "forbidden", "in"),
        ("{{ a if b }}", "forbidden", "if"),
        ("{{ a | upper() }}", "forbidden", "("),
        ("{{ a.__class__ }}", "forbidden", "__class__"),
        ("{{ _a }}", "forbidden", "_a"),
        ("{% for a in b %}{% endfor %}", "forbidden", "for"),
        ("{% set a = 1 %}", "forbidden", "set"),
        ("{% include 'a' %}", "forbidden", "include"),
        ("{% raw %}{{ a }}{% endraw %}", "forbidden", "raw"),
    ],
)
def test_what_is_wrong_is_shown_to_the_character(source, kind, shown):
    assert _trouble(source) == (kind, shown)


def test_every_gap_with_something_wrong_is_named():
    assert [trouble.kind for trouble in inspect("{{ a[0] }}{{ b }}{{ c() }}{{ d | zz }}").troubles] == [
        "forbidden",
        "forbidden",
        "filter",
    ]


def test_a_text_too_long_to_fill_in_is_refused():
    assert inspect("{{ a }}" + "好" * LONGEST).troubles[0].kind == "forbidden"
    assert inspect("好" * LONGEST * 2).troubles == ()


@pytest.mark.parametrize(
    "source",
    ["{{ " + "(" * 30 + "a" + ")" * 30 + " }}", "{% if a %}" * 30 + "{% endif %}" * 30, "{{ a" + " or a" * 100 + " }}"],
)
def test_what_is_nested_or_strung_together_without_measure_is_refused(source):
    assert inspect(source).troubles[0].kind == "forbidden"


@pytest.mark.parametrize("source", ["known", "not known", "a.b == 'c' and not (d or e)", "call.rings >= 3"])
def test_a_condition_is_read_without_braces(source):
    assert inspect_expression(source).troubles == ()


@pytest.mark.parametrize("source", ["", "a b", "a }}{{ b", "a %}", "a | nothing", "a =", "（a）", "known，a"])
def test_a_condition_that_is_none_is_refused(source):
    assert inspect_expression(source).troubles


PIECES = st.sampled_from(
    [
        "{{",
        "}}",
        "{%",
        "%}",
        "{#",
        "#}",
        "if",
        "elif",
        "else",
        "endif",
        "and",
        "or",
        "not",
        "a",
        "b.c",
        "surname",
        "'x'",
        '"y"',
        "12",
        "(",
        ")",
        "|",
        ".",
        ",",
        "==",
        "!=",
        "<",
        ">",
        "default",
        "(",
        "'z'",
        ")",
        "spoken",
        "upper",
        "[",
        "]",
        "+",
        "*",
        "for",
        "in",
        "is",
        "_",
        "__a",
        "true",
        "none",
        "您",
        "：",
        "\\",
        "\n",
        "-",
        "~",
    ]
)


@settings(max_examples=300)
@given(st.lists(PIECES, max_size=25).map(" ".join))
def test_any_string_of_pieces_is_read_without_an_error(source):
    for facts in (inspect(source), inspect_expression(source)):
        for trouble in facts.troubles:
            assert 0 <= trouble.offset <= len(source)
            assert trouble.length >= 1


@settings(max_examples=300)
@given(st.text(max_size=60))
def test_any_text_is_read_without_an_error(text):
    inspect("{{" + text)
    inspect("{% if " + text + " %}")
    inspect_expression(text)


def test_the_filters_are_the_nine_of_the_guide():
    assert sorted(FILTERS) == sorted(["default", "spoken", "shown", "first", "last", "upper", "lower", "trim", "title"])
