from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.packs import ROOT, shipped
from tests.workflows.recording import Recording

from callassist.call import events as ev
from callassist.cli.main import main


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for part in ("scripts", "phrasebook"):
        shutil.copytree(ROOT / part / "zh", tmp_path / "site" / part / "zh")
    monkeypatch.setenv("CALLASSIST_DATA", str(tmp_path / "seat"))
    monkeypatch.setenv("CALLASSIST_SITE", str(tmp_path / "site"))
    return tmp_path / "site"


@pytest.fixture
def seat(tmp_path: Path) -> Iterator[Recording]:
    """A seat that stays open with a call in hand, as a screen does."""
    recording = Recording(tmp_path / "seat", shipped("zh"), agent="小李")
    recording.ring("13812340000", surname="张", title="女士").do(lambda at: ev.FlowOpened(at=at, flow="hold"))
    recording.do(lambda at: ev.GapFiled(at=at, text="我说：可以先登记", flow="hold", step="ask_leave"))
    recording.press("1", "1")
    assert recording.step == "hold/back"
    yield recording
    recording.seat.journal.close()


def changed(site: Path, old: str, new: str) -> Path:
    path = site / "scripts/zh/hold.yaml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")
    return site


def ran(capsys: pytest.CaptureFixture[str], *args: object) -> tuple[int, str]:
    code = main([str(arg) for arg in args])
    printed = capsys.readouterr()
    assert not printed.err, printed.err
    return code, printed.out


# -- replay ----------------------------------------------------------------------------------------------------


def test_nothing_breaks_on_the_same_words(site, seat, capsys):
    code, out = ran(capsys, "replay", "--lang", "zh")
    assert code == 0
    assert "1 通电话用的就是这份话术" in out


def test_a_key_that_is_gone_is_named_with_the_place_the_label_and_a_masked_number(site, seat, capsys, monkeypatch):
    monkeypatch.delenv("CALLASSIST_SITE")
    changed(site, "{key: 1, label: 查到了, next: back}", "{key: 4, label: 查到了, next: back}")
    code, out = ran(capsys, "replay", "--lang", "zh", site)
    assert code == 1
    assert "hold 等待  按键没有了  1" in out
    assert "138****0000  hold/waiting  1 “查到了”  按键没有了" in out
    assert "13812340000" not in out
    assert "张" not in out


def test_json_gives_an_object_a_call_that_differs_and_the_sums_last(site, seat, capsys):
    changed(site, "{key: 1, label: 查到了, next: back}", "{key: 4, label: 查到了, next: back}")
    code, out = ran(capsys, "--lang", "zh", "replay", "--json", "--since", "2026-10-01")
    call, sums = map(json.loads, out.splitlines())
    assert code == 1
    assert call["troubles"] == [
        {
            "kind": "key-gone",
            "flow": "hold",
            "step": "waiting",
            "key": "1",
            "label": "查到了",
            "then": "",
            "now": "",
        }
    ]
    assert (call["number"], call["breaks"]) == ("138****0000", True)
    assert (sums["calls"], sums["walked"], sums["broken"]) == (1, 1, 1)
    assert sums["counts"] == [{"flow": "hold", "kind": "key-gone", "calls": 1}]


def test_one_key_more_breaks_nothing(site, seat, capsys):
    changed(site, "next: waiting, caller: [好的", "next: thanks, caller: [好的")
    changed(site, "  waiting:\n", "  thanks: {say: 谢谢您体谅。, next: waiting}\n  waiting:\n")
    code, out = ran(capsys, "--lang", "zh", "replay")
    assert code == 0
    assert "多按几下" in out
    assert "原来 3，现在 4" in out


def test_calls_before_the_day_asked_for_are_left_out(site, seat, capsys):
    assert ran(capsys, "--lang", "zh", "replay", "--since", "2026-12-01")[0] == 0


@pytest.mark.parametrize(
    "args",
    [
        ("replay", "--since", "yesterday"),
        ("replay", "--since", "2026-13-01"),
        ("replay", "nowhere"),
        ("gaps", "--since", "1x"),
        ("gaps", "take"),
        ("gaps", "take", "00000000"),
        ("gaps", "mend", "00000000"),
    ],
)
def test_what_cannot_run_is_one_line_and_exit_2(site, seat, capsys, args):
    assert main(["--lang", "zh", *args]) == 2
    printed = capsys.readouterr()
    assert not printed.out
    assert len(printed.err.splitlines()) == 1


def test_without_a_record_or_with_a_broken_draft_it_could_not_run(site, tmp_path, capsys, monkeypatch):
    assert main(["--lang", "zh", "replay"]) == 2
    assert "没有通话记录" in capsys.readouterr().err
    changed(site, "next: waiting", "next: waitng")
    assert main(["--lang", "zh", "replay"]) == 2
    assert "G0" in capsys.readouterr().err


# -- gaps ------------------------------------------------------------------------------------------------------


def test_a_gap_is_listed_taken_and_then_shown_as_taken(site, seat, capsys):
    code, out = ran(capsys, "--lang", "zh", "gaps")
    lines = out.splitlines()
    name = lines[0].split()[0]
    assert code == 0
    assert lines[0].endswith("hold/ask_leave 请等  小李 8021  138****0000")
    assert lines[1:] == ["    当时的话：请稍等，我来查一下，大概一分钟。", "    座席写的：我说：可以先登记"]
    code, out = ran(capsys, "--lang", "zh", "gaps", "take", name)
    assert code == 0
    assert "hold.yaml" in out
    text = (site / "scripts/zh/hold.yaml").read_text("utf-8")
    assert '      # 小李 2026-10-19 提的\n      - "我说：可以先登记"\n' in text or "      - 我说：可以先登记\n" in text
    code, out = ran(capsys, "--lang", "zh", "gaps", "--json")
    assert json.loads(out)["taken"]["as"] == "say"
    assert "采用，作说法］" in ran(capsys, "--lang", "zh", "gaps")[1]
    assert main(["--lang", "zh", "gaps", "take", name]) == 2
    assert "已经由" in capsys.readouterr().err
    assert main(["--lang", "zh", "check", str(site)]) == 0


def test_who_takes_it_is_the_seats_agent(site, seat, tmp_path, capsys):
    (tmp_path / "seat" / "settings.toml").write_text('agent = "王主管"\n', "utf-8")
    name = json.loads(ran(capsys, "gaps", "--json")[1])["id"]
    assert ran(capsys, "--lang", "en", "gaps", "take", name, "--as", "note")[0] == 0
    assert json.loads(ran(capsys, "gaps", "--json")[1])["taken"]["by"] == "王主管"
    assert "# 小李 2026-10-19 提的：我说：可以先登记" in (site / "scripts/zh/hold.yaml").read_text("utf-8")


def test_what_the_check_has_to_say_of_the_agents_words_is_said(site, seat, capsys):
    seat.do(lambda at: ev.GapFiled(at=at, text="这不归我们管", flow="hold", step="ask_leave"))
    name = json.loads(ran(capsys, "gaps", "--json")[1].splitlines()[-1])["id"]
    assert main(["--lang", "zh", "gaps", "take", name]) == 0
    assert "T006" in capsys.readouterr().err


def test_no_gaps_is_said(site, seat, capsys):
    assert ran(capsys, "--lang", "zh", "gaps", "--since", "2026-12-01") == (0, "没有人报过缺话。\n")
    assert ran(capsys, "--lang", "zh", "gaps", "--json", "--since", "2026-12-01") == (0, "")
