from __future__ import annotations

import json
from pathlib import Path

import pytest

from callassist.cli.main import main
from callassist.content.schema import KINDS, file_name


@pytest.mark.parametrize("kind", KINDS)
def test_the_schema_of_a_kind_is_printed_as_json(kind, capsys):
    assert main(["schema", kind]) == 0
    assert f"{kind}/1" in json.dumps(json.loads(capsys.readouterr().out)["properties"]["format"])


def test_all_schemas_are_written_once_and_left_alone_while_they_are_current(tmp_path: Path, capsys):
    folder = tmp_path / "some" / "schema"
    assert main(["--lang", "en", "schema", "--write", str(folder)]) == 0
    assert sorted(path.name for path in folder.iterdir()) == sorted(map(file_name, KINDS))
    assert len(capsys.readouterr().out.splitlines()) == len(KINDS)
    stamps = {path: path.stat().st_mtime_ns for path in folder.iterdir()}
    assert main(["--lang", "en", "schema", "--write", str(folder)]) == 0
    assert "current" in capsys.readouterr().out
    assert {path: path.stat().st_mtime_ns for path in folder.iterdir()} == stamps


@pytest.mark.parametrize("words", [[], ["flow", "--write", "x"], ["flw"]])
def test_what_is_no_kind_is_one_line_and_writes_nothing(words, capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert main(["schema", *words]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_one_line(tmp_path: Path, capsys):
    (tmp_path / "taken").write_text("")
    assert main(["--lang", "en", "schema", "--write", str(tmp_path / "taken")]) == 2
    assert capsys.readouterr().err.startswith(str(tmp_path / "taken"))
