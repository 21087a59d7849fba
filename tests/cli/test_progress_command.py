from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from tests.cli.test_exam_command import attempt_of, ran
from tests.packs import ROOT, shipped
from tests.training.courses import course

from callassist.clock import Millis
from callassist.workflows.progress import Point, progress_of
from callassist.workflows.progress_told import bar, steps
from callassist.workflows.training_log import TrainingLog


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CALLASSIST_DATA", str(tmp_path / "seat"))
    monkeypatch.setenv("CALLASSIST_SITE", str(ROOT))
    (tmp_path / "seat").mkdir()
    (tmp_path / "seat" / "settings.toml").write_text('agent = "小王"\nbadge = "8021"\n', "utf-8")
    return tmp_path / "seat"


def test_ones_own_practice_is_shown_to_oneself(data, capsys):
    drill_id = attempt_of(data)
    out, _ = ran(capsys, "progress", "--plain")
    assert drill_id[:8] in out
    assert "急什么" in out
    assert "#" in out


def test_other_peoples_practice_is_seen_only_when_it_was_shared(data, capsys):
    drill_id = attempt_of(data, name="小李")
    out, _ = ran(capsys, "progress", "--name", "小李")
    assert drill_id[:8] not in out
    assert "急什么" not in out
    _, err = ran(capsys, "progress", "share", drill_id, code=2)
    assert "小李" in err
    (data / "settings.toml").write_text('agent = "小李"\n', "utf-8")
    ran(capsys, "progress", "share", drill_id[:8])
    (data / "settings.toml").write_text('agent = "小王"\n', "utf-8")
    assert drill_id[:8] in ran(capsys, "progress", "--name", "小李")[0]


def test_exams_are_open_to_trainers(data, capsys):
    drill_id = attempt_of(data, exam=True, name="小李")
    out, _ = ran(capsys, "progress", "--name", "小李", "--plain")
    assert drill_id[:8] in out
    assert "新人上岗考试" in out


def test_a_group_is_taken_together_and_nobody_is_ranked(data, capsys):
    attempt_of(data, exam=True, name="小李")
    attempt_of(data, exam=True, name="阿张")
    attempt_of(data, name="小陈")
    shown = json.loads(ran(capsys, "progress", "--group", "早班", "--json")[0])
    assert shown["members"] == sorted(["小李", "小陈", "阿张"])
    assert len(shown["attempts"]) == 2
    assert shown["not_shared"] == 1
    names = [json.loads(line)["name"] for line in ran(capsys, "progress", "--all", "--json")[0].splitlines()]
    assert names == sorted(names)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_page_has_charts_that_say_in_words_what_they_show_and_loads_nothing(data, capsys, tmp_path, lang):
    for _ in range(3):
        attempt_of(data)
    out = tmp_path / "page.html"
    ran(capsys, "--lang", lang, "progress", "--out", out)
    text = out.read_text("utf-8")
    assert "<svg" in text
    assert "aria-label=" in text
    assert not re.search(r"(src|href)=|https?://|<script", text)


def test_progress_without_anything_is_no_trouble(data, capsys, tmp_path):
    ran(capsys, "progress", "--plain")
    ran(capsys, "progress", "--out", tmp_path / "page.html")
    ran(capsys, "progress", "--group", "没有的")
    assert ran(capsys, "progress", "--all")[0] == ""


def test_sections_run_in_the_order_of_time(data):
    for _ in range(2):
        attempt_of(data)
    log = TrainingLog(data)
    found = progress_of(log, shipped("zh"), course("zh"), "小王", is_own=True)
    log.close()
    assert len(found.whole) == 2
    assert all(len(one.points) == 2 for one in found.sections)
    assert found.cards is not None
    assert found.phrases[0].times == 2


def test_bars_and_steps_need_no_colour_and_no_wide_characters():
    assert bar(0) == ".........."
    assert bar(100) == "##########"
    assert bar(250) == "##########"
    assert bar(-3) == ".........."
    assert steps([Point(Millis(0), one) for one in (0, 9.9, 55, 100)]) == "0 0 5 9"
