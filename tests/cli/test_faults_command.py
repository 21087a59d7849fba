from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from callassist.cli.main import main
from callassist.language import Words

ENGLISH = Words("en")


@pytest.fixture(autouse=True)
def at_a_seat(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CALLASSIST_DATA", str(tmp_path / "seat"))


def ran(monkeypatch, capsys, typed: str, *args: str) -> tuple[int, str, str]:
    monkeypatch.setattr("sys.stdin", io.StringIO(typed))
    code = main(["faults", *args, "--lang", "en"])
    printed = capsys.readouterr()
    return code, printed.out, printed.err


def test_one_object_holds_the_sheet_and_its_result(monkeypatch, capsys):
    code, out, err = ran(monkeypatch, capsys, "", "hold", "--seed", "3", "--json")
    assert (code, err) == (0, "")
    found = json.loads(out)
    assert found["result"]["percent"] == 0
    assert found["result"]["missed"] == len(found["sheet"]["faults"]) >= 3
    fault = found["sheet"]["faults"][0]
    typed = f"mark {fault['line'] + 1} {fault['kind']}\nsay {fault['line'] + 1} {fault['advised']}\ndone\n"
    _, out, _ = ran(monkeypatch, capsys, typed, "hold", "--seed", "3", "--json")
    again = json.loads(out)
    assert again["sheet"] == found["sheet"]
    assert again["result"]["percent"] == pytest.approx(100 / len(found["sheet"]["faults"]), abs=0.1)


def test_a_call_is_worked_through_line_by_line_and_gone_on_with(monkeypatch, capsys):
    code, out, _ = ran(
        monkeypatch, capsys, "mark 2 left-out\nsay 2 Hello there, who's calling?\n", "hold", "--seed", "3", "--plain"
    )
    assert code == 0
    assert "\n2 [" not in out
    assert ENGLISH("Not handed in: the same command without a flow goes on with it.") in out
    code, out, _ = ran(monkeypatch, capsys, "unmark 2\nshow\ndone\n", "--plain")
    assert code == 0
    assert "2 [left-out] agent" in out
    assert "→ Hello there, who's calling?" in out
    assert out.count("[left-out]") == 1
    assert "overlooked" in out


@pytest.mark.parametrize(
    "typed",
    [
        "mark",
        "mark x",
        "mark 2 nonsense",
        "mark 999",
        "unmark 3",
        "say 2",
        "say 0 hello",
        "dance",
        "mark ２",
        "say 99999999999999999999 x",
    ],
)
def test_a_line_that_makes_no_sense_gets_one_clear_line(monkeypatch, capsys, typed):
    code, out, err = ran(monkeypatch, capsys, f"{typed}\n", "hold", "--seed", "3", "--plain")
    assert code == 0
    assert len([line for line in out.splitlines() if line.startswith("! ")]) == 1
    assert "Traceback" not in out + err


def test_an_unknown_flow_is_told_with_the_nearest(monkeypatch, capsys):
    code, _, err = ran(monkeypatch, capsys, "", "holt", "--plain")
    assert code != 0
    assert "hold" in err
