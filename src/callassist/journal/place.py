"""Where the journal lies: its folder, its file, and the door that one program at a time goes through."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

NAME = "journal.db"
PATIENCE = 5000
"""Milliseconds to wait for another program's write to end."""

_DOOR = "journal.lock"

FileId = tuple[int, int]
"""Device and inode: tells a file from another that took its name."""


def prepare(folder: Path) -> Path:
    """Make the folder (0700) and the empty file (0600) if missing, and give the file's path; raises OSError.

    What is there already is narrowed to those rights. The file is only ever created, never opened and closed:
    closing any handle on a database drops the locks this process holds on it (https://sqlite.org/howtocorrupt.html).
    """
    if not folder.is_dir():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        sync_folder(folder.parent)
    _narrow(folder, 0o700)
    for name in (_DOOR, NAME):
        make_private(folder / name)
    return folder / NAME


def make_private(path: Path) -> None:
    """Create the empty file that only its owner may read, or narrow the one that is there; raises OSError."""
    if path.exists():
        _narrow(path, 0o600)
        return
    with suppress(FileExistsError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        sync_folder(path.parent)


@contextmanager
def alone(folder: Path, patience: int) -> Iterator[None]:
    """Keep other programs from opening or replacing the file meanwhile; the system lets go if we are killed.

    Raises sqlite3.OperationalError (busy) when another stays inside for longer than `patience` milliseconds.
    The door is an empty database beside the file: SQLite's own lock works on every system that SQLite does.
    """
    with closing(connect(folder / _DOOR)) as door:
        door.execute("PRAGMA journal_mode = MEMORY").close()  # nothing is ever written there
        door.execute(f"PRAGMA busy_timeout = {patience:d}").close()
        door.execute("BEGIN EXCLUSIVE")
        yield


def connect(path: Path, mode: str = "rw") -> sqlite3.Connection:
    """Give a connection to an existing file that begins no transaction by itself; raises sqlite3.Error."""
    # realpath, for resolve raises what is no OSError over a link that leads to itself.
    uri = f"{Path(os.path.realpath(path)).as_uri()}?mode={mode}"
    return sqlite3.connect(uri, uri=True, timeout=PATIENCE / 1000, isolation_level=None, check_same_thread=False)


def identity(path: Path) -> FileId | None:
    """Tell which file bears the name now, None if none does; raises OSError."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return (found.st_dev, found.st_ino)


def sync_folder(folder: Path) -> None:
    """Bring the folder's names to the disk; does nothing where folders cannot be opened (Windows)."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _narrow(path: Path, rights: int) -> None:
    if path.stat().st_mode & 0o077:
        with suppress(PermissionError):  # somebody else's: they chose its rights
            path.chmod(rights)
