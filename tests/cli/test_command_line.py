from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import callassist
from callassist.cli.main import main
from callassist.cli.registry import COMMANDS


def _run(*args: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "callassist", *args], capture_output=True, encoding="utf-8", check=False
    )


def test_the_version_is_told_on_one_line():
    done = _run("--version")
    assert (done.returncode, done.stdout, done.stderr) == (0, f"callassist {callassist.__version__}\n", "")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_help_names_every_command_with_a_sentence(lang, capsys):
    assert main(["--lang", lang, "--help"]) == 0
    told = capsys.readouterr().out
    for name in COMMANDS:
        assert name in told


@pytest.mark.parametrize("args", [["--help"], ["--version"]])
def test_help_and_version_import_no_command_and_no_content(args):
    program = (
        f"import sys; from callassist.cli.main import main; main({args!r});"
        "print([n for n in sys.modules if n in ('yaml', 'pydantic', 'textual', 'jinja2') or n.startswith('callassist.content')])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_an_unknown_command_is_answered_with_the_nearest(capsys):
    assert main(["--lang", "en", "chekc"]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert "chekc" in told.err
    assert "check" in told.err


@pytest.mark.parametrize(
    "args", [["check", "--nonsense"], ["check", "--format", "xml"], ["--lang", "fr", "check"], ["--site"]]
)
def test_wrong_use_is_told_on_stderr_with_exit_2(args, capsys):
    assert main(args) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.strip()


def test_every_command_can_be_imported_and_has_help(capsys):
    for name in COMMANDS:
        assert main([name, "--help"]) == 0
        assert "--site" in capsys.readouterr().out


def test_the_module_and_the_script_are_the_same_program():
    script = Path(sys.executable).parent / "callassist"
    if script.exists():
        done = subprocess.run([script, "--version"], capture_output=True, encoding="utf-8", check=True)
        assert done.stdout == _run("--version").stdout
