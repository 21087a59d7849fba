from __future__ import annotations

import pytest
from tests.content.small_site import codes, demo, problems


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        ("  first：\n    say: 您好\n    return: true\n", "Y005"),
        ("  first: {say：您好, return: true}\n", "Y005"),
        ("  first: {say: 您好, 返回：true}\n", "Y005"),
        ("  first:\n    - say：您好\n", "Y005"),
        ("  first: {key:1, return: true}\n", "Y006"),
        ("  first: {say: 您好, return:true}\n", "Y006"),
        ("  first:\n    say:\n      -您好\n    return: true\n", "Y007"),
        ("  first:\n\tsay: 您好\n\treturn: true\n", "Y008"),
        ("  first:\n    \u3000say: 您好\n    return: true\n", "Y008"),
        ("  first:\n\u00a0\u00a0\u00a0\u00a0say: 您好\n", "Y008"),
        ("  first: {say: 您好, must: [greet，greet], return: true}\n", "Y009"),
        ("  first: {say: 您好, must: 【greet】, return: true}\n", "Y009"),
        ("  first: ｛say: 您好, return: true｝\n", "Y009"),
        ("  first:\n    say:\n      — 您好\n    return: true\n", "Y011"),
        ("  first: {say: {{ surname }}好, return: true}\n", "Y013"),
        ("  first:\n    say:\n      - {% if surname %}您{% endif %}好\n    return: true\n", "Y013"),
        ("  first:\n    say: @您好\n    return: true\n", "Y013"),
        ("  first:\n    say: `您好`\n    return: true\n", "Y013"),
    ],
)
def test_what_an_input_method_left_on_types_is_named_at_once_and_alone(lines, code):
    assert set(codes(demo("steps:\n" + lines))) == {code}


@pytest.mark.parametrize(
    "line",
    [
        "请注意：先关阀门",
        "“您好”，您请说",
        "时间是12:30，号码400-000-0000",
        '"say：您好 next:a, -您好 ［甲］ {{ surname }}"',
        "'the key：1, return:true'",
        "我说，您记：一二三",
        "－",
        "——您好",
        "按＃键",
        "50%",
        "a@b.cn",
        "好的。 # a comment of ours",
        "1，2，3，return：4",
        "[好的，行, 嗯]",
    ],
)
def test_words_that_only_look_like_a_trap_are_left_alone(line):
    assert codes(demo(f"steps:\n  first:\n    say: {line}\n    return: true\n")) == []


def test_nothing_inside_a_block_of_text_is_a_trap():
    text = """\
    steps:
      first:
        say: |
          say：您好
          return:true
          -您好
          　　您请说
          － 甲
          say: {{ surname }}
          {say：1}
        return: true
    """
    assert codes(demo(text)) == []


def test_nothing_inside_quotes_over_several_lines_is_a_trap():
    text = 'steps:\n  first:\n    say: "您好，\n      say：您好\n      -您好\n      return:true"\n    return: true\n'
    assert codes(demo(text)) == []


def test_nothing_inside_a_comment_is_a_trap():
    assert codes(demo("# say：您好\nsteps:\n  # -您好 say:您好\n  first: {return: true} # next：a, {say：b}\n")) == []


def test_a_trap_is_shown_at_the_very_character():
    (problem,) = problems(demo("steps:\n  first:\n    say：您好\n    return: true\n"))
    assert (problem.line, problem.column, problem.end_column) == (9, 8, 9)


def test_a_trap_silences_the_parser_behind_it():
    assert codes(demo("steps:\n  first：\n    say: 您好\n  b: [\n")) == ["Y005"]


def test_a_file_with_carriage_returns_only_is_read_line_by_line():
    text = demo("steps:\n  first:\n    say：您好\n").replace("\n", "\r")
    assert [(problem.code, problem.line) for problem in problems(text)] == [("Y005", 9)]


def test_windows_line_ends_are_fine():
    assert codes(demo("steps:\n  first:\n    say: |\n      您好\n    return: true\n").replace("\n", "\r\n")) == []
