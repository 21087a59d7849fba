"""What went wrong with the file, in our own errors.

JournalError              (errors.py)
├── JournalFull           (errors.py) the disk has no room
├── JournalReadOnly       (errors.py) the folder may not be written
├── JournalBusy           another program kept the file to itself for longer than we wait
├── JournalAbsent         nothing was ever recorded in that folder
├── JournalClash          the log holds another event under that call and number
└── JournalNewer          a later version of the program wrote the file
"""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
from pathlib import Path

from callassist.errors import JournalError, JournalFull, JournalReadOnly

_TIGHT = 64 * 1024
"""Bytes: with less room than this a failed write is put down to the disk being full (SQLite grows by 32 kB)."""

_TAKEN = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_NO_LEAVE = {errno.EROFS, errno.EACCES, errno.EPERM}


class JournalBusy(JournalError):  # noqa: N818 - named for the fact, as its sisters are
    """Another program kept the file to itself for longer than we wait."""


class JournalAbsent(JournalError):  # noqa: N818 - named for the fact
    """Nothing was ever recorded in that folder."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f"no calls are recorded in {folder}")
        self.folder = folder


class JournalClash(JournalError):  # noqa: N818 - named for the fact
    """The log holds another event under that call and number."""

    def __init__(self, call_id: str, seq: int) -> None:
        super().__init__(f"event {seq} of call {call_id!r} is already there and differs")
        self.call_id = call_id
        self.seq = seq


class JournalNewer(JournalError):  # noqa: N818 - named for the fact
    """A later version of the program wrote the file; it is left as it is."""

    def __init__(self, path: Path, found: int, known: int) -> None:
        super().__init__(f"{path} has schema version {found}, this program knows {known}")
        self.found = found
        self.known = known


def is_damage(error: sqlite3.Error) -> bool:
    """Say whether the error means that the file's content is broken."""
    return _primary(error) in _DAMAGED


def is_busy(error: sqlite3.Error) -> bool:
    """Say whether the error means that another program is writing just now."""
    return _primary(error) in _TAKEN


def as_ours(error: sqlite3.Error | OSError, folder: Path) -> JournalError:
    """Give the journal's own error for one of SQLite or the system that came up while working in `folder`."""
    message = f"{folder}: {error}"
    if isinstance(error, OSError):
        if error.errno in _NO_ROOM:
            return JournalFull(message)
        return JournalReadOnly(message) if error.errno in _NO_LEAVE else JournalError(message)
    code = _primary(error)
    if code == sqlite3.SQLITE_FULL:
        return JournalFull(message)
    if code == sqlite3.SQLITE_READONLY:
        return JournalReadOnly(message)
    if code in _TAKEN:
        return JournalBusy(message)
    if code in {sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM}:
        return _by_the_look_of(folder, message)
    return JournalError(message)


def _primary(error: sqlite3.Error) -> int:
    # The low byte is the kind of error, the rest its detail: https://sqlite.org/rescode.html
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def _by_the_look_of(folder: Path, message: str) -> JournalError:
    # SQLite says "I/O error" for several of these; the folder itself knows more.
    try:
        if shutil.disk_usage(folder).free < _TIGHT:
            return JournalFull(message)
        if not os.access(folder, os.W_OK):
            return JournalReadOnly(message)
    except OSError:
        pass
    return JournalError(message)
