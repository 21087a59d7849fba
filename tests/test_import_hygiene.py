"""Commands without a screen never load one, and the rooms at the core know neither screen nor database."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.packs import ROOT

from callassist.cli.registry import COMMANDS
from callassist.paths import cache_dir
from callassist.workflows.load_pack import load_pack

SCREENS = {"textual", "rich", "callassist.tui"}
DATABASES = {"sqlite3", "sqlalchemy"}
FILES = {"yaml", "pydantic", "pydantic_core"}
SLOW = {"jinja2", "pypinyin", "rapidfuzz", "asyncio", "watchfiles", "platformdirs"}

_RUN = """
import json, sys
commands = json.loads(sys.argv[1])
from callassist.__main__ import main
for command in commands:
    sys.argv = ["callassist", *command]
    try:
        code = main()
    except SystemExit as stop:
        code = stop.code
    if code not in (0, 1, None):
        break
sys.stdout.flush()
sys.stdout.write("\\n" + json.dumps([code, sorted(sys.modules)]))
"""
_IMPORT = """
import importlib, json, pkgutil, sys
for name in sys.argv[1:]:
    room = importlib.import_module(name)
    for found in pkgutil.walk_packages(getattr(room, "__path__", []), name + "."):
        importlib.import_module(found.name)
sys.stdout.write("\\n" + json.dumps([0, sorted(sys.modules)]))
"""


def modules(cache: Path, program: str, *arguments: str) -> set[str]:
    """Give the modules that a fresh interpreter has loaded when the program is done, packages and all their parts."""
    environ = {
        **os.environ,
        "CALLASSIST_CACHE": str(cache / "cache"),
        "CALLASSIST_DATA": str(cache / "data"),
        "CALLASSIST_LANG": "zh",
        "PYTHONUTF8": "1",
    }
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        capture_output=True,
        encoding="utf-8",
        cwd=ROOT,
        env=environ,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    code, found = json.loads(done.stdout.splitlines()[-1])
    assert code in (0, 1, None), done.stderr
    return {".".join(name.split(".")[:depth]) for name in found for depth in (1, 2, 3)}


def run(cache: Path, *commands: tuple[str, ...]) -> set[str]:
    """Give what is loaded after these commands, one after the other in one interpreter."""
    return modules(cache, _RUN, json.dumps(commands))


def test_a_command_without_a_screen_never_imports_one(tmp_path: Path) -> None:
    commands = ("check", "play hold --seed 1", "test hold", "find hold", "show hold", "live --help", "studio --help")
    assert run(tmp_path, *(tuple(command.split()) for command in commands)) & SCREENS == set()


def test_an_unknown_command_is_answered_without_a_screen(tmp_path: Path) -> None:
    environ = {**os.environ, "CALLASSIST_DATA": str(tmp_path), "CALLASSIST_LANG": "en"}
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "callassist", "chekc"],
        capture_output=True,
        encoding="utf-8",
        env=environ,
        check=False,
    )
    assert done.returncode == 2
    assert "check" in done.stderr
    assert "textual" not in done.stderr


@pytest.mark.parametrize("command", ["--version", "--help"])
def test_version_and_help_import_nothing_that_content_screens_or_journals_need(tmp_path: Path, command: str) -> None:
    found = run(tmp_path, (command,))
    assert found & (SCREENS | DATABASES | FILES | SLOW) == set()
    rooms = {"call", "content", "journal", "lookup", "speech", "workflows"}
    assert found & {f"callassist.{room}" for room in rooms} == set()


def test_help_imports_no_command(tmp_path: Path) -> None:
    commands = {module for module, _ in COMMANDS.values()}
    assert len(commands) > 4
    assert run(tmp_path, ("--help",)) & commands == set()


def test_the_command_line_opens_the_screen_only_inside_its_functions() -> None:
    for path in sorted((ROOT / "src" / "callassist" / "cli").glob("*.py")):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            assert not [name for name in names if name.startswith(("callassist.tui", "textual"))], path.name


def test_with_a_compiled_copy_at_hand_neither_yaml_nor_pydantic_is_imported_to_walk_a_call(tmp_path: Path) -> None:
    play = ("play", "hold", "--seed", "1")
    load_pack(ROOT, "zh")
    (tmp_path / "cache").symlink_to(cache_dir())
    assert run(tmp_path, play) & (FILES | DATABASES) == set()


@pytest.mark.parametrize(
    "room",
    [
        "callassist.call",
        "callassist.content.values",
        "callassist.speech",
        "callassist.lookup",
        "callassist.wording",
        "callassist.template",
        "callassist.language",
        "callassist.errors",
        "callassist.text",
        "callassist.clock",
        "callassist.settings",
    ],
)
def test_the_rooms_at_the_core_know_neither_screen_nor_database(tmp_path: Path, room: str) -> None:
    assert modules(tmp_path, _IMPORT, room) & (SCREENS | DATABASES) == set()


def test_the_call_itself_knows_no_files_either(tmp_path: Path) -> None:
    assert modules(tmp_path, _IMPORT, "callassist.call") & (FILES | SLOW) == set()


def test_words_without_conditions_are_filled_in_without_the_template_library(tmp_path: Path) -> None:
    program = (
        "from callassist.wording import render, holds\n"
        "assert render('{{ surname }}, {{ phone | spoken }}', {'surname': 'A', 'phone': '1'}, missing=str,"
        " filters={'spoken': str}) == 'A, 1'\n"
        "assert holds('not known', {'known': False})\n" + _IMPORT
    )
    assert "jinja2" not in modules(tmp_path, program)


@pytest.mark.parametrize("module", ["callassist", "callassist.__main__"])
def test_importing_the_package_costs_nothing_of_ours(tmp_path: Path, module: str) -> None:
    found = modules(tmp_path, _IMPORT.replace("pkgutil.walk_packages(", "(lambda *_: [])("), module)
    assert {name for name in found if name.startswith("callassist")} == {"callassist", module}
