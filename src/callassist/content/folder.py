"""The files of one language: which there are, what they are, their bytes, and the digest that names them all."""

from __future__ import annotations

import errno
import hashlib
import os
import re
import stat
from collections.abc import Iterable
from pathlib import Path
from typing import Literal

import msgspec

from callassist.language import Lang

Kind = Literal["flow", "site", "phrasebook", "training"]
SITE = "site.yaml"
TRAINING = "training"
"""The folder below the flows that holds callers, scorecards, questions and exams."""
_ENDING = ".yaml"
_ALMOST = re.compile(r"\.ya?ml(?:\.txt)?$", re.IGNORECASE)
"""Endings that Notepad and other habits give a file that was meant to be read."""
FLOW_BYTES = 1_000_000
BOOK_BYTES = 10_000_000
_FORMAT = b"callassist content 1"
"""Part of every digest: raised when the same files begin to mean something else."""


class File(msgspec.Struct, frozen=True):
    """A content file: where it is, how it is shown (relative to the content root), what its place says it is."""

    path: Path
    shown: str
    kind: Kind

    @property
    def stem(self) -> str:
        """Give the name without its ending, which is the id of what is inside."""
        return self.path.stem


class Raw(msgspec.Struct, frozen=True):
    """What a file held when it was read; `refused` says why it could not be: a word, or the system's number of the error."""

    file: File
    content: bytes = b""
    refused: str | int = ""


def files(root: Path, lang: Lang) -> list[File]:
    """Give every content file of a language, sorted by path; what is no `*.yaml` file is passed over."""
    scripts, books = root / "scripts" / lang, root / "phrasebook" / lang
    found = [
        File(scripts / name, f"scripts/{lang}/{name}", "site" if name == SITE else "flow") for name in _yaml(scripts)
    ]
    found += [File(books / name, f"phrasebook/{lang}/{name}", "phrasebook") for name in _yaml(books)]
    return sorted(found, key=_by_name)


def training_files(root: Path, lang: Lang) -> list[File]:
    """Give every file of training of a language, sorted by path. No call depends on them: they are no part of a pack."""
    folder = root / "scripts" / lang / TRAINING
    shown = f"scripts/{lang}/{TRAINING}"
    return sorted((File(folder / name, f"{shown}/{name}", "training") for name in _yaml(folder)), key=_by_name)


def all_files(root: Path, lang: Lang) -> list[File]:
    """Give every file of a language, those of training after those of calls."""
    return [*files(root, lang), *training_files(root, lang)]


def overlooked(root: Path, lang: Lang) -> dict[str, str]:
    """Give the files that are passed over though their names look like content's, with the names they want."""
    found = {}
    for kind in ("phrasebook", "scripts"):
        for name in sorted(_names(root / kind / lang)):
            wanted = _ALMOST.sub(".yaml", name)
            if wanted != name and not name.endswith(_ENDING):
                found[f"{kind}/{lang}/{name}"] = wanted
    return found


def read_raw(root: Path, found: Iterable[File]) -> list[Raw]:
    """Read the files, each at most one byte beyond its limit; links that lead out of the root are refused."""
    home = os.path.realpath(root)
    return [_read(home, file) for file in found]


def digest(raws: Iterable[Raw]) -> str:
    """Give the name of exactly these words: a hash over the files' paths and bytes."""
    whole = hashlib.sha256(_FORMAT)
    for raw in raws:
        name = raw.file.shown.encode("utf-8", "surrogateescape")
        whole.update(b"%d:%b%d:" % (len(name), name, len(raw.content)))
        whole.update(raw.content)
    return whole.hexdigest()


def _read(home: str, file: File) -> Raw:
    try:
        if not Path(os.path.realpath(file.path)).is_relative_to(home):
            return Raw(file, refused="link")
        # Without waiting: a pipe that lies among the files would hold up everything for ever.
        descriptor = os.open(file.path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        try:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                return Raw(file, refused="no file")
            with os.fdopen(descriptor, "rb", buffering=0, closefd=False) as stream:
                return Raw(file, stream.read((BOOK_BYTES if file.kind == "phrasebook" else FLOW_BYTES) + 1) or b"")
        finally:
            os.close(descriptor)
    except OSError as error:
        return Raw(file, refused=error.errno or errno.EIO)


def _by_name(file: File) -> str:
    return file.shown


def _yaml(folder: Path) -> list[str]:
    return [name for name in _names(folder) if name.endswith(_ENDING)]


def _names(folder: Path) -> list[str]:
    try:
        with os.scandir(folder) as entries:
            return [entry.name for entry in entries if entry.name[0] != "."]
    except OSError:
        return []
