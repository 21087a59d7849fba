"""A content file written whole or not at all; what stood there before is kept beside it."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

KEPT = ".before"
"""Added to the name of the copy that is kept; such names are never read as content."""


def save(path: Path, text: str) -> None:
    """Write a content file in one move, with the one before kept beside it.

    Raises:
        OSError: it could not be written; the file is as it was.
    """
    try:
        before: bytes | None = path.read_bytes()
    except FileNotFoundError:
        before = None
    new = _written_beside(path, text.encode())
    try:
        if before is not None:
            with contextlib.suppress(OSError):
                path.with_name(path.name + KEPT).write_bytes(before)
        new.replace(path)
    finally:
        new.unlink(missing_ok=True)
    sync_folder(path.parent)


def replace_file(path: Path, content: bytes) -> None:
    """Write a file in one move: first beside it, then in its place.

    Raises:
        OSError: it could not be written; the file is as it was.
    """
    new = _written_beside(path, content)
    try:
        new.replace(path)
    finally:
        new.unlink(missing_ok=True)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Let the names in a folder reach the disk, where the system can do that."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _written_beside(path: Path, content: bytes) -> Path:
    new = path.with_name(f".{path.name}.new-{os.getpid()}")
    try:
        with new.open("wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
    except OSError:
        new.unlink(missing_ok=True)
        raise
    return new
