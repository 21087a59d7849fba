from __future__ import annotations

import json
import os
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.content.small_site import BOOK, HEAD, OTHER, SITE, codes, demo, problems, raw, reasons

from callassist.content.folder import digest, files, read_raw
from callassist.content.loading import load_files, load_raw, load_sound
from callassist.content.reading import draft_of
from callassist.errors import ContentError
from callassist.language import LANGS, Words

ROOT = Path(__file__).parents[2]
HOLD = (ROOT / "scripts/zh/hold.yaml").read_bytes()
SITE_FILE = (ROOT / "scripts/zh/site.yaml").read_bytes()

LAUGHS = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{b}: &{b} [{','.join(['*' + a] * 9)}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)
HOSTILE: dict[str, tuple[str | bytes, str]] = {
    "aliases that unfold": (LAUGHS, "Y002"),
    "an alias to itself": ("a: &a [*a]\n", "Y002"),
    "an anchor": (demo("steps: &s\n  first: {return: true}\n"), "Y002"),
    "a merge": (demo("steps:\n  first: {<<: {return: true}}\n"), "Y002"),
    "a tag": ("!!python/object/apply:os.system [echo]\n", "Y002"),
    "a tag on a word": (demo("steps:\n  first: {say: !!str 1, return: true}\n"), "Y002"),
    "two documents": (demo("steps:\n  first: {return: true}\n---\nformat: flow/1\n"), "Y002"),
    "a list as a key": (demo("steps:\n  first: {[a]: b}\n"), "Y002"),
    "brackets without end": ("format: flow/1\nsteps: " + "[" * 500, "Y004"),
    "braces without end": ("{a: " * 5000, "Y004"),
    "dashes without end": ("- " * 5000 + "a", "Y004"),
    "indentation without end": ("".join(" " * n + "a:\n" for n in range(600)), "Y004"),
    "ten megabytes": ("a" * 10_000_000, "C001"),
    "too many values": ("format: flow/1\nsteps: [" + "a," * 30_000 + "]\n", "Y004"),
    "a program": (b"\x7fELF\x02\x01\x01\x00" + bytes(range(256)) * 4, "C002"),
    "a picture": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "C002"),
    "zeros": (b"\0" * 1000, "C003"),
    "a zero among words": (b"format: flow/1\nid: de\0mo\n", "C003"),
    "a zero written as an escape": ('format: flow/1\nid: "de\\0mo"\n', "C003"),
    "an escape that turns text round": ('format: flow/1\nid: "de\\u202Emo"\n', "C003"),
    "half a character": (b"format: flow/1\nid: \xed\xa0\x80\n", "C002"),
    "half a character written as an escape": ('format: flow/1\nid: "\\ud800"\n', "Y001"),
    "a text that runs backwards": (demo("title: \u202e您好\n"), "C003"),
    "a blank without width": (demo("title: 您\u200b好\n"), "C003"),
    "an odd line end": (demo("title: 您\u2028好\n"), "C003"),
    "Notepad's ANSI": (demo("title: 您好\n").encode("gbk"), "C002"),
    "Notepad's Unicode": (demo("title: 您好\n").encode("utf-16"), "C002"),
    "a template that multiplies": (demo("steps:\n  first: {say: \"{{ 'a' * 1000000000 }}\", return: true}\n"), "T003"),
    "a template that pads": (
        demo("steps:\n  first: {say: '{{ surname | center(500000000) }}', return: true}\n"),
        "T004",
    ),
    "a template that loops": (
        demo("steps:\n  first: {say: '{% for a in surname %}a{% endfor %}', return: true}\n"),
        "T003",
    ),
    "a template that digs": (demo("steps:\n  first: {say: '{{ surname.__class__.__mro__ }}', return: true}\n"), "T003"),
    "a template without end": (demo(f'steps:\n  first: {{say: "{"{{ surname }}" * 400}", return: true}}\n'), "T003"),
    "a template of brackets": (demo(f'steps:\n  first: {{say: "{{{{ {"(" * 1500}", return: true}}\n'), "T002"),
    "a condition without end": (
        demo(f"steps:\n  first: {{skip_if: {'not ' * 500}known, next: b}}\n  b: {{return: true}}\n"),
        "T003",
    ),
    "a number without end": (
        demo(f"steps:\n  first: {{say: 您好, repeat: {{max: {'9' * 5000}, then: first}}, return: true}}\n"),
        "S003",
    ),
    "a span without end": (
        demo(f"steps:\n  first: {{say: 您好, timer: {{every: {'9' * 5000}s, max: 1, then: first}}, return: true}}\n"),
        "S005",
    ),
    "a key without end": (demo(f"steps:\n  first: {{{'k' * 1000}: 1, return: true}}\n"), "S001"),
    "an id without end": (demo(f"steps:\n  first: {{say: 您好, next: {'k' * 5000}}}\n"), "S004"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_one_clear_problem_comes_of(name):
    content, code = HOSTILE[name]
    started = time.perf_counter()
    assert list(dict.fromkeys(codes(content))) == [code]
    assert time.perf_counter() - started < 5


@pytest.mark.parametrize("name", HOSTILE)
def test_the_place_shown_is_in_the_file_for(name):
    content, _ = HOSTILE[name]
    for problem in problems(content):
        assert problem.line >= 1
        assert 1 <= problem.column < problem.end_column
        assert problem.end_column <= len(problem.excerpt) + 2


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (demo("title: 您好\n").encode("gbk"), "文件存成了 GBK（记事本里叫 ANSI），不是 UTF-8"),
        (demo("title: 您好\n").encode("utf-16"), "文件存成了 UTF-16，不是 UTF-8"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "这不是文字文件"),
    ],
)
def test_an_encoding_is_called_by_its_name(content, said):
    assert Words("zh").of(problems(content)[0].message) == said


def test_the_place_of_a_gbk_save_is_its_first_chinese_character():
    (problem,) = problems((HEAD + "steps:\n  first: {say: 您好, return: true}\n").encode("gbk"))
    assert (problem.line, problem.excerpt) == (3, "title: 示例")


def test_a_byte_order_mark_is_only_a_note():
    found = problems(b"\xef\xbb\xbf" + demo("steps:\n  first: {return: true}\n").encode())
    assert [(problem.code, problem.severity) for problem in found] == [("C004", "I")]


def test_a_phrasebook_may_be_larger_than_a_flow():
    book = BOOK + "".join(
        f"  - {{id: p{n}, phrase: 急什么{n}, harm: {'哼' * 400}, replies: [{{say: 好}}]}}\n" for n in range(1000)
    )
    assert len(book.encode()) > 1_000_000
    found = load_raw(
        "zh",
        [raw("scripts/zh/site.yaml", SITE), raw("scripts/zh/other.yaml", OTHER), raw("phrasebook/zh/busy.yaml", book)],
    )
    assert found.problems == ()


def test_a_folder_in_place_of_a_file_is_one_problem(tmp_path):
    (tmp_path / "scripts/zh/demo.yaml").mkdir(parents=True)
    (tmp_path / "scripts/zh/site.yaml").write_text(SITE, encoding="utf-8")
    (tmp_path / "scripts/zh/other.yaml").write_text(OTHER, encoding="utf-8")
    assert [problem.code for problem in load_files(tmp_path, "zh").problems] == ["C002"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes among its files")
def test_a_pipe_in_place_of_a_file_is_one_problem_and_no_wait(tmp_path):
    (tmp_path / "scripts/zh").mkdir(parents=True)
    os.mkfifo(tmp_path / "scripts/zh/demo.yaml")
    (tmp_path / "scripts/zh/site.yaml").write_text(SITE, encoding="utf-8")
    (tmp_path / "scripts/zh/other.yaml").write_text(OTHER, encoding="utf-8")
    assert [problem.code for problem in load_files(tmp_path, "zh").problems] == ["C002"]


def test_a_link_that_leads_out_of_the_folder_is_refused(tmp_path):
    outside = tmp_path / "outside.yaml"
    outside.write_text(demo("steps:\n  first: {return: true}\n"), encoding="utf-8")
    inside = tmp_path / "root/scripts/zh"
    inside.mkdir(parents=True)
    (inside / "site.yaml").write_text(SITE, encoding="utf-8")
    (inside / "other.yaml").write_text(OTHER, encoding="utf-8")
    (inside / "demo.yaml").symlink_to(outside)
    assert [problem.code for problem in load_files(tmp_path / "root", "zh").problems] == ["C002"]


def test_what_is_no_yaml_file_is_passed_over(tmp_path):
    folder = tmp_path / "scripts/zh"
    folder.mkdir(parents=True)
    for name in (".hidden.yaml", "notes.txt", "hold.yaml~", "hold.yaml.bak", ".#hold.yaml"):
        (folder / name).write_bytes(b"\0")
    assert files(tmp_path, "zh") == []


def _walks(site: bytes, flow: bytes) -> None:
    raws = [raw("scripts/zh/site.yaml", site), raw("scripts/zh/hold.yaml", flow)]
    try:
        pack, _ = load_sound("zh", raws)
    except ContentError as error:
        for lang in LANGS:
            for problem in reasons(error):
                Words(lang).of(problem.message)
    else:
        assert pack.digest == digest(raws)
    draft_of.cache_clear()


def _mutated(data: st.DataObject, original: bytes) -> bytes:
    content = bytearray(original)
    for _ in range(data.draw(st.integers(1, 6))):
        place = data.draw(st.integers(0, len(content)))
        length = data.draw(st.integers(0, 12))
        content[place : place + length] = data.draw(st.one_of(st.binary(max_size=12), _SPLINTERS))
    return bytes(content)


_SPLINTERS = st.sampled_from(
    [
        word.encode()
        for word in [
            "：",
            "｛",
            "【",
            "“",
            "”",
            "\u3000",
            "\t",
            "-",
            "--",
            "---",
            ":",
            "::",
            "{",
            "}",
            "[",
            "]",
            "{{",
            "}}",
            "{%",
            "%}",
            "{#",
            "|",
            ">",
            "&",
            "*",
            "!",
            "%",
            "@",
            "`",
            "#",
            "''",
            '"',
            "\\",
            "\n",
            "\r",
            "，",
            "、",
            "—",
            "null",
            "~",
            "0",
            "-1",
            "next",
            "end",
        ]
    ]
    + [b"\0", b"\xff", b"\xef\xbb\xbf", b"\xe2\x80\xa8", b"\n\n", b"  ", b"\n  "]
)


@settings(max_examples=150, deadline=2000, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_no_change_of_a_flow_files_bytes_raises_anything_but_a_content_error(data):
    _walks(SITE_FILE, _mutated(data, HOLD))


@settings(max_examples=75, deadline=2000, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_no_change_of_a_site_files_bytes_raises_anything_but_a_content_error(data):
    _walks(_mutated(data, SITE_FILE), HOLD)


@settings(max_examples=100, deadline=2000)
@given(st.one_of(st.binary(max_size=400), st.text(max_size=300).map(lambda text: text.encode("utf-8", "replace"))))
def test_no_bytes_at_all_raise_anything_but_a_content_error(content):
    _walks(SITE.encode(), content)


@settings(max_examples=100, deadline=2000)
@given(
    st.recursive(
        st.one_of(st.text(max_size=12), st.sampled_from(["first", "1", "true", "20s", ""])),
        lambda inner: st.one_of(
            st.lists(inner, max_size=4),
            st.dictionaries(
                st.sampled_from(
                    [
                        "say",
                        "next",
                        "choices",
                        "timer",
                        "every",
                        "max",
                        "then",
                        "key",
                        "label",
                        "return",
                        "promise",
                        "kind",
                        "record",
                        "first",
                        "x",
                    ]
                ),
                inner,
                max_size=5,
            ),
        ),
        max_leaves=25,
    )
)
def test_no_shape_of_steps_raises_anything_but_a_content_error(steps):
    _walks(SITE.encode(), (HEAD.replace("demo", "hold") + "steps: " + json.dumps(steps) + "\n").encode())


def test_a_link_in_place_of_the_content_root_is_followed(tmp_path):
    link = tmp_path / "site"
    link.symlink_to(ROOT)
    assert [one.refused for one in read_raw(link, files(link, "zh")) if one.refused] == []


def test_a_file_that_is_no_longer_there_is_told_in_the_readers_language(tmp_path):
    (tmp_path / "scripts/zh").mkdir(parents=True)
    (tmp_path / "scripts/zh/site.yaml").write_text(SITE, encoding="utf-8")
    (tmp_path / "scripts/zh/other.yaml").write_text(OTHER, encoding="utf-8")
    (tmp_path / "scripts/zh/loop.yaml").symlink_to("loop.yaml")
    (tmp_path / "scripts/zh/gone.yaml").symlink_to("nothing.yaml")
    told = {one.path: Words("zh").of(one.message) for one in load_files(tmp_path, "zh").problems if one.code == "C002"}
    assert told == {
        "scripts/zh/gone.yaml": "文件读不了：没有这个文件",
        "scripts/zh/loop.yaml": "文件读不了：这是个指向自己的链接",
    }
