from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from tests.content.small_site import BOOK, OTHER, SITE
from tests.packs import ROOT

from callassist.cli.main import main
from callassist.content.folder import all_files, files, read_raw
from callassist.content.loading import load_files, load_sound
from callassist.content.renaming import KNOWN_BY_NAME
from callassist.content.variables import GROUPS
from callassist.workflows import index_rows
from callassist.workflows.run_cases import run_cases

DEMO = """\
# 头一行
format: flow/1
id: demo   # 编号
title: 示例
when: 示例
kind: exception
key: e
start: "first"
steps:
  first:
    say:
      - "您贵姓？{{ phone }}"      # phone 是电话
      - |
        {% if phone %}号码{{ phone | spoken }}{% endif %}，phone 对吗？
    skip_if: phone and known
    record: [phone, 'surname']
    readback: phone
    avoid: [whats-the-rush]
    must: greet
    timer: {every: 5s, say: "{{ phone }}在吗？", max: 2, then: first2}
    repeat: {max: 3, then: first2}
    choices:
      - {key: 1, label: 好, call: other, next: first, set: {phone: "1"}}
      - {key: 2, label: "打{{ phone }}", end: answered}
    next: first2
  first2: {say: 好, outcome: answered, return: true}
tests:
  - name: 一
    given: {phone: "13800000000", now: "2026-10-18 09:30"}
    play: [{press: 1}, {fill: phone 13800000001}, {fill: "surname 张"}, {open: other}, {see: first}]
    expect: {visited: [first, first2], ended: answered, missing: phone}
"""
COURTESY = """\
format: courtesy/1
id: courtesy
title: 礼貌
occasions:
  - {id: first, title: 一, lines: [{say: 您好}], avoid: whats-the-rush}
"""
MORE = """\
  - {id: other-one, phrase: 急啥子, harm: 嫌我烦。, yields_to: [whats-the-rush], replies: [{say: 我这就办。}]}
"""


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for lang in ("zh", "en"):
        (tmp_path / "site" / "scripts" / lang).mkdir(parents=True)
        (tmp_path / "site" / "phrasebook" / lang).mkdir(parents=True)
        for name, text in {
            "scripts/{}/site.yaml": SITE.replace("language: zh", f"language: {lang}"),
            "scripts/{}/other.yaml": OTHER,
            "scripts/{}/demo.yaml": DEMO,
            "phrasebook/{}/busy.yaml": BOOK + MORE,
            "phrasebook/{}/courtesy.yaml": COURTESY,
        }.items():
            (tmp_path / "site" / name.format(lang)).write_bytes(text.encode())
    monkeypatch.setenv("CALLASSIST_SITE", str(tmp_path / "site"))
    monkeypatch.setenv("CALLASSIST_LANG", "en")
    return tmp_path / "site"


def held(site: Path) -> dict[str, str]:
    """Give what all files hold, kept copies apart."""
    return {
        path.relative_to(site).as_posix(): path.read_bytes().decode()
        for path in sorted(site.rglob("*"))
        if path.is_file() and path.suffix == ".yaml"
    }


def is_sound(site: Path) -> bool:
    """Whether there is no error in either language; the test call that is never walked here is another matter."""
    for lang in ("zh", "en"):
        load_sound(lang, read_raw(site, files(site, lang)))
    return True


def rename(*words: str, lang: str = "zh") -> int:
    return main(["--lang", lang, "rename", *words])


def test_the_small_site_is_sound(site):
    assert is_sound(site)


@pytest.mark.parametrize(
    ("kind", "old", "new", "pattern", "home"),
    [
        ("step", "demo/first", "ask", r"(?<=[\[ \"])first(?![\w}]|, title)", "scripts/zh/demo.yaml"),
        ("phrase", "whats-the-rush", "no-hurry", "whats-the-rush", "phrasebook/zh/busy.yaml"),
        ("element", "greet", "hello", "greet", "scripts/zh/site.yaml"),
        ("disposition", "answered", "told", "answered", "scripts/zh/site.yaml"),
    ],
)
def test_an_id_is_renamed_wherever_it_is_meant_and_nothing_else_changes(site, kind, old, new, pattern, home):
    before = held(site)
    assert rename(kind, old, new, "--write") == 0
    after = held(site)
    former = old if kind in {"step", "phrase"} else f"{kind}/{old}"
    line = f"renamed: {{{former.rpartition('demo/')[2]}: {new}}}\n"
    assert line in after[home]
    after[home] = after[home].replace(line, "")
    for name, text in before.items():
        is_meant = "/zh/" in name and (kind != "step" or name == home)
        assert after[name] == (re.sub(pattern, new, text) if is_meant else text)
    assert is_sound(site)


def test_a_field_is_renamed_in_lines_conditions_and_tests_but_not_in_words(site):
    (site / "scripts/zh/site.yaml").write_text(
        SITE.replace("phone: {label", "tel: {label").replace("needs: [phone]", "needs: [tel]"), encoding="utf-8"
    )
    (site / "scripts/zh/demo.yaml").write_text(re.sub(r"phone(?! 是| 对)", "tel", DEMO), encoding="utf-8")
    assert rename("field", "tel", "call_number", "--write") == 0
    assert held(site)["scripts/zh/demo.yaml"] == re.sub(r"phone(?! 是| 对)", "call_number", DEMO)
    assert "needs: [call_number]" in held(site)["scripts/zh/site.yaml"]
    assert "renamed: {field/tel: call_number}" in held(site)["scripts/zh/site.yaml"]
    assert is_sound(site)


def test_a_flow_takes_its_file_along_and_the_site_file_names_it_if_calls_begin_with_it(site):
    assert rename("flow", "demo", "sample", "--write") == 0
    after = held(site)
    assert "scripts/zh/demo.yaml" not in after
    assert after["scripts/zh/sample.yaml"] == DEMO.replace(
        "id: demo   # 编号\n", "id: sample   # 编号\nrenamed: {flow/demo: sample}\n"
    )
    assert (site / "scripts/zh/demo.yaml.before").read_text(encoding="utf-8") == DEMO
    text = SITE.replace("inbound: other\n", "").replace("callback: other\n", "callback: 'other'\n")
    (site / "scripts/zh/site.yaml").write_text(text, encoding="utf-8")
    (site / "scripts/zh/other.yaml").rename(site / "scripts/zh/incoming-call.yaml")
    for path in (site / "scripts/zh").glob("*.yaml"):
        path.write_text(path.read_text(encoding="utf-8").replace("other", "incoming-call"), encoding="utf-8")
    assert rename("flow", "incoming-call", "calls-in", "--write") == 0
    after = held(site)
    assert after["scripts/zh/site.yaml"].endswith("\ninbound: calls-in\n")
    assert "outbound: calls-in\n" in after["scripts/zh/site.yaml"]
    assert "callback: 'calls-in'\n" in after["scripts/zh/site.yaml"]
    assert "call: calls-in" in after["scripts/zh/sample.yaml"]
    assert is_sound(site)


def test_without_write_the_lines_are_shown_and_nothing_is_changed(site, capsys):
    before = held(site)
    assert rename("step", "demo/first2", "last", lang="en") == 0
    assert held(site) == before
    said = capsys.readouterr().out
    assert "scripts/en/demo.yaml\n" in said
    assert "\n   26 -   first2: {say: 好, outcome: answered, return: true}\n      +   last: {say" in said
    assert "--write" in said.splitlines()[-1]


def test_both_languages_are_renamed_together_or_not_at_all(site):
    (site / "scripts/en/demo.yaml").write_text(DEMO.replace("first2", "second"), encoding="utf-8")
    before = held(site)
    assert rename("step", "demo/first2", "last", "--both", "--write") == 2
    assert held(site) == before
    assert rename("step", "demo/first", "ask", "--both", "--write") == 0
    assert all("renamed: {first: ask}" in held(site)[f"scripts/{lang}/demo.yaml"] for lang in ("zh", "en"))


def test_line_ends_and_a_byte_order_mark_stay(site):
    path = site / "scripts/zh/demo.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + DEMO.replace("\n", "\r\n").encode())
    assert rename("step", "demo/first2", "last", "--write") == 0
    text = DEMO.replace("first2", "last").replace("# 编号\n", "# 编号\nrenamed: {first2: last}\n")
    assert path.read_bytes() == b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("step", "demo/frist", "x"), "first"),
        (("step", "dmo/first", "x"), "demo"),
        (("step", "first", "x"), "hold/ask_leave"),
        (("flow", "demoo", "x"), "demo"),
        (("field", "phones", "x"), "phone"),
        (("phrase", "whats-the-rush", "other-one"), "already"),
        (("step", "demo/first", "first2"), "already"),
        (("flow", "demo", "other"), "already"),
        (("step", "demo/first", "Erste"), "Erste"),
        (("element", "greet", "问候"), "问候"),
        (("field", "phone", "tel"), "program itself"),
        (("disposition", "answered", "outcome"), "already"),
        (("field", "surnam", "company"), "surname"),
        (("word", "a", "b"), "step"),
    ],
)
def test_what_cannot_be_is_one_line_and_changes_nothing(site, capsys, words, said):
    before = held(site)
    assert rename(*words, "--write", lang="en") == 2
    shown = capsys.readouterr()
    assert len(shown.err.splitlines()) == 1
    assert said in shown.err
    assert shown.out == ""
    assert held(site) == before


def test_what_the_check_would_refuse_is_not_done(site, capsys):
    for lang in ("zh", "en"):
        path = site / f"scripts/{lang}/site.yaml"
        path.write_text(
            SITE.replace("language: zh", f"language: {lang}").replace("  phone:", "  desk: {label: 部门}\n  phone:"),
            "utf-8",
        )
    before = held(site)
    assert rename("field", "desk", "company", "--write", lang="en") == 2
    assert "company" in capsys.readouterr().err
    assert held(site) == before


def test_a_file_that_cannot_be_read_to_its_end_is_to_be_mended_first(site, capsys):
    (site / "scripts/en/other.yaml").write_text(OTHER + "  last: {sya: 好}\n", encoding="utf-8")
    assert rename("step", "demo/first", "ask", "--write", lang="en") == 2
    assert "scripts/en/other.yaml:9" in capsys.readouterr().err


def test_an_error_that_was_there_before_is_no_reason_not_to_rename(site):
    (site / "scripts/zh/other.yaml").write_text(OTHER.replace("return: true", "next: nowhere"), encoding="utf-8")
    assert rename("step", "demo/first", "ask", "--write") == 0
    assert "renamed: {first: ask}" in held(site)["scripts/zh/demo.yaml"]


def test_a_file_in_the_way_of_a_flows_new_name_is_left_alone(site, capsys):
    (site / "scripts/zh/sample.yaml").mkdir()
    before = held(site)
    assert rename("flow", "demo", "sample", "--write") == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert held(site) == before


@pytest.mark.parametrize(
    ("kind", "old", "new"),
    [
        ("flow", "incoming-call", "calls-in"),
        ("phrase", "dont-know", "no-idea"),
        ("field", "visit_date", "day_agreed"),
    ],
)
def test_the_shipped_calls_go_as_before_and_a_name_taken_back_leaves_every_other_line_as_it_was(
    tmp_path, monkeypatch, kind, old, new
):
    for part in ("scripts", "phrasebook"):
        shutil.copytree(ROOT / part / "zh", tmp_path / "site" / part / "zh")
    monkeypatch.setenv("CALLASSIST_SITE", str(tmp_path / "site"))
    root, before = tmp_path / "site", held(tmp_path / "site")
    assert rename(kind, old, new, "--write") == 0
    pack, _ = load_sound("zh", read_raw(root, files(root, "zh")))
    assert not [verdict for verdict in run_cases(pack) if verdict.faults]
    prefix = old.partition("/")[0] + "/" if kind == "step" else ""
    assert rename(kind, prefix + new, old.removeprefix(prefix), "--write") == 0
    lines = {name: frozenset(text.splitlines()) for name, text in before.items()}
    added = [line for name, text in held(root).items() for line in text.splitlines() if line not in lines[name]]
    assert [line.partition(":")[0] for line in added] in (
        ["renamed"],
        ["renamed", "inbound"],
    )


def test_a_field_that_the_program_speaks_of_keeps_its_id():
    named = {*GROUPS["caller"], *index_rows._TELLING} - {"name"}
    assert named <= KNOWN_BY_NAME["field"]


@pytest.mark.parametrize(
    ("kind", "old", "new", "gone"),
    [
        ("step", "hold/ask_leave", "please_wait", "hold/ask_leave"),
        ("flow", "silent-caller", "no-sound-caller", "silent-caller"),
        ("element", "ask-suits", "suits", "element: ask-suits"),
        ("phrase", "sue-wherever", "go-and-sue", "sue-wherever"),
        ("phrase", "only-tomorrow", "not-today", "only-tomorrow"),
        ("field", "period", "billing_period", "period"),
        ("field", "amount", "sum_owed", "amount"),
    ],
)
def test_files_of_training_name_it_otherwise_too(tmp_path, kind, old, new, gone):
    root = tmp_path / "site"
    for name in ("scripts", "phrasebook"):
        shutil.copytree(ROOT / name / "zh", root / name / "zh")
    assert main(["--site", str(root), "--lang", "zh", "rename", kind, old, new, "--write"]) == 0
    for path in (root / "scripts/zh/training").glob("*.yaml"):
        assert not re.search(rf"(?<![\w-]){re.escape(gone)}(?![\w-])", path.read_text())
    assert not [one for one in load_files(root, "zh", all_files(root, "zh")).problems if one.severity == "E"]
