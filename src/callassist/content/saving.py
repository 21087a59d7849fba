"""A content file written whole or not at all; what stood there before is kept beside it."""

from __future__ import annotations

import contextlib
import os
import shutil
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

KEPT = ".before"
"""Added to the name of the copy that is kept; such names are never read as content."""
_TRIES, _PAUSE = 40, 0.05
"""So often, and with so many seconds between, is waited for another program that saves; then it must have stopped."""


def save(path: Path, text: str) -> None:
    """Write a file in one move, and keep what stood there before.

    Raises:
        OSError: it could not be written; the file is as it was.
    """
    new = written_beside(path, text.encode())
    keep(path)
    moved(new, path)


@dataclass(frozen=True, slots=True)
class Replaced:
    """A file that is to hold something else, perhaps under another name."""

    path: Path
    before: bytes
    after: bytes
    name: Path
    """Its path from now on; the same unless it is to be called otherwise."""


def save_all(files: Sequence[Replaced]) -> None:
    """Write several files, all or none, and keep what stood there before.

    Everything is on the disk before the first file is replaced; if the system stops at one, those before it are put back.

    Raises:
        OSError: they could not be written; all files are as they were.
    """
    new: list[Path] = []
    done: list[Replaced] = []
    try:
        for file in files:
            new.append(written_beside(file.name, file.after))  # noqa: PERF401 - what is written is known when one fails
        for file, beside in zip(files, new, strict=True):
            keep(file.path)
            done.append(file)
            moved(beside, file.name)
            if file.name != file.path:
                file.path.unlink()
    except OSError:
        for file in done:
            with contextlib.suppress(OSError):
                _put_back(file)
        raise
    finally:
        for beside in new:
            beside.unlink(missing_ok=True)


def _put_back(file: Replaced) -> None:
    if not file.path.exists() or file.path.read_bytes() != file.before:
        place(file.path, file.before)
    if file.name != file.path:
        file.name.unlink(missing_ok=True)


def place(path: Path, content: bytes) -> None:
    """Write a file in one move; what stood there before is gone.

    Raises:
        OSError: it could not be written; the file is as it was.
    """
    moved(written_beside(path, content), path)


def keep(path: Path) -> None:
    """Keep a copy of a file beside it. That it cannot be kept is no reason not to go on."""
    with contextlib.suppress(OSError):
        path.with_name(path.name + KEPT).write_bytes(path.read_bytes())


def moved(new: Path, path: Path) -> None:
    """Put a file written beside another in its place.

    Raises:
        OSError: it could not be done; the file is as it was, and nothing is left of the new one.
    """
    try:
        new.replace(path)
    finally:
        new.unlink(missing_ok=True)
    settle(path.parent)


def written_beside(path: Path, content: bytes) -> Path:
    """Write what is to become a file to a file beside it, on the disk, and give that one.

    Raises:
        OSError: it could not be written; nothing is left of it.
    """
    new = path.with_name(f".{path.name}.new-{os.getpid()}")
    try:
        with new.open("wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        with contextlib.suppress(OSError):
            shutil.copymode(path, new)  # a colleague who may write it today may do so tomorrow
    except BaseException:
        new.unlink(missing_ok=True)
        raise
    return new


def settle(folder: Path) -> None:
    """Let the moves within a folder reach the disk, where the system knows how."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        os.fsync(descriptor)
        os.close(descriptor)
        descriptor = os.open(folder, os.O_RDONLY)
        os.fsync(descriptor)
        os.close(descriptor)


@contextlib.contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Keep other programs of ours from saving in a folder meanwhile; where the system has no such locks, do without."""
    held = None
    with contextlib.suppress(ImportError, OSError):
        import fcntl  # noqa: PLC0415 - not on every system

        held = os.open(folder, os.O_RDONLY)
        for _ in range(_TRIES):
            with contextlib.suppress(BlockingIOError):
                fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            time.sleep(_PAUSE)
    try:
        yield
    finally:
        if held is not None:
            os.close(held)
