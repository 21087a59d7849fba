from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from tests.packs import ROOT, shipped

from callassist.cli.main import main
from callassist.content.folder import files
from callassist.content.schema import KINDS, file_name
from callassist.language import LANGS


@pytest.fixture(autouse=True)
def apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CALLASSIST_LANG", "en")


def held(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_a_new_site_is_sound_and_its_tests_hold_in_both_languages(tmp_path, capsys):
    site = tmp_path / "deep" / "site"
    assert main(["init", str(site)]) == 0
    said = capsys.readouterr().out
    assert str(site / "README.md") in said
    assert main(["--site", str(site), "check", "--strict"]) == 0
    assert "0 errors, 0 warnings" in capsys.readouterr().out
    assert main(["--site", str(site), "test"]) == 0
    assert main(["--site", str(site), "rename", "step", "hold/waiting", "looking", "--both", "--write"]) == 0
    for lang in LANGS:
        assert 10 < len(files(site, lang)) < len(files(ROOT, lang))
    assert list(site.parent.iterdir()) == [site]


def test_a_new_site_has_its_schemas_the_editors_settings_and_the_first_five_minutes(tmp_path):
    assert main(["init", str(tmp_path / "site"), "--lang", "zh"]) == 0
    around = {name for name in held(tmp_path / "site") if not name.endswith(".yaml")}
    assert around == {"README.md", ".vscode/settings.json", *(f"scripts/schema/{file_name(kind)}" for kind in KINDS)}
    settings = tmp_path / "site" / ".vscode" / "settings.json"
    assert settings.read_bytes() == (ROOT / ".vscode" / "settings.json").read_bytes()
    for schema in json.loads(settings.read_text(encoding="utf-8"))["yaml.schemas"]:
        assert (tmp_path / "site" / schema).is_file()


@pytest.mark.parametrize("lang", LANGS)
def test_one_language_alone_is_a_site_too(tmp_path, lang):
    assert main(["init", str(tmp_path / "site"), "--lang", lang]) == 0
    assert {name.split("/")[1] for name in held(tmp_path / "site") if name.endswith(".yaml")} == {lang}
    assert main(["--site", str(tmp_path / "site"), "check"]) == 0


def test_a_full_site_holds_every_file_that_is_shipped_whatever_the_seat_uses(tmp_path, monkeypatch):
    monkeypatch.setenv("CALLASSIST_SITE", str(tmp_path / "elsewhere"))
    assert main(["init", str(tmp_path / "site"), "--full"]) == 0
    for lang in LANGS:
        assert [file.shown for file in files(tmp_path / "site", lang)] == [file.shown for file in files(ROOT, lang)]
        for file in files(tmp_path / "site", lang):
            assert undated(file.path.read_bytes()) == undated((ROOT / file.shown).read_bytes())


def undated(content: bytes) -> bytes:
    return re.sub(rb"(?m)^reviewed: .*", b"", content)


def test_a_new_site_begins_with_nothing_overdue(tmp_path, capsys):
    assert main(["init", str(tmp_path / "site")]) == 0
    capsys.readouterr()
    assert main(["--site", str(tmp_path / "site"), "fresh"]) == 0
    assert "reviewed" not in capsys.readouterr().out


def test_an_empty_folder_is_filled_even_the_one_the_command_runs_in(tmp_path, monkeypatch):
    (tmp_path / "site").mkdir()
    monkeypatch.chdir(tmp_path / "site")
    assert main(["init", "."]) == 0
    assert sorted(one.name for one in Path().iterdir()) == [".vscode", "README.md", "phrasebook", "scripts"]


def test_a_folder_that_holds_something_is_left_alone_and_what_it_holds_is_named(tmp_path, capsys):
    for name in "abcdefg":
        (tmp_path / name).write_text(name)
    assert main(["init", str(tmp_path)]) == 2
    shown = capsys.readouterr()
    assert shown.err == f"{tmp_path} is not empty, it holds a, b, c, d, e, ….\n"
    assert held(tmp_path) == set("abcdefg")


@pytest.mark.parametrize("name", ["taken", "taken/below"])
def test_a_folder_that_cannot_be_made_is_one_line(tmp_path, capsys, name):
    (tmp_path / "taken").write_text("")
    assert main(["init", str(tmp_path / name)]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert held(tmp_path) == {"taken"}


def test_the_starters_own_flow_takes_the_place_of_one_that_is_shipped():
    for lang in LANGS:
        own = {path.stem for path in (ROOT / "src" / "callassist" / "starter" / lang).glob("*.yaml")}
        assert own == {"incoming-call"}
        assert own <= set(shipped(lang).flows)
