from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from tests.content.small_site import BOOK, OTHER, SITE, demo

from callassist.cli.main import main

GOOD = demo("steps:\n  first: {say: 您好, return: true}\n")
BAD = demo("steps:\n  first: {say: 您好, next: lats}\n  last: {return: true}\n")
ODD = demo("steps:\n  first:\n    say: “您好”\n    return: true\n")


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the root of a small site, which is also where the commands run."""
    root = tmp_path / "site"
    texts = {"scripts/zh/site.yaml": SITE, "scripts/zh/other.yaml": OTHER, "phrasebook/zh/busy.yaml": BOOK}
    for path, text in texts.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    monkeypatch.chdir(root)
    monkeypatch.setenv("CALLASSIST_SITE", str(root))
    monkeypatch.setenv("CALLASSIST_LANG", "en")
    return root


def _add(site: Path, text: str, name: str = "demo") -> Path:
    path = site / f"scripts/zh/{name}.yaml"
    path.write_text(text.replace("id: demo", f"id: {name}"), encoding="utf-8")
    return path


def test_sound_content_is_one_line_on_stdout_and_exit_0(site, capsys):
    assert main(["check"]) == 0
    told = capsys.readouterr()
    assert (told.out, told.err) == ("3 files: 0 errors, 0 warnings and notes\n", "")


def test_an_error_is_told_on_stdout_with_exit_1(site, capsys):
    _add(site, BAD)
    assert main(["check"]) == 1
    told = capsys.readouterr()
    assert told.out.startswith('scripts/zh/demo.yaml:8:26: error G001  There is no step "lats"; is it "last"?\n  |\n')
    assert told.out.endswith("4 files: 1 errors, 0 warnings and notes\n")
    assert told.err == ""


def test_a_warning_alone_is_fine_unless_strict_is_asked_for(site):
    _add(site, ODD)
    assert main(["check"]) == 0
    assert main(["check", "--strict"]) == 1


def test_one_file_is_checked_against_its_neighbours(site, capsys):
    path = _add(
        site,
        demo("steps:\n  first: {call: other, next: last}\n  last: {call: gone, next: out}\n  out: {return: true}\n"),
    )
    _add(site, BAD, "unasked")
    assert main(["check", str(path)]) == 1
    told = capsys.readouterr().out
    assert "G002" in told
    assert "unasked.yaml" not in told
    assert told.endswith("1 files: 1 errors, 0 warnings and notes\n")


def test_a_folder_is_checked_for_what_is_in_it(site, capsys):
    _add(site, BAD)
    assert main(["check", "phrasebook/zh"]) == 0
    assert capsys.readouterr().out.startswith("1 files")
    assert main(["check", "scripts/zh"]) == 1
    assert capsys.readouterr().out.endswith("3 files: 1 errors, 0 warnings and notes\n")


def test_another_site_is_checked_by_its_folder(site, tmp_path, capsys):
    _add(site, BAD)
    (tmp_path / "elsewhere").mkdir()
    assert main(["check", str(site)]) == 1
    assert main(["--site", str(tmp_path / "elsewhere"), "check"]) == 2


def test_a_file_outside_any_site_is_checked_against_the_sites_own_flows(site, tmp_path, capsys):
    stray = tmp_path / "stray.yaml"
    stray.write_text(
        demo("steps:\n  first: {call: other, next: gone}\n").replace("id: demo", "id: stray"), encoding="utf-8"
    )
    assert main(["check", str(stray)]) == 1
    told = capsys.readouterr().out
    assert told.startswith(f"{stray}:8:30: error G001")
    assert told.endswith("1 files: 1 errors, 0 warnings and notes\n")


def test_a_folder_of_files_with_its_own_site_file_stands_on_its_own(site, tmp_path, capsys):
    folder = tmp_path / "drafts"
    folder.mkdir()
    (folder / "site.yaml").write_text(SITE.replace("language: zh", "language: en"), encoding="utf-8")
    (folder / "demo.yaml").write_text(
        demo("steps:\n  first: {call: other, next: last}\n  last: {return: true}\n"), encoding="utf-8"
    )
    assert main(["check", str(folder)]) == 1
    # The step, and three of the site file's own.
    assert capsys.readouterr().out.count("G002") == 4


@pytest.mark.parametrize("path", ["no-such-file.yaml", "phrasebook/en", "x" * 5000, "scripts/zh/other.yaml/x"])
def test_a_path_that_is_not_there_is_wrong_use(site, capsys, path):
    assert main(["check", path]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.count("\n") == 1


def test_json_is_one_list_and_nothing_else(site, capsys):
    _add(site, BAD)
    assert main(["check", "--format", "json"]) == 1
    (found,) = json.loads(capsys.readouterr().out)
    assert (found["file"], found["line"], found["column"], found["code"]) == ("scripts/zh/demo.yaml", 8, 26, "G001")


def test_sound_content_is_an_empty_json_list(site, capsys):
    assert main(["check", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == []


def test_github_gets_its_annotations(site, capsys):
    _add(site, BAD)
    assert main(["check", "--format", "github"]) == 1
    assert capsys.readouterr().out.startswith("::error file=scripts/zh/demo.yaml,line=8,col=26,")


@pytest.mark.parametrize("where", ["before", "after", "in the environment"])
def test_the_language_may_be_named_anywhere(site, capsys, monkeypatch, where):
    _add(site, BAD)
    if where == "in the environment":
        monkeypatch.setenv("CALLASSIST_LANG", "zh")
    args = {"before": ["--lang", "zh", "check"], "after": ["check", "--lang", "zh"], "in the environment": ["check"]}[
        where
    ]
    assert main(args) == 1
    assert "没有步骤“lats”，是不是“last”？" in capsys.readouterr().out


def test_the_shipped_content_is_what_is_checked_by_default():
    done = subprocess.run(
        [sys.executable, "-m", "callassist", "--lang", "en", "check"],
        capture_output=True,
        encoding="utf-8",
        check=False,
        cwd=Path(__file__).parents[2],
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith(" 0 errors, 0 warnings and notes\n")


def test_checking_loads_neither_the_screen_nor_what_only_finding_needs():
    program = (
        "import sys; from callassist.cli.main import main; main(['check']);"
        "print([name for name in ('textual', 'pypinyin', 'sqlite3') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_a_reader_that_goes_away_is_no_trouble(site):
    for number in range(400):
        _add(site, BAD, f"demo{number}")
    done = subprocess.run(
        f"{sys.executable} -m callassist check | head -1",
        shell=True,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.stderr == ""
    assert done.stdout.count("\n") == 1


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "gbk", "utf-8"])
def test_a_terminal_that_lacks_characters_is_no_reason_to_fail(site, encoding, monkeypatch):
    _add(site, ODD.replace("您好", "您好\U0001f600"))
    monkeypatch.setenv("PYTHONIOENCODING", encoding)
    monkeypatch.setenv("CALLASSIST_LANG", "zh")
    done = subprocess.run([sys.executable, "-m", "callassist", "check"], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"Y010" in done.stdout


@pytest.mark.parametrize("name", ["\x1b[2Jx", "\u202ex", "\udc80x"])
def test_a_files_name_cannot_harm_the_terminal(site, capsys, name):
    path = site / f"scripts/zh/{name}.yaml"
    path.write_text(GOOD, encoding="utf-8")
    assert main(["check"]) == 1
    assert main(["check", f"no{name}"]) == 2
    told = capsys.readouterr()
    assert name[0] not in told.out + told.err


@pytest.mark.parametrize("name", ["hold.yml", "hold.YAML", "hold.yaml.txt", "hold.yml.TXT"])
def test_a_file_that_is_not_read_is_named(name, tmp_path, capsys):
    folder = tmp_path / "scripts/zh"
    folder.mkdir(parents=True)
    (folder / "site.yaml").write_text(SITE, encoding="utf-8")
    (folder / "other.yaml").write_text(OTHER, encoding="utf-8")
    (folder / name).write_text("", encoding="utf-8")
    (folder / "notes.txt").write_text("", encoding="utf-8")
    assert main(["--lang", "en", "--site", str(tmp_path), "check", "--format", "json"]) == 0
    (found,) = json.loads(capsys.readouterr().out)
    assert (found["code"], found["severity"]) == ("C005", "W")
    assert found["file"].endswith(f"scripts/zh/{name}")
    assert "hold.yaml" in found["fix"]


def test_a_mistake_in_one_language_is_not_told_of_the_other_too(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("CALLASSIST_LANG", "en")
    site = tmp_path / "both"
    assert main(["init", str(site)]) == 0
    flow = site / "scripts/zh/hold.yaml"
    flow.write_text(flow.read_text("utf-8").replace("同意等, next: waiting", "同意等, next: wating"), "utf-8")
    capsys.readouterr()
    assert main(["--site", str(site), "check"]) == 1
    told = capsys.readouterr().out
    assert "G001" in told
    assert "N002" not in told
