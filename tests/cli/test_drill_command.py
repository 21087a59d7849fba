from __future__ import annotations

import io

import pytest
from tests.content.small_site import SITE
from tests.packs import ROOT

from callassist.cli.main import main


@pytest.fixture(autouse=True)
def _seat(monkeypatch: pytest.MonkeyPatch, tmp_path) -> None:
    monkeypatch.setenv("CALLASSIST_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("CALLASSIST_SITE", str(ROOT))


def drill(monkeypatch, lines: str, *arguments: str, lang: str = "zh") -> int:
    monkeypatch.setattr("sys.stdin", io.StringIO(lines))
    return main(["--lang", lang, "drill", *arguments, "--plain"])


def test_a_drill_line_by_line_ends_with_what_was_lost_and_why(monkeypatch, capsys):
    lines = "\n您好，示例物业客户服务部，我是小李，有什么可以帮您？\n急什么\nend\n"
    assert drill(monkeypatch, lines, "repair-request", "--seed", "5") == 0
    printed = capsys.readouterr().out
    assert "电话响了" in printed
    assert "及格 85" in printed
    assert "对方听到的" in printed
    assert "不如说" in printed


def test_in_english_as_well(monkeypatch, capsys):
    lines = "\nGood morning, Sample Estates, this is Lee, how can I help?\nfill matter leak\nend\n"
    assert drill(monkeypatch, lines, "repair-request", "--seed", "5", lang="en") == 0
    printed = capsys.readouterr().out
    assert "Caller:" in printed
    assert "percent of 85" in printed


def test_the_easy_level_offers_lines_by_number(monkeypatch, capsys):
    assert drill(monkeypatch, "\n1\nend\n", "repair-request", "--level", "pick", "--seed", "2") == 0
    assert "  1 " in capsys.readouterr().out


def test_a_caller_that_is_not_there_is_named_with_the_nearest(monkeypatch, capsys):
    assert drill(monkeypatch, "", "repair-request", "--caller", "angri") == 2
    assert "angry" in capsys.readouterr().err


def test_flows_and_callers_are_listed(monkeypatch, capsys):
    assert main(["--lang", "zh", "drill", "--list"]) == 0
    printed = capsys.readouterr().out
    assert "repair-request" in printed
    assert "angry" in printed


def test_a_site_without_training_says_so(monkeypatch, capsys, tmp_path):
    (tmp_path / "s/scripts/zh").mkdir(parents=True)
    (tmp_path / "s/scripts/zh/site.yaml").write_text(SITE)
    assert drill(monkeypatch, "", "--site", str(tmp_path / "s")) in {1, 2}
    assert "Traceback" not in capsys.readouterr().err
