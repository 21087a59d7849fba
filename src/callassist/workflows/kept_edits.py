"""Edits that were not saved, kept in the data folder as they are typed: a crash, a kill or a power cut loses none.

Each run of the program has a folder of its own with a lock that the system lets go when the program ends, however it
ends. What lies in the folder of a run that is over is offered by the next one.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import uuid
from collections.abc import Iterator
from pathlib import Path

import msgspec

from callassist.clock import Millis

_FOLDER = "unsaved"
_LOCK = "lock"


class Edit(msgspec.Struct, frozen=True):
    """A text that was not saved: of which file below which root, what it was made from, when it was typed."""

    root: str
    shown: str
    base: bytes
    text: str
    at: Millis


class LeftBehind(msgspec.Struct, frozen=True):
    """An edit of a run that is over, and the file that keeps it."""

    path: Path
    edit: Edit


class KeptEdits:
    """Keeps this run's unsaved edits; nothing is written until there is one."""

    def __init__(self, data: Path) -> None:
        self._all = data / _FOLDER
        self._mine = self._all / uuid.uuid4().hex
        self._held: int | None = None

    def keep(self, edit: Edit) -> None:
        """Write an edit down in place of the last one of the same file.

        Raises:
            OSError: it could not be written; what was kept before stays.
        """
        if self._held is None:
            self._mine.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._held = _locked(self._mine / _LOCK)
        path = self._path(edit.shown)
        new = path.with_suffix(".new")
        try:
            with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as stream:
                stream.write(msgspec.json.encode(edit))
                stream.flush()
                os.fsync(stream.fileno())
            new.replace(path)
        except OSError:
            with contextlib.suppress(OSError):
                new.unlink(missing_ok=True)
            raise

    def drop(self, shown: str) -> None:
        """Forget the edit of a file: it was saved, or taken back."""
        with contextlib.suppress(OSError):
            self._path(shown).unlink(missing_ok=True)

    def close(self) -> None:
        """Let go of the folder; what it keeps is the next run's to offer, and without anything it goes."""
        if self._held is None:
            return
        os.close(self._held)
        self._held = None
        _tidy(self._mine)

    def left_behind(self, root: Path) -> list[LeftBehind]:
        """Give the edits below a root that runs which are over have left, the oldest first."""
        home = str(root.resolve())
        found = [left for folder in self._others() for left in _in(folder) if left.edit.root == home]
        return sorted(found, key=lambda left: left.edit.at)

    def _others(self) -> Iterator[Path]:
        try:
            folders = sorted(self._all.iterdir())
        except OSError:
            return
        for folder in folders:
            if folder != self._mine and not _is_held(folder / _LOCK):
                yield folder

    def _path(self, shown: str) -> Path:
        return self._mine / f"{hashlib.sha256(shown.encode('utf-8', 'surrogateescape')).hexdigest()[:32]}.json"


def forget(left: LeftBehind) -> None:
    """Throw away what a run has left of a file: it was taken up, or is not wanted."""
    with contextlib.suppress(OSError):
        left.path.unlink(missing_ok=True)
        _tidy(left.path.parent)


def _in(folder: Path) -> Iterator[LeftBehind]:
    for path in sorted(folder.glob("*.json")):
        with contextlib.suppress(OSError, msgspec.MsgspecError):
            yield LeftBehind(path, msgspec.json.decode(path.read_bytes(), type=Edit))


def _tidy(folder: Path) -> None:
    if not any(folder.glob("*.json")):
        shutil.rmtree(folder, ignore_errors=True)


def _locked(path: Path) -> int:
    held = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    with contextlib.suppress(ImportError, OSError):
        import fcntl  # noqa: PLC0415 - not on every system

        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    return held


def _is_held(path: Path) -> bool:
    """Say whether the run that made this lock goes on."""
    try:
        import fcntl  # noqa: PLC0415 - not on every system
    except ImportError:
        return _is_in_use(path)
    try:
        held = os.open(path, os.O_RDWR)
    except OSError:
        return False
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return True
    finally:
        os.close(held)
    return False


def _is_in_use(path: Path) -> bool:
    """Say whether a program has the file open, where open files cannot be removed."""
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return True
    return False
