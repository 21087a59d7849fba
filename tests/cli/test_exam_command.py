from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from tests.packs import ROOT
from tests.training.exam_room import NOON, room_in, talk_through

from callassist.cli.main import main
from callassist.clock import VirtualClock, local, seat_offset
from callassist.training.scoring import Score
from callassist.workflows.drill_desk import Wanted
from callassist.workflows.exam_list import sat
from callassist.workflows.exam_open import begin_exam, resume_exam
from callassist.workflows.quiz_deck import deck_of
from callassist.workflows.training_log import TrainingLog


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CALLASSIST_DATA", str(tmp_path / "seat"))
    monkeypatch.setenv("CALLASSIST_SITE", str(ROOT))
    return tmp_path / "seat"


def ran(capsys: pytest.CaptureFixture[str], *args: object, code: int = 0) -> tuple[str, str]:
    assert main([str(one) for one in ("--lang", "zh", *args)]) == code, capsys.readouterr()
    printed = capsys.readouterr()
    return printed.out, printed.err


def typed(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    monkeypatch.setattr("sys.stdin", iter([f"{line}\n" for line in lines]))


def attempt_of(data: Path, *, exam: bool = False, name: str = "小王", bad: str = "急什么", group: str = "早班") -> str:
    """Leave a drill in the data, in which something was said that must not be; give its id."""
    clock = VirtualClock(NOON)
    room = room_in(data, name=name, clock=clock)
    room.trainee = type(room.trainee)(name, "8021", group)
    if exam:
        sitting = begin_exam(room, "new-staff", 7)
        for _ in range(3):
            sitting.finish_part()
        drill = talk_through(sitting.call((3, 0)), clock, bad=bad)
        drill.finish()
        sitting.hand_in()
    else:
        drill = room.desk()
        drill.begin(Wanted("repair-request", "calm", 5), room.trainee)
        talk_through(drill, clock, bad=bad).finish()
    room.close()
    return drill.drill.begun.drill_id


def passed_exam(data: Path) -> None:
    """Leave an exam in the data in which everything was right."""
    clock = VirtualClock(NOON)
    room = room_in(data, clock=clock)
    desk = begin_exam(room, "new-staff", 7)
    deck = deck_of(room.pack, room.course)
    for part, kind in ((0, "know"), (1, "say")):
        for number, drawn in enumerate(desk.sitting.paper.parts[part].items):
            desk.answer((part, number), deck[f"zh:{kind}:{drawn.ref}"].models[0])
        desk.finish_part()
    desk.finish_part()
    for number in range(5):
        talk_through(desk.call((3, number)), clock).finish()
    desk.hand_in()
    room.close()


# -- sitting --------------------------------------------------------------------------------------------------


def test_an_exam_is_sat_line_by_line_and_goes_on_after_end(data, capsys, monkeypatch):
    typed(monkeypatch, "早上八点半", "end")
    out, _ = ran(capsys, "exam", "new-staff", "--seed", "7", "--plain", "--name", "小王")
    assert "1/20" in out
    assert "2/20" in out
    typed(monkeypatch, "done", "done", "done", "hand_in")
    out, _ = ran(capsys, "exam", "--plain", "--name", "小王")
    assert "早上八点半" in out
    log = TrainingLog(data)
    assert [one.end for one in sat(log)] == ["handed-in"]
    log.close()


def test_a_call_is_taken_line_by_line(data, capsys, monkeypatch):
    typed(monkeypatch, "done", "done", "done", "1", "", "您好，示例物业客户服务部，我是小王", "hang_up", "1", "hand_in")
    out, _ = ran(capsys, "exam", "new-staff", "--seed", "7", "--plain", "--name", "小王")
    assert "« " in out
    assert "! " in out, "the second try must be refused"


def test_a_fault_sheet_is_worked_on_line_by_line_and_stands_on_the_page(data, capsys, monkeypatch, tmp_path):
    typed(monkeypatch, "done", "done", "1", "mark 1 forbidden", "show", "mark 999", "done", "1", "hand_in")
    out, _ = ran(capsys, "exam", "new-staff", "--seed", "7", "--plain", "--name", "小王")
    assert "[forbidden]" in out
    assert out.count("! ") == 2
    log = TrainingLog(data)
    (one,) = sat(log)
    log.close()
    ran(capsys, "exam", "result", one.id, "--out", tmp_path / "sheet.html")
    text = (tmp_path / "sheet.html").read_text("utf-8")
    assert 'class="talk"' in text


@pytest.mark.parametrize("args", [["quiz"], ["drill"], ["faults"]])
def test_while_an_exam_is_open_nothing_is_practised_line_by_line_either(data, capsys, monkeypatch, args):
    typed(monkeypatch, "end")
    ran(capsys, "exam", "new-staff", "--seed", "7", "--plain", "--name", "小王")
    typed(monkeypatch, "end")
    out, err = ran(capsys, *args, "--plain", "--name", "小王", code=2)
    assert not out
    assert "小王" in err
    assert len(err.splitlines()) == 1
    typed(monkeypatch, "end")
    ran(capsys, *args, "--plain", "--name", "小李")


def test_input_that_ends_leaves_the_exam_open(data, capsys, monkeypatch):
    typed(monkeypatch)
    ran(capsys, "exam", "new-staff", "--plain", "--name", "小王")
    log = TrainingLog(data)
    assert [one.end for one in sat(log)] == [""]
    log.close()


@pytest.mark.parametrize(
    "args",
    [
        ("exam", "nope", "--plain"),
        ("exam", "new-staff", "--seed", "七", "--plain"),
        ("exam", "result"),
        ("exam", "result", "zz"),
        ("exam", "new-staff", "supervisor"),
        ("exam", "--plain"),
    ],
)
def test_wrong_use_gets_one_line(data, capsys, monkeypatch, args):
    typed(monkeypatch)
    _, err = ran(capsys, *args, code=2)
    assert len(err.strip().splitlines()) == 1, err


def test_the_list_names_exams_and_those_sat(data, capsys):
    attempt_of(data, exam=True)
    out, _ = ran(capsys, "exam", "list")
    assert "supervisor" in out
    assert "小王" in out
    shown = json.loads(ran(capsys, "exam", "list", "--json")[0])
    assert shown["result"]["parts"][3]["items"][0]["drill_id"]


# -- sheets ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_sheet_is_one_page_that_loads_nothing_and_holds_the_evidence(data, capsys, tmp_path, lang):
    attempt_of(data, exam=True)
    log = TrainingLog(data)
    (one,) = sat(log)
    log.close()
    out = tmp_path / "sheet.html"
    assert main(["--lang", lang, "exam", "result", one.id[:8], "--out", str(out)]) == 0
    text = out.read_text("utf-8")
    assert '<mark class="bad">急什么</mark>' in text
    assert '<mark class="good">' in text
    assert not re.search(r"(src|href)=|https?://|<script", text)
    assert "@page" in text
    assert text.count("<section>") == 37


def test_what_was_typed_is_never_markup_on_the_sheet(data, capsys, monkeypatch, tmp_path):
    typed(monkeypatch, "<script>alert(1)</script>", "hand_in")
    ran(capsys, "exam", "new-staff", "--seed", "7", "--plain", "--name", "小<b>王")
    log = TrainingLog(data)
    (one,) = sat(log)
    log.close()
    ran(capsys, "exam", "result", one.id, "--out", tmp_path / "sheet.html")
    text = (tmp_path / "sheet.html").read_text("utf-8")
    assert "<script" not in text
    assert "小<b>" not in text


def test_there_is_no_certificate_without_a_pass(data, capsys):
    attempt_of(data, exam=True)
    log = TrainingLog(data)
    (one,) = sat(log)
    log.close()
    _, err = ran(capsys, "exam", "certificate", one.id, code=2)
    assert len(err.strip().splitlines()) == 1


def test_a_file_that_cannot_be_written_gets_one_line(data, capsys, tmp_path):
    attempt_of(data, exam=True)
    log = TrainingLog(data)
    (one,) = sat(log)
    log.close()
    _, err = ran(capsys, "exam", "result", one.id, "--out", tmp_path, code=2)
    assert len(err.strip().splitlines()) == 1


# -- the trainer ----------------------------------------------------------------------------------------------


def score_of(data: Path, drill_id: str) -> Score:
    log = TrainingLog(data)
    found = log.attempt(drill_id)
    log.close()
    assert found is not None
    return found.score


def test_an_override_holds_over_rescoring_and_stands_on_the_sheet(data, capsys, tmp_path):
    drill_id = attempt_of(data, exam=True)
    before = score_of(data, drill_id)
    ran(capsys, "override", drill_id[:8], "forbidden", "0", "--reason", "对方先<开玩笑>", "--by", "刘主管")
    after = score_of(data, drill_id)
    assert after.percent > before.percent
    ran(capsys, "rescore", "--write")
    assert score_of(data, drill_id) == after
    log = TrainingLog(data)
    (one,) = sat(log)
    log.close()
    assert one.result is not None
    assert one.result.parts[3].items[0].percent == after.percent, "the exam follows"
    ran(capsys, "exam", "result", one.id, "--out", tmp_path / "sheet.html")
    text = (tmp_path / "sheet.html").read_text("utf-8")
    assert "对方先&lt;开玩笑&gt;" in text
    assert "刘主管" in text


@pytest.mark.parametrize(
    ("item", "points", "reason"),
    [("forbidden", "5", "好"), ("greet", "99", "好"), ("greet", "-1", "好"), ("nope", "1", "好"), ("greet", "1", " ")],
)
def test_an_override_that_cannot_be_is_refused_in_one_line(data, capsys, item, points, reason):
    drill_id = attempt_of(data, exam=True)
    before = score_of(data, drill_id)
    _, err = ran(capsys, "override", drill_id, item, points, "--reason", reason, code=2)
    assert len(err.strip().splitlines()) == 1, err
    assert score_of(data, drill_id) == before


def test_a_deduction_can_be_made_harder(data, capsys):
    drill_id = attempt_of(data, exam=True)
    ran(capsys, "override", drill_id, "better-not", "-5", "--reason", "语气不好")
    assert next(one for one in score_of(data, drill_id).items() if one.id == "better-not").points == -5


def test_practice_that_was_not_shared_is_not_for_trainers(data, capsys):
    drill_id = attempt_of(data)
    _, err = ran(capsys, "override", drill_id, "forbidden", "0", "--reason", "好", code=2)
    assert err.strip()


def test_rescoring_on_the_same_rules_changes_nothing(data, capsys):
    attempt_of(data)
    out, _ = ran(capsys, "rescore")
    assert "1" in out
    assert "→" not in out


def test_new_rules_are_listed_first_and_written_only_when_told(data, capsys, tmp_path, monkeypatch):
    drill_id = attempt_of(data, exam=True)
    before = score_of(data, drill_id)
    site = tmp_path / "site"
    for part in ("scripts", "phrasebook"):
        for path in (ROOT / part / "zh").rglob("*.yaml"):
            copy = site / path.relative_to(ROOT)
            copy.parent.mkdir(parents=True, exist_ok=True)
            text = path.read_text("utf-8")
            if path.name == "call.yaml":
                text = text.replace("deduct: 25, by: {phrases: forbid}", "deduct: 60, by: {phrases: forbid}")
            copy.write_text(text, "utf-8")
    monkeypatch.setenv("CALLASSIST_SITE", str(site))
    out, _ = ran(capsys, "rescore")
    assert drill_id[:8] in out
    assert "-25 → -60" in out
    assert score_of(data, drill_id) == before
    shown = json.loads(ran(capsys, "rescore", "--json")[0])
    assert shown["attempt"] == drill_id
    ran(capsys, "rescore", "--write")
    assert score_of(data, drill_id).percent < before.percent
    assert "→" not in ran(capsys, "rescore")[0]


def test_a_passed_exam_gets_its_certificate(data, capsys, tmp_path):
    passed_exam(data)
    log = TrainingLog(data)
    (one,) = sat(log)
    assert one.result is not None
    assert one.result.has_passed, "the script's own lines are enough, without the fault sheets"
    assert resume_exam(log, one.id).sitting.result == one.result
    log.close()
    ran(capsys, "exam", "certificate", one.id, "--out", tmp_path / "paper.html")
    text = (tmp_path / "paper.html").read_text("utf-8")
    for part in (
        one.begun.title,
        "小王",
        f"{local(NOON, seat_offset(NOON)):%Y-%m-%d}",
        str(one.begun.seed),
        one.begun.digest[:12],
    ):
        assert part in text
