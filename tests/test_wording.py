from __future__ import annotations

import subprocess
import sys
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from callassist import wording
from callassist.errors import TemplateError
from callassist.template import inspect, inspect_expression
from callassist.wording import Named, holds, render

VALUES: dict[str, object] = {
    "surname": "张",
    "phone": "13800000000",
    "empty": "",
    "nothing": None,
    "caller": {"name": "张女士", "title": "", "items": "甲"},
    "call": {"rings": 4, "is_late": True},
    "deep": {"er": {"still": "底"}},
}


def _missing(path: str) -> str:
    return f"〔缺：{path}〕"


def _spoken(text: str) -> str:
    assert isinstance(text, Named)
    return f"<{text.path}={text}>"


def _said(source: str) -> str:
    return render(source, VALUES, missing=_missing, filters={"spoken": _spoken})


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("您好。", "您好。"),
        ("{{ surname }}女士好", "张女士好"),
        ("{{ caller.name }}，您好", "张女士，您好"),
        ("{{ deep.er.still }}", "底"),
        ("{% if caller.name %}{{ caller.name }}，{% endif %}请稍等。", "张女士，请稍等。"),
        ("{% if caller.title %}a{% elif call.is_late %}晚了{% else %}b{% endif %}", "晚了"),
        ("{% if call.rings > 3 and not empty %}久等了{% endif %}", "久等了"),
        ("{% if surname == '张' %}是{% endif %}{% if surname != '王' %}不是{% endif %}", "是不是"),
        ("{{ surname | default('您') }}{{ empty | default('您') }}{{ gone | default('您') }}", "张您您"),
        ("{{ ' Ab ' | trim | upper }}{{ surname | first }}{{ phone | last }}", "AB张0"),
        ("{# 说慢一点 #}您好{{ call.rings }}", "您好4"),
        ("{%- if surname %}  {{- surname -}}  {% endif -%} 好", "张好"),
        ("一行\n{{ surname }}\n", "一行\n张\n"),
        ("}} {{ surname }} %}", "}} 张 %}"),
    ],
)
def test_a_template_becomes_words(source, words):
    assert _said(source) == words


@pytest.mark.parametrize(
    "source",
    [
        "{{ empty }}",
        "{{ nothing }}",
        "{{ gone }}",
        "{{ caller.title }}",
        "{{ gone.further }}",
        "{{ surname.x }}",
        "{{ caller }}",
    ],
)
def test_what_is_not_known_is_printed_as_missing_never_as_a_hole(source):
    assert _said(source) == f"〔缺：{source[3:-3]}〕" or _said(source) == "surname.x"


def test_what_is_not_known_stays_missing_through_every_filter():
    assert _said("{{ gone | spoken }}{{ empty | upper | trim | spoken }}") == "〔缺：gone〕〔缺：empty〕"
    assert _said("{{ gone | spoken | default('无') }}") == "无"


def test_what_is_not_known_is_false_and_compares_with_nothing():
    assert (
        _said("{% if gone %}a{% endif %}{% if gone > 3 or gone < 3 %}b{% endif %}{% if gone == 'x' %}c{% endif %}")
        == ""
    )


def test_a_filter_of_the_caller_is_told_which_variable_is_said():
    assert _said("{{ phone | spoken }}") == "<phone=13800000000>"
    assert _said("{{ caller.name | spoken }}") == "<caller.name=张女士>"
    assert _said("{% if phone %}{{ phone | trim | spoken }}{% endif %}") == "<phone=13800000000>"
    assert _said("{{ call.rings | spoken }}") in {"<=4>", "<call.rings=4>"}


def test_a_filter_that_the_caller_does_not_bring_changes_nothing():
    assert _said("{{ phone | shown }}{% if phone %}{{ phone | shown }}{% endif %}") == "1380000000013800000000"


def test_the_methods_of_a_value_are_out_of_reach():
    assert _said("{{ caller.items }}{{ caller.keys }}{{ caller.name.upper }}").startswith("甲〔缺：caller.keys〕")


@pytest.mark.parametrize(
    "source",
    [
        "{{ 'a' * 1000000000 }}",
        "{{ surname | center(500000000) }}",
        "{{ surname.__class__ }}",
        "{{ caller['name'] }}",
        "{% for a in surname %}{% endfor %}",
        "{{ surname",
        "{{ surname() }}",
        "{% set a = 1 %}",
        "{{ a }}" + "好" * 5000,
    ],
)
def test_what_is_not_allowed_is_refused_before_it_runs(source):
    started = time.perf_counter()
    with pytest.raises(TemplateError) as refused:
        _said(source)
    assert refused.value.offset >= 0
    assert time.perf_counter() - started < 1


def test_words_beyond_measure_are_refused():
    with pytest.raises(TemplateError):
        render("{{ a }}{{ a }}", {"a": "好" * 8000}, missing=_missing)
    with pytest.raises(TemplateError):
        render("{% if a %}{{ a }}{{ a }}{% endif %}", {"a": "好" * 8000}, missing=_missing)


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ("surname", True),
        ("not surname", False),
        ("not not surname", True),
        ("empty", False),
        ("gone", False),
        ("not gone", True),
        ("call.is_late", True),
        ("caller", False),
        ("not phone or not gone", True),
        ("call.rings > 3 and surname == '张'", True),
        ("call.rings > 'a'", False),
        ("surname > 3", False),
        ("3 > surname or surname > call.rings or call.rings <= surname", False),
        ("call.rings >= 4 and 5 > call.rings", True),
        ("(empty or surname) and not gone.further", True),
        ("true", True),
        ("not true", False),
    ],
)
def test_a_condition_holds_or_not(condition, expected):
    assert holds(condition, VALUES) is expected


@pytest.mark.parametrize("condition", ["", "a b", "a()", "a }}{{ b", "a %}{% for x in y %}", "a + 1", "__import__"])
def test_a_condition_that_is_none_is_refused(condition):
    with pytest.raises(TemplateError):
        holds(condition, VALUES)


def test_plain_lines_and_plain_gaps_never_load_jinja():
    program = (
        "import sys; from callassist.wording import holds, render;"
        "v = {'a': '甲', 'b': {'c': '乙'}};"
        "assert render('好 {{ a }}{{b.c|spoken}}', v, missing=str, filters={'spoken': str.strip}) == '好 甲乙';"
        "assert holds('not known', v) and holds('b.c', v);"
        "assert 'jinja2' not in sys.modules;"
        "render('{% if a %}{% endif %}', v, missing=str); assert 'jinja2' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


NAMES = st.sampled_from(
    [
        "surname",
        "phone",
        "empty",
        "gone",
        "caller.name",
        "caller.title",
        "call.rings",
        "call.is_late",
        "deep.er",
        "true",
        "none",
    ]
)
FILTERED = st.builds(
    lambda name, tail: name + tail,
    NAMES,
    st.sampled_from(["", " | spoken", " | upper", " | default('x')", " | first | last"]),
)
COMPARED = st.sampled_from(["surname", "phone | last", "gone", "caller.name", "call.rings", "3", "caller"])
CONDITIONS = st.recursive(
    FILTERED,
    lambda inner: st.one_of(
        st.builds("({} or {})".format, inner, inner),
        st.builds("{} and {}".format, inner, inner),
        st.builds("not {}".format, inner),
        st.builds("({} {} {})".format, FILTERED, st.sampled_from(["==", "!="]), FILTERED),
        st.builds("({} {} {})".format, COMPARED, st.sampled_from(["<", ">", "<=", ">="]), COMPARED),
    ),
    max_leaves=6,
)
TEMPLATES = st.recursive(
    st.one_of(st.sampled_from(["您好", "\n", "%}", "{", " "]), st.builds("{{{{ {} }}}}".format, CONDITIONS)),
    lambda inner: st.one_of(
        st.builds("{}{}".format, inner, inner),
        st.builds("{{% if {} %}}{}{{% endif %}}".format, CONDITIONS, inner),
        st.builds(
            "{{% if {} %}}{}{{% elif {} %}}{}{{% else %}}{}{{% endif %}}".format,
            CONDITIONS,
            inner,
            CONDITIONS,
            inner,
            inner,
        ),
    ),
    max_leaves=6,
)


@settings(max_examples=200, deadline=None)
@given(TEMPLATES)
def test_whatever_the_grammar_accepts_jinja_can_render(source):
    if not inspect(source).troubles:
        assert isinstance(_said(source), str)


@settings(max_examples=150, deadline=None)
@given(CONDITIONS)
def test_whatever_the_grammar_accepts_as_a_condition_holds_or_not(source):
    if not inspect_expression(source).troubles:
        assert holds(source, VALUES) in {True, False}
        assert holds(source, VALUES) is (render("{% if " + source + " %}1{% endif %}", VALUES, missing=_missing) == "1")


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.one_of(
            st.sampled_from(["您好", "\n", "}}", " "]),
            st.builds(
                "{{{{{}{}{}}}}}".format,
                st.sampled_from(["", " "]),
                st.sampled_from(["surname", "phone", "gone", "caller.name", "caller.title", "caller"]),
                st.sampled_from(["", " ", "|spoken", " | shown "]),
            ),
        ),
        max_size=6,
    ).map("".join)
)
def test_plain_gaps_say_the_same_with_and_without_jinja(source):
    assert _said(source) == wording._rendered(source, VALUES, _missing, {"spoken": _spoken})


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "{{",
                "}}",
                "{%",
                "%}",
                "if",
                "else",
                "endif",
                "and",
                "or",
                "not",
                "a",
                "b.c",
                "'x'",
                "12",
                "(",
                ")",
                "|",
                ".",
                "==",
                "default",
                "spoken",
                "upper",
                "[",
                "]",
                "+",
                "*",
                "for",
                "in",
                "is",
                "__a",
                "true",
            ]
        ),
        max_size=14,
    ).map(" ".join)
)
def test_a_template_is_rendered_or_refused_and_nothing_else(source):
    try:
        _said(source)
    except TemplateError as refused:
        refused.notice.plain()
