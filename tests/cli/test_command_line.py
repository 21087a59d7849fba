from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from tests.content.small_site import OTHER, SITE

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


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (["find", "--limit", "0", "a"], "'--limit' 的值不对：0 不在范围 x>=1 内。"),
        (["find", "--limit", "x", "a"], "'--limit' 的值不对：'x' 不是 整数。"),
        (["live", "a", "b"], "多了一个参数：b"),
        (["check", "--format", "xml"], "'--format' 的值不对：'xml' 不在可选之列：'text', 'json', 'github'。"),
        (["check", "--site"], "选项 '--site' 后面要写内容。"),
        (["test", "nosuch"], "没有叫“nosuch”的流程。"),
        (["play", "不存在"], "没有叫“不存在”的流程。"),
        (["play", "hold", "--inputs", "/"], "读不了这些动作：这是个文件夹"),
        (["find", "--batch", "/nowhere"], "读不了这些查询：没有这个文件"),
    ],
)
def test_wrong_use_is_told_in_chinese_without_a_word_of_english(args, told, capsys):
    assert main(["--lang", "zh", *args]) == 2
    assert capsys.readouterr().err.strip() == told


@pytest.mark.parametrize("command", [["check"], ["test"], ["find", "hold"], ["play", "hold"], ["live", "--plain"]])
def test_a_folder_without_content_is_named(command, tmp_path, capsys):
    assert main(["--lang", "en", "--site", str(tmp_path), *command]) == 2
    assert capsys.readouterr().err == f"No content was found in {tmp_path}\n"


def test_faults_are_shown_with_the_path_as_seen_from_here(tmp_path, capsys, monkeypatch):
    (tmp_path / "mine/scripts/zh").mkdir(parents=True)
    (tmp_path / "mine/scripts/zh/site.yaml").write_text("format：site/1\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert main(["--site", "mine", "play", "hold"]) == 2
    assert capsys.readouterr().err.startswith("mine/scripts/zh/site.yaml:1:7:")


def test_a_call_that_no_flow_begins_is_one_line(tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("CALLASSIST_DATA", str(tmp_path / "data"))
    folder = tmp_path / "scripts/zh"
    folder.mkdir(parents=True)
    (folder / "site.yaml").write_text(SITE.replace("inbound: other\n", ""), encoding="utf-8")
    (folder / "other.yaml").write_text(OTHER, encoding="utf-8")
    assert main(["--lang", "zh", "--site", str(tmp_path), "live", "--plain"]) == 2
    assert capsys.readouterr().err == "没有叫“incoming-call”的流程。\n"
