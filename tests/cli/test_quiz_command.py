from __future__ import annotations

import io
import json

import pytest
from tests.packs import ROOT

from callassist.cli.main import main


@pytest.fixture(autouse=True)
def _seat(monkeypatch: pytest.MonkeyPatch, tmp_path) -> None:
    monkeypatch.setenv("CALLASSIST_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("CALLASSIST_SITE", str(ROOT))


def quiz(monkeypatch, lines: str, *arguments: str, lang: str = "en") -> int:
    monkeypatch.setattr("sys.stdin", io.StringIO(lines))
    return main(["--lang", lang, "quiz", *arguments, "--plain"])


def test_cards_line_by_line_with_a_hint_an_answer_and_giving_up(monkeypatch, capsys):
    assert quiz(monkeypatch, "?\nno idea at all\n\n-\nend\n", "--only", "phrases") == 0
    printed = capsys.readouterr().out
    assert "[10 left]" in printed
    assert "never say: " in printed
    assert "hint: " in printed
    assert "✗ not yet" in printed
    assert "✗ given up" in printed
    assert printed.count("model answer: ") >= 2
    assert "Answered: 2; right at the first go: 0." in printed


def test_the_end_of_the_input_ends_the_round_quietly(monkeypatch, capsys):
    assert quiz(monkeypatch, "", lang="zh") == 0
    assert not capsys.readouterr().err


def test_what_the_agent_said_in_a_transcript_is_due_first(monkeypatch, capsys, tmp_path):
    path = tmp_path / "call.txt"
    path.write_text("座席：您好\n座席：这个不归我们管\n", "utf-8")
    assert quiz(monkeypatch, "end\n", "--from-scan", str(path), "--only", "mistakes", lang="zh") == 0
    printed = capsys.readouterr()
    assert "2" in printed.err
    assert "不归我们管" in printed.out


def test_a_transcript_that_is_not_there_is_one_clear_line(monkeypatch, capsys):
    assert quiz(monkeypatch, "end\n", "--from-scan", "/nowhere/x.txt") == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_each_name_has_cards_of_its_own(monkeypatch, capsys):
    quiz(monkeypatch, "-\nend\n", "--name", "Kim", "--only", "questions")
    capsys.readouterr()
    quiz(monkeypatch, "end\n", "--name", "Kim", "--only", "questions")
    assert "[9 left]" in capsys.readouterr().out
    quiz(monkeypatch, "end\n", "--name", "Ann", "--only", "questions")
    assert "[10 left]" in capsys.readouterr().out


def test_an_unknown_kind_is_refused(monkeypatch, capsys):
    assert quiz(monkeypatch, "", "--only", "jokes") == 2
    assert "jokes" in capsys.readouterr().err


def test_control_characters_are_no_harm(monkeypatch, capsys):
    assert quiz(monkeypatch, "\x1b[31mred\x07\nend\n") == 0
    assert "\x1b" not in capsys.readouterr().out


def test_a_verdict_is_contested_listed_and_decided(monkeypatch, capsys):
    assert quiz(monkeypatch, "no idea at all\n!\n!\nend\n", "--only", "phrases", "--name", "Kim") == 0
    printed = capsys.readouterr().out
    assert "If you did say it: ! has a trainer look at it." in printed
    assert printed.count("Noted: a trainer will look at it.") == 1
    assert "! Only an answer that was just found wrong can be contested." in printed
    assert main(["--lang", "en", "progress", "--all"]) == 0
    printed = capsys.readouterr().out
    row = next(one for one in printed.splitlines() if "no idea at all" in one)
    name = row.split()[0]
    assert "to be looked at" in row
    assert main(["--lang", "en", "override", name]) == 0
    assert "model answer" in capsys.readouterr().out
    assert main(["--lang", "en", "override", name, "right"]) == 2
    assert "reason" in capsys.readouterr().err
    assert main(["--lang", "en", "override", name, "right", "--by", "Ann", "--reason", "Same thing."]) == 0
    assert "It counts as right now." in capsys.readouterr().out
    assert main(["--lang", "en", "progress", "--name", "Kim", "--json"]) == 0
    shown = json.loads(capsys.readouterr().out)["contested"]
    assert [(one["right"], one["by"], one["reason"]) for one in shown] == [(True, "Ann", "Same thing.")]
