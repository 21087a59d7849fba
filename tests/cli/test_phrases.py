from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.content.small_site import OTHER, SITE
from tests.packs import ROOT

from callassist.cli.main import main

ENQUIRY = """\
format: phrasebook/1
id: enquiry
title: 问事情
phrases:
  - id: dont-know
    phrase: 不知道
    variants:
      - 不清楚
      - 没听说过
    unless:
      - 不知道您  # 不知道您方便不方便
    harm: 问了等于没问，还得再打一次。
    replies:
      - say: 我查一下，马上告诉您。
    examples:
      hit:
        - 我不知道
        - 这个没听说过
      miss:
        - 不知道您方便不方便
  - id: ask-someone-else
    phrase: 你问别人去
    harm: 像皮球一样被踢来踢去。
    replies:
      - say: 我帮您问清楚，再打给您。
"""


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small site: after each change all its books are put to their test."""
    for name, text in {"site": SITE, "other": OTHER}.items():
        path = tmp_path / "site" / "scripts" / "zh" / f"{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    book = tmp_path / "site" / "phrasebook" / "zh" / "enquiry.yaml"
    book.parent.mkdir(parents=True)
    book.write_text(ENQUIRY, encoding="utf-8")
    monkeypatch.setenv("CALLASSIST_SITE", str(tmp_path / "site"))
    return tmp_path / "site"


def hits(capsys: pytest.CaptureFixture[str], folder: Path, line: str) -> list[str]:
    path = folder / "call.txt"
    path.write_text(line, encoding="utf-8")
    capsys.readouterr()
    main(["--lang", "zh", "scan", "--json", "--all", str(path)])
    return [hit["id"] for hit in json.loads(capsys.readouterr().out)["hits"]]


def test_a_false_alarm_marked_is_none_from_then_on_and_the_rest_of_the_file_stays(site, capsys):
    book = site / "phrasebook" / "zh" / "enquiry.yaml"
    before = book.read_text(encoding="utf-8").splitlines()
    line = "快递员总是不知道送几楼"
    assert hits(capsys, site, line) == ["dont-know"]
    assert main(["--lang", "zh", "phrases", "miss", "dont-know", line]) == 0
    assert hits(capsys, site, line) == []
    after = book.read_text(encoding="utf-8").splitlines()
    assert [row for row in after if row in before] == before
    assert len(after) == len(before) + 2
    assert book.with_name("enquiry.yaml.before").read_text(encoding="utf-8").splitlines() == before
    assert main(["check"]) == 0


def test_a_missed_phrase_marked_is_found_from_then_on(site, capsys):
    line = "这事我脑子里一团浆糊"
    assert hits(capsys, site, line) == []
    assert main(["--lang", "zh", "phrases", "variant", "dont-know", line]) == 0
    assert hits(capsys, site, line) == ["dont-know"]


@pytest.mark.parametrize(
    "words",
    [
        ("miss", "dont-knw", "不知道"),
        ("miss", "dont-know", "您好"),
        ("variant", "dont-know", "我不知道"),
        ("miss", "dont-know"),
        ("audit", "x"),
    ],
)
def test_what_cannot_be_marked_is_one_line_and_changes_nothing(site, capsys, words):
    book = (site / "phrasebook" / "zh" / "enquiry.yaml").read_bytes()
    assert main(["--lang", "zh", "phrases", *words]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert (site / "phrasebook" / "zh" / "enquiry.yaml").read_bytes() == book


def test_the_audit_says_which_examples_another_phrase_takes(capsys, monkeypatch):
    monkeypatch.setenv("CALLASSIST_SITE", str(ROOT))
    assert main(["--lang", "zh", "phrases", "audit", "--json"]) == 0
    remarks = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {remark["what"] for remark in remarks} <= {"lost", "shared", "idle"}
    assert sum(remark["what"] == "lost" for remark in remarks) < 20
