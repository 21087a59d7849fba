from __future__ import annotations

import importlib
import pkgutil
import re
import textwrap

import pytest
from hypothesis import example as also
from hypothesis import given
from hypothesis import strategies as st
from tests.content.small_site import OTHER, SITE, codes, demo, problems, raw, site_with
from tests.packs import ROOT

from callassist.content.loading import load_raw
from callassist.content.rule import Rule
from callassist.content.rules import __path__ as folder
from callassist.content.rules import all_rules, words_for
from callassist.content.rules.bad_pattern import is_plainly_sound
from callassist.language import Words
from callassist.lookup.scanning.wordings import is_pattern
from callassist.workflows.load_pack import load_pack

WITHOUT_EXAMPLE = {
    "C001",
    "C002",
    "C003",
    "C004",
    "C005",
    "C006",
    "D001",
    "D002",
    "D003",
    "D004",
    "G008",
    "G009",
    "G016",
    "G017",
    "K001",
    "K002",
    "N001",
    "N002",
    "N003",
    "N004",
    "P001",
    "P005",
    "P006",
    "P007",
    "Q001",
    "Q002",
    "S006",
    "S008",
    "S009",
    "S010",
    "S011",
    "S012",
    "S014",
    "V001",
    "V002",
    "X001",
    "X002",
    "Y004",
    "Y008",
}
"""Rules about bytes, blanks, sizes, file names, sites and books: no example can show them; tests of their own do."""


def _modules() -> dict[str, tuple[Rule, str]]:
    found = {}
    for module in pkgutil.iter_modules(folder):
        loaded = importlib.import_module(f"callassist.content.rules.{module.name}")
        found[loaded.rule.code] = (loaded.rule, loaded.__doc__ or "")
    return found


RULES = _modules()


def _examples(doc: str, kind: str) -> list[str]:
    """Give the indented blocks after `Bad::` or `Good::`."""
    found = re.findall(rf"^{kind}::\n\n((?:    .*\n|\n)+)", doc + "\n", re.MULTILINE)
    return [textwrap.dedent(block).rstrip("\n") + "\n" for block in found]


def test_every_rule_has_a_code_of_its_own():
    assert len(RULES) == len(all_rules())


def test_every_rule_that_a_flow_can_break_shows_a_bad_and_a_good_example():
    without = {code for code, (_, doc) in RULES.items() if not (_examples(doc, "Bad") and _examples(doc, "Good"))}
    assert without == WITHOUT_EXAMPLE


@pytest.mark.parametrize("code", sorted(RULES.keys() - WITHOUT_EXAMPLE))
def test_the_bad_example_of_a_rule_breaks_it_and_no_other(code):
    for example in _examples(RULES[code][1], "Bad"):
        assert set(codes(demo(example))) == {code}


@pytest.mark.parametrize("code", sorted(RULES.keys() - WITHOUT_EXAMPLE))
def test_the_good_example_of_a_rule_breaks_none(code):
    for example in _examples(RULES[code][1], "Good"):
        assert codes(demo(example)) == []


@pytest.mark.parametrize("code", sorted(RULES.keys() - WITHOUT_EXAMPLE))
def test_a_problem_says_what_it_does_to_a_call_and_what_to_do(code):
    for problem in problems(demo(_examples(RULES[code][1], "Bad")[0])):
        assert problem.consequence
        assert problem.fix


@pytest.mark.parametrize("code", sorted(RULES.keys() - WITHOUT_EXAMPLE))
def test_a_problem_is_said_in_chinese_without_a_hole(code):
    words = Words("zh")
    for problem in problems(demo(_examples(RULES[code][1], "Bad")[0])):
        for part in (problem.message, problem.consequence, problem.fix):
            assert part is not None
            assert re.search("[\u4e00-\u9fff]", words.of(part)), part.template


def test_no_two_rules_explain_the_same_fault():
    names = [name for rule in all_rules() for name in rule.faults]
    assert len(names) == len(set(names)) == len(words_for())


def test_a_mistyped_name_is_answered_with_the_one_that_was_meant():
    (problem,) = problems(demo("steps:\n  first: {say: '{{ caller.tilte }}', return: true}\n"))
    assert Words("zh").of(problem.message) == "没有变量“caller.tilte”，是不是“caller.title”？"


def test_a_chinese_key_is_answered_with_the_english_one():
    (problem,) = problems(demo("steps:\n  first: {say: 您好, 返回: true, return: true}\n"))
    assert problem.message.plain() == 'There is no key "返回" here; is it "return"?'


def test_the_label_of_a_field_is_answered_with_its_id():
    (problem,) = problems(demo("steps:\n  first: {say: '{{ 姓氏 }}好', return: true}\n"))
    assert problem.message.plain() == 'There is no variable "姓氏"; is it "surname"?'


def test_what_exists_is_listed_when_it_can_be_read_at_a_glance():
    (problem,) = problems(demo("steps:\n  first: {say: 您好, must: [zzz], return: true}\n"))
    assert problem.fix is not None
    assert Words("en").of(problem.fix) == "Possible are greet."


def test_a_step_that_lacks_its_shape_does_not_hide_the_problems_of_its_neighbours():
    text = demo("steps:\n  first: {say: 您好, nxt: a, next: gone}\n  a: {say: 好, next: nowhere}\n")
    assert codes(text) == ["S001", "G001"]


def test_a_step_that_lacks_its_shape_can_still_be_led_to():
    assert codes(demo("steps:\n  first: {say: 您好, next: a}\n  a: {say: 好, nxt: first, return: true}\n")) == ["S001"]


def test_a_flow_that_cannot_be_read_is_not_called_unknown_by_its_neighbours():
    broken = site_with(
        broken="format: flow/1\nsteps: [", demo=demo("steps:\n  first: {call: broken, next: a}\n  a: {return: true}\n")
    )
    assert [(problem.path, problem.code) for problem in broken.problems] == [("scripts/zh/broken.yaml", "Y001")]


def test_two_circles_without_a_way_out_are_two_problems_and_no_more():
    text = """\
    steps:
      first:
        say: 您好
        choices: [{key: 1, label: 甲, next: a}, {key: 2, label: 乙, next: c}, {key: 3, label: 丙, return: true}]
      a: {say: 甲, next: b}
      b: {say: 乙, next: a}
      c: {say: 丙, next: d}
      d: {say: 丁, next: e}
      e: {say: 戊, next: c}
    """
    assert codes(demo(text)) == ["G011", "G011"]


def test_a_timer_may_be_the_way_out_of_a_circle():
    text = """\
    steps:
      first: {say: 您好, timer: {every: 5s, say: 在吗？, max: 2, then: last}, next: first}
      last: {return: true}
    """
    assert codes(demo(text)) == []


def test_flows_may_run_each_other_as_long_as_one_way_comes_to_an_end():
    text = """\
    steps:
      first:
        say: 您好
        choices:
          - {key: 1, label: 再来, call: demo, return: true}
          - {key: 2, label: 好了, return: true}
    """
    assert codes(demo(text)) == []


def test_a_circle_of_flows_is_one_problem():
    text = "steps:\n  first: {{say: 您好, call: {}, next: last}}\n  last: {{return: true}}\n"
    found = site_with(demo=demo(text.format("more")), more=demo(text.format("demo")).replace("id: demo", "id: more"))
    assert [problem.code for problem in found.problems] == ["G014"]


def test_the_same_key_cannot_open_two_flows():
    text = "key: h\nsteps:\n  first: {say: 您好, return: true}\n"
    found = site_with(demo=demo(text), more=demo(text).replace("id: demo", "id: more"))
    assert [(problem.path, problem.code) for problem in found.problems] == [("scripts/zh/more.yaml", "G013")]


def test_a_capital_letter_is_a_key_of_its_own_even_where_the_small_one_is_taken():
    assert codes(demo("key: B\nsteps:\n  first: {say: 您好, return: true}\n")) == []


def test_the_id_of_a_flow_is_its_files_name():
    assert [problem.code for problem in site_with(wrong=demo("steps:\n  first: {return: true}\n")).problems] == ["S006"]


def test_phrases_are_not_looked_up_while_there_is_no_phrasebook():
    text = demo("steps:\n  first: {say: 您好, avoid: [no-such-phrase], return: true}\n")
    empty = "format: phrasebook/1\nid: busy\ntitle: 忙\nphrases: []\n"
    assert site_with(demo=text, busy=empty).problems == ()


def test_a_phrase_id_stands_for_one_phrase_only():
    twice = (
        "format: phrasebook/1\nid: busy\ntitle: 忙\nphrases:\n"
        + "  - {id: a, phrase: 急什么, harm: 哼, replies: [{say: 好}]}\n" * 2
    )
    assert [(problem.code, problem.line) for problem in site_with(busy=twice).problems] == [("P001", 6)]


def test_a_language_without_a_site_file_cannot_be_used():

    found = load_raw("zh", [raw("scripts/zh/other.yaml", OTHER)])
    assert [(problem.path, problem.code) for problem in found.problems] == [("scripts/zh/site.yaml", "S008")]


def test_a_site_of_another_language_than_its_folder_is_refused():
    assert [problem.code for problem in site_with(site=SITE.replace("language: zh", "language: en")).problems] == [
        "S008"
    ]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (("needs: [phone]", "needs: [fone]"), "G003"),
        (("needs: [phone], category: daily", "needs: [phone], category: dally"), "G008"),
        (("default_outcome: answered", "default_outcome: done"), "G004"),
        (("surname: {label", "caller: {label"), "G009"),
        (("within: 2h", "within: 2个小时"), "S005"),
        (("type: phone", "type: fone"), "S003"),
        (("〔缺：{label}〕", "〔缺：{lable}〕"), "S009"),
        (("〔缺：{label}〕", "〔缺：{label〕"), "S009"),
        (("type: phone", "type: phone, pattern: '[0-9'"), "S010"),
        (("type: phone", "type: choice"), "S011"),
        (("callback: other", "callback: gone"), "G002"),
        (("callback: other\n", ""), "G017"),
        (("〔缺：{label}〕", "〔缺：{label.__class__}〕"), "S009"),
        (("〔缺：{label}〕", "〔缺：{label!r}〕"), "S009"),
        (("〔缺：{label}〕", "'〔缺：{label:>900000000}〕'"), "S009"),
        (
            ("categories:", "festivals: [{id: a, label: 甲, greeting: 好, wish: 好, days: ['02-30']}]\ncategories:"),
            "S012",
        ),
        (
            ("categories:", "festivals: [{id: a, label: 甲, greeting: 好, wish: 好, days: ['十月一日']}]\ncategories:"),
            "S012",
        ),
    ],
)
def test_the_site_file_is_checked_too(change, code):
    assert [problem.code for problem in site_with(site=SITE.replace(*change)).problems] == [code]


def test_a_newer_format_is_refused_clearly():
    (problem,) = problems(demo("steps: {}\n").replace("flow/1", "flow/2"))
    assert problem.code == "V001"
    assert problem.message.plain() == 'The format "flow/2" is newer than this program knows'


@pytest.mark.parametrize("first", ["", "format: flow\n", "format: [flow/1]\n", "format: site/1\n", "format: 流程/1\n"])
def test_a_file_of_no_format_we_know_is_refused(first):
    assert codes(first + "id: demo\n") == ["V001"]


@pytest.mark.parametrize("text", ["", "# nothing\n", "- a\n", "just words\n", "---\n"])
def test_a_file_that_is_no_mapping_is_refused(text):
    assert codes(text) == ["V001"]


def test_an_unfinished_step_may_have_no_exit_yet():
    assert codes(demo("steps:\n  first: {say: 您好, todo: true}\n")) == ["S013"]


def test_a_pattern_among_the_variants_of_a_phrase_must_be_one():
    book = "format: phrasebook/1\nid: busy\ntitle: 忙\nphrases:\n  - {id: a, phrase: 急什么, harm: 哼, variants: [急啥, /急(啥/, /急.*/], replies: [{say: 好}]}\n"
    assert [(problem.code, problem.column) for problem in site_with(busy=book).problems] == [("S010", 50)]


def test_a_choice_writes_down_only_what_the_field_can_hold():
    site = SITE.replace("type: surname", "type: choice, options: [张, 王]")
    text = demo("steps:\n  first: {choices: [{key: 1, label: 甲, set: {surname: 李}, return: true}]}\n")
    assert [problem.code for problem in site_with(site=site, demo=text).problems] == ["S011"]


def test_an_end_without_any_outcome_noted_needs_a_default():
    text = demo("steps:\n  first: {say: 再见, end: outcome}\n")
    assert site_with(demo=text).problems == ()
    found = site_with(demo=text, site=SITE.replace("default_outcome: answered\n", "")).problems
    assert [problem.code for problem in found] == ["G016"]


@pytest.mark.parametrize(
    ("text", "column", "shown"),
    [
        ("｛｛ surname ｝｝您好", 17, "｛｛"),
        ("您好，{％ if surname %}张{% endif %}", 20, "{％"),
        ("您好，{surname}", 20, "{surname}"),
        ("您好，{ caller.name }", 20, "{ caller.name }"),
    ],
)
def test_a_gap_that_is_none_is_pointed_at(text, column, shown):
    (problem,) = problems(demo(f'steps:\n  first: {{say: "{text}", return: true}}\n'))
    assert (problem.code, problem.column) == ("T002", column)
    assert problem.excerpt[problem.column - 1 : problem.end_column - 1] == shown


@pytest.mark.parametrize("text", ["您好{}", "{{ surname }}", "{# note #}", "一｛二｝三", "{{ surname }}}", "{ 1 }"])
def test_braces_that_are_only_braces_are_left_alone(text):
    assert codes(demo(f"steps:\n  first: {{say: '{text}', return: true}}\n")) == []


def test_a_flow_with_another_id_is_one_problem_however_many_flows_call_it():
    calls = demo("steps:\n  first: {say: 您好, call: hold, next: last}\n  last: {return: true}\n")
    found = site_with(demo=calls, hold=OTHER.replace("id: other", "id: third")).problems
    assert [(problem.path, problem.code) for problem in found] == [("scripts/zh/hold.yaml", "S006")]


@given(st.text(alphabet="ab家[]()|?*+{}0,9^$\\\\bwn.:!=-&", max_size=14))
@also("a{3,2}")
@also("(?!a)*")
@also("(?:ab)?")
@also(r"\b家\b")
def test_a_pattern_that_is_called_plainly_sound_compiles(pattern: str):
    if is_plainly_sound(pattern):
        re.compile(pattern)


def test_most_patterns_of_the_shipped_books_need_no_trial():
    patterns = [
        variant[1:-1]
        for lang in ("zh", "en")
        for phrase in load_pack(ROOT, lang)[0].phrases.values()
        for variant in phrase.variants
        if is_pattern(variant)
    ]
    assert sum(map(is_plainly_sound, patterns)) > 0.85 * len(patterns)
