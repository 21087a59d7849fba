"""The files of one language: which there are, what they are, and their bytes."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from callassist.content.reading import Kind, Read, read_file, unreadable
from callassist.content.source import BOOK_BYTES
from callassist.language import Lang

SITE = "site.yaml"


@dataclass(frozen=True, slots=True)
class File:
    """A content file: where it is, how it is shown, what it is."""

    path: Path
    shown: str
    kind: Kind

    @property
    def stem(self) -> str:
        """Give the name without its ending, which is the id of what is inside."""
        return self.path.stem


def files(root: Path, lang: Lang) -> list[File]:
    """Give every content file of a language, sorted by path; what is no `*.yaml` file is passed over."""
    found = [
        File(path, _shown(root, path), "site" if path.name == SITE else "flow")
        for path in _yaml(root / "scripts" / lang)
    ]
    found += [File(path, _shown(root, path), "phrasebook") for path in _yaml(root / "phrasebook" / lang)]
    return sorted(found, key=lambda file: file.shown)


def read(root: Path, file: File) -> tuple[bytes, Read | None]:
    """Give a file's bytes, or the report of why they cannot be had; links that lead out of the root are refused."""
    try:
        if not file.path.resolve().is_relative_to(root.resolve()):
            return b"", unreadable(file.shown, file.kind, "it is a link that leads out of the folder")
        with file.path.open("rb") as stream:
            return stream.read(BOOK_BYTES + 1), None
    except OSError as error:
        return b"", unreadable(file.shown, file.kind, os.strerror(error.errno) if error.errno else "")


def read_all(root: Path, found: list[File]) -> Iterator[Read]:
    """Give what each file holds."""
    for file in found:
        raw, refused = read(root, file)
        yield refused or read_file(file.shown, raw, file.kind)


def _yaml(folder: Path) -> list[Path]:
    try:
        return [path for path in folder.iterdir() if path.suffix == ".yaml" and not path.name.startswith(".")]
    except OSError:
        return []


def _shown(root: Path, path: Path) -> str:
    try:
        return path.relative_to(root).as_posix()
    except ValueError:
        return path.as_posix()
