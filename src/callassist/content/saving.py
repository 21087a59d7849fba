"""A content file written whole or not at all; what stood there before is kept beside it."""

from __future__ import annotations

import contextlib
import os
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

KEPT = ".before"
"""Added to the name of the copy that is kept; such names are never read as content."""
_TRIES, _PAUSE = 40, 0.05
"""So often, and with so many seconds between, is waited for another program that saves; then it must have stopped."""


def save(path: Path, text: str) -> None:
    """Write a file: first to a file beside it, then in its place in one move.

    Raises:
        OSError: it could not be written; the file is as it was.
    """
    new = path.with_name(f".{path.name}.new-{os.getpid()}")
    try:
        with new.open("wb") as stream:
            stream.write(text.encode())
            stream.flush()
            os.fsync(stream.fileno())
        with contextlib.suppress(OSError):
            shutil.copymode(path, new)  # a colleague who may write it today may do so tomorrow
        with contextlib.suppress(OSError):
            path.with_name(path.name + KEPT).write_bytes(path.read_bytes())
        new.replace(path)
    finally:
        new.unlink(missing_ok=True)
    with contextlib.suppress(OSError):
        folder = os.open(path.parent, os.O_RDONLY)
        os.fsync(folder)
        os.close(folder)


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
