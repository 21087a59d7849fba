from __future__ import annotations

from pathlib import Path

import pytest
from tests.packs import ROOT
from tests.training.courses import course

from callassist.cli.main import main
from callassist.workflows.changed_cards import QUESTIONS, changed_cards
from callassist.workflows.load_pack import load_pack


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CALLASSIST_DATA", str(tmp_path / "seat"))
    for part in ("scripts", "phrasebook"):
        for path in (ROOT / part / "zh").rglob("*.yaml"):
            copy = tmp_path / "site" / path.relative_to(ROOT)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(path.read_bytes())
    monkeypatch.setenv("CALLASSIST_SITE", str(tmp_path / "site"))
    return tmp_path / "site"


def swap(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text, path
    path.write_text(text.replace(old, new, 1), "utf-8")


def ran(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, *lines: str) -> str:
    monkeypatch.setattr("sys.stdin", iter([f"{line}\n" for line in lines]))
    assert main(["--lang", "zh", "quiz", "--changed", "--plain", "--name", "小王"]) == 0
    printed = capsys.readouterr()
    return printed.out + printed.err


def test_what_changed_is_asked_once_it_was_answered_never_again(site, capsys, monkeypatch):
    assert "？" not in ran(capsys, monkeypatch), "whoever begins has seen nothing yet"
    bank = site / "scripts/zh/training/must-know.yaml"
    swap(bank, "answer: 两份，改的时候两份一起改。", "answer: 两份，改的时候两份都要改。")
    asked = ran(capsys, monkeypatch, "end")
    assert "手册" in asked
    assert "手册" in ran(capsys, monkeypatch, "两份，改的时候两份一起改。"), "left before, it is asked again"
    assert "手册" not in ran(capsys, monkeypatch)


def test_phrases_questions_and_lines_that_are_otherwise_are_asked_about(site):
    old, _ = load_pack(site, "zh")
    assert changed_cards(old, course("zh"), old, course("zh")) == ()
    hold = site / "scripts/zh/hold.yaml"
    step = next(one for one in old.flows["hold"].steps.values() if one.say)
    swap(hold, step.say[0], step.say[0] + "麻烦您了。")
    book = next(path for path in (site / "phrasebook/zh").glob("*.yaml") if "come-tomorrow" in path.read_text("utf-8"))
    phrase = old.phrases["come-tomorrow"]
    swap(book, phrase.replies[0].say, phrase.replies[0].say + "您放心。")
    new, _ = load_pack(site, "zh")
    found = changed_cards(old, course("zh"), new, course("zh"))
    assert {card.name for card in found} == {"come-tomorrow", f"hold/{step.id}"}


def test_a_flood_of_changes_gives_three_questions(site, capsys, monkeypatch):
    ran(capsys, monkeypatch)
    bank = site / "scripts/zh/training/must-know.yaml"
    bank.write_text(bank.read_text("utf-8").replace("。\n    must:", "！\n    must:"), "utf-8")
    out = ran(capsys, monkeypatch, *["-"] * QUESTIONS, "end")
    assert out.count("？") >= QUESTIONS
