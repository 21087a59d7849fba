"""Check content: all of a site, or some of its files among their neighbours."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from callassist.content.draft import Content
from callassist.content.folder import SITE, File, Raw, all_files, files, overlooked, read_raw
from callassist.content.ignoring import without_ignored
from callassist.content.live import live_number
from callassist.content.loading import judge_between, judge_since, load_files, load_raw, read_content
from callassist.content.problem import TOP, Fault, Problem
from callassist.content.reading import has_errors, problems_of
from callassist.content.snapshot import find_compiled
from callassist.content.source import Source
from callassist.content.versions import version
from callassist.errors import WrongUse
from callassist.language import LANGS, Lang, as_lang, notice
from callassist.workflows.proven import proven, proven_tests


@dataclass(frozen=True, slots=True)
class Report:
    """The problems found below one content root, and how many files were looked at."""

    root: Path
    problems: tuple[Problem, ...]
    files: int


def check_content(root: Path, paths: Sequence[Path] = (), lang: Lang = "zh") -> list[Report]:
    """Give the reports on both languages of a site, or on single files and folders among their neighbours.

    A file that lies outside any site is checked against the site at `root`, as a flow in `lang`.

    Raises:
        WrongUse: a path is not there, or no content lies under it.
    """
    if not paths:
        reports = [_whole(root, lang) for lang in LANGS if files(root, lang)]
        if not reports:
            raise WrongUse(notice("No content was found in {path}", path=root))
        return reports
    return [report for path in paths for report in _one(root, path, lang)]


def _whole(root: Path, lang: Lang) -> Report:
    found = all_files(root, lang)
    passed_over = [
        problem
        for shown, wanted in overlooked(root, lang).items()
        for problem in problems_of(Source(shown, ""), [Fault("not-read", TOP, {"name": wanted})])
    ]
    loaded = load_files(root, lang, found, proven)
    problems = [*loaded.problems, *passed_over]
    if not has_errors(problems):
        problems += _beside(root, lang, loaded.content)
        problems += proven_tests(loaded.content)
    problems = without_ignored(problems, loaded.content.sources)
    return Report(root, tuple(sorted(problems, key=lambda problem: problem.order)), len(found))


def _beside(root: Path, lang: Lang, content: Content) -> list[Problem]:
    """Find what is wrong with sound content beside what was published, and beside the other language's."""
    problems: list[Problem] = []
    number = live_number(root)
    about = version(root, number) if number else None
    compiled = find_compiled(lang, about.digests.get(lang, "")) if about is not None else None
    if compiled is not None:
        problems += judge_since(content, compiled.pack)
    other: Lang = "en" if lang == "zh" else "zh"
    if files(root, other):
        unlike = judge_between(content, read_content(root, other))
        # A mistake over there is told over there; that this side is not like it is no second one.
        if unlike and not has_errors(load_files(root, other, all_files(root, other)).problems):
            problems += unlike
    return problems


def _one(site: Path, path: Path, lang: Lang) -> list[Report]:
    try:
        path = path.resolve(strict=True)
    except (OSError, RuntimeError, ValueError) as error:
        raise WrongUse(notice("There is no file or folder {path}", path=path)) from error
    if path.is_dir() and (path / "scripts").is_dir():
        return check_content(path)
    home = _home(path)
    if home is None:
        return [_stray(site, path, lang)]
    root, lang = home
    report = _whole(root, lang)
    below = path.relative_to(root).as_posix()
    mine = [file for file in all_files(root, lang) if file.shown == below or file.shown.startswith(below + "/")]
    if not mine:
        raise WrongUse(notice("No content was found in {path}", path=path))
    shown = {file.shown for file in mine}
    return [Report(root, tuple(one for one in report.problems if one.path in shown), len(mine))]


def _home(path: Path) -> tuple[Path, Lang] | None:
    """Give the content root and language that a path lies in: `<root>/scripts/<lang>/…`."""
    for folder in (path, *path.parents):
        lang = as_lang(folder.name) if folder.name in LANGS else None
        if lang is not None and folder.parent.name in {"scripts", "phrasebook"}:
            return folder.parent.parent, lang
    return None


def _stray(site: Path, path: Path, lang: Lang) -> Report:
    """Check files that lie outside any site: among each other, and with the site's own files where none is beside."""
    folder = path if path.is_dir() else path.parent
    beside = [File(one, one.name, "site" if one.name == SITE else "flow") for one in sorted(folder.glob("*.yaml"))]
    mine = {file.shown for file in beside if path.is_dir() or file.path == path}
    if not mine:
        raise WrongUse(notice("No content was found in {path}", path=path))
    lang = next((one for one in (lang, *LANGS) if files(site, one)), lang)
    found = beside
    if not any(file.kind == "site" for file in beside):
        own = {file.stem for file in beside}
        found = beside + [file for file in files(site, lang) if file.stem not in own]
    raws = [*read_raw(folder, beside), *read_raw(site, found[len(beside) :])]
    lang = next((_said(raw) or lang for raw in raws if raw.file.kind == "site"), lang)
    loaded = load_raw(lang, raws, proven)
    problems = without_ignored(loaded.problems, loaded.content.sources)
    return Report(folder, tuple(one for one in problems if one.path in mine), len(mine))


def _said(raw: Raw) -> Lang | None:
    """Give the language that a site file says it is in."""
    found = re.search(rb"^language: *(\w+)", raw.content, re.MULTILINE)
    return as_lang(found[1].decode("ascii", "replace")) if found else None
