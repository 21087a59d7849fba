from __future__ import annotations

import pytest
from tests.packs import ROOT

from callassist.cli import open_studio
from callassist.cli.main import main


@pytest.fixture(autouse=True)
def _seat(monkeypatch: pytest.MonkeyPatch, tmp_path) -> None:
    monkeypatch.setenv("CALLASSIST_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("CALLASSIST_SITE", str(ROOT))


def test_without_a_terminal_one_line_says_so(capsys):
    assert main(["--lang", "en", "studio"]) == 2
    assert "not a terminal" in capsys.readouterr().err


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(open_studio, "no_screen", lambda: None)


def test_a_flow_that_is_not_there_is_named_with_the_nearest(capsys, terminal):
    assert main(["--lang", "en", "studio", "hodl"]) == 2
    assert "“hodl”" in (told := capsys.readouterr().err)
    assert "hold" in told


def test_a_site_without_files_is_said(capsys, terminal, tmp_path):
    assert main(["--lang", "en", "studio", "--site", str(tmp_path)]) == 2
    assert "No content was found" in capsys.readouterr().err
