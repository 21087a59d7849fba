"""A content file written whole or not at all; what stood there before is kept beside it."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

KEPT = ".before"
"""Added to the name of the copy that is kept; such names are never read as content."""


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
            path.with_name(path.name + KEPT).write_bytes(path.read_bytes())
        new.replace(path)
    finally:
        new.unlink(missing_ok=True)
    with contextlib.suppress(OSError):
        folder = os.open(path.parent, os.O_RDONLY)
        os.fsync(folder)
        os.close(folder)
