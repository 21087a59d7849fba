"""Files brought up to date: an older format, another encoding, a byte-order mark."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from callassist.content.folder import SITE, File, Kind, all_files, read_raw
from callassist.content.problem import Problem
from callassist.content.saving import Replaced
from callassist.content.upgrading import STEPS, Stage, upgraded
from callassist.errors import WrongUse
from callassist.language import LANGS, notice
from callassist.workflows.write_all import write_all


@dataclass(frozen=True, slots=True)
class Looked:
    """One file that was looked at: what is to be done to it, or why nothing can be; neither if it is current."""

    root: Path
    shown: str
    stages: tuple[Stage, ...]
    problem: Problem | None
    file: Replaced


def look(paths: Sequence[Path]) -> list[Looked]:
    """Give what is to be done to files, to those in a folder, or to those of a site; nothing is written.

    Raises:
        WrongUse: a path is not there, or holds no content.
    """
    return [one for path in paths for one in _look(path)]


def bring_up_to_date(looked: Sequence[Looked]) -> list[Looked]:
    """Write the files to which something is to be done, all or nothing, and give them.

    Raises:
        WrongUse: one has changed meanwhile or cannot be written; all files are as they were.
    """
    wanted = [one for one in looked if one.stages]
    write_all([one.file for one in wanted])
    return wanted


def _look(path: Path) -> list[Looked]:
    root, found = _found(path)
    if not found:
        raise WrongUse(notice("No content was found in {path}", path=path))
    looked = []
    for raw in read_raw(root, found):
        done = upgraded(raw, STEPS)
        file = Replaced(raw.file.path, raw.content, done.text.encode(), raw.file.path)
        looked.append(Looked(root, raw.file.shown, done.stages, done.problem, file))
    return looked


def _found(path: Path) -> tuple[Path, list[File]]:
    if not path.exists():
        raise WrongUse(notice("There is no file or folder {path}", path=path))
    if (path / "scripts").is_dir():
        return path, [file for lang in LANGS for file in all_files(path, lang)]
    if path.is_file():
        return path.parent, [_alone(path.parent, path)]
    return path, [_alone(path, one) for one in sorted(path.rglob("*.yaml"))]


def _alone(root: Path, path: Path) -> File:
    """Give a file by itself: what it is in the end its `format` says; its folder, how large it may be."""
    is_book = "phrasebook" in path.resolve().parts
    kind: Kind = "phrasebook" if is_book else "site" if path.name == SITE else "flow"
    return File(path, path.relative_to(root).as_posix(), kind)
