from __future__ import annotations

import json

import pytest
from tests.content.small_site import demo, problems

from callassist.content.problem import Problem
from callassist.content.report import A_FILE, as_github, as_json, as_text, width
from callassist.language import Words, notice

STEPS = "steps:\n  first:\n    say: |\n      {{ caller.surname }}{{ caller.tilte }}您好，我是{{ agent.name }}。\n    return: true\n"


def _told(lang: str, steps: str = STEPS) -> str:
    return "\n".join(as_text(problems(demo(steps)), Words(lang)))  # type: ignore[arg-type]


def test_a_problem_is_told_in_chinese_with_place_caret_consequence_and_fix():
    assert _told("zh") == (
        "scripts/zh/demo.yaml:10:30: 错误 T001  没有变量“caller.tilte”，是不是“caller.title”？\n"
        "   |\n"
        "10 |       {{ caller.surname }}{{ caller.tilte }}您好，我是{{ agent.name }}。\n"
        "   |                              ^^^^^^^^^^^^\n"
        "   = 后果：通话时这里是空的，会念出半句话。\n"
        "   = 改法：可用 caller.name、caller.surname、caller.title、caller.phone、caller.room。\n"
    )


def test_the_same_problem_is_told_in_english():
    assert _told("en").splitlines()[0] == (
        'scripts/zh/demo.yaml:10:30: error T001  There is no variable "caller.tilte"; is it "caller.title"?'
    )


def test_the_caret_stands_under_the_words_for_eyes_that_see_chinese_two_columns_wide():
    lines = _told("zh", 'steps:\n  first: {say: "您好，{{ 姓名 }}", return: true}\n').splitlines()
    line, caret = lines[2], lines[3]
    before = line[: line.index("姓名")]
    assert width(caret[: caret.index("^")]) == width(before)
    assert caret.count("^") == 4


def test_a_long_line_is_cut_to_the_part_around_the_place():
    words = "好，" * 150
    lines = _told("zh", f'steps:\n  first: {{say: "{words}{{{{ nobody }}}}{words}", return: true}}\n').splitlines()
    line, caret = lines[2], lines[3]
    assert width(line) < 110
    assert line.count("…") == 2
    at = width(line[: line.index("nobody")])
    assert width(caret[: caret.index("^")]) == at


def test_at_most_twenty_problems_of_a_file_are_told():
    steps = "steps:\n  first: {return: true}\n" + "".join(f"  s{n}: {{say: 您好, must: x{n}}}\n" for n in range(50))
    told = list(as_text([one for one in problems(demo(steps)) if one.code == "G006"], Words("zh")))
    assert len(told) == A_FILE + 1
    assert "还有 30 处" in told[-1]


@pytest.mark.parametrize("harm", ["\x1b[2J", "\u202e", "\x07", "\r"])
def test_nothing_that_could_harm_a_terminal_is_printed(harm):
    problem = Problem(
        path=f"a{harm}b.yaml",
        line=1,
        column=1,
        end_column=3,
        code="S001",
        severity="E",
        message=notice('There is no key "{key}" here', key=f"x{harm}y"),
        excerpt=f"x{harm}y: 1",
    )
    words = Words("en")
    for text in (*as_text([problem], words), *as_github([problem], words), as_json([problem], words)):
        assert harm not in text


def test_json_holds_everything_that_an_editor_needs():
    (found,) = json.loads(as_json(problems(demo(STEPS)), Words("en")))
    assert found == {
        "file": "scripts/zh/demo.yaml",
        "line": 10,
        "column": 30,
        "end": 42,
        "code": "T001",
        "severity": "E",
        "message": 'There is no variable "caller.tilte"; is it "caller.title"?',
        "consequence": "On a call there would be a hole here: half a sentence read aloud.",
        "fix": "Possible are caller.name, caller.surname, caller.title, caller.phone, caller.room.",
        "edits": [],
    }


def test_github_is_told_in_its_own_commands():
    (found,) = as_github(problems(demo(STEPS)), Words("en"))
    assert found.startswith("::error file=scripts/zh/demo.yaml,line=10,col=30,endColumn=42,title=T001::There is no")
    assert "\n" not in found
