"""Every error this program raises on purpose.

CallassistError
├── ContentError          content cannot be used as it stands (carries its problems)
├── TemplateError         a template is refused or cannot be filled in
├── JournalError          the event log cannot be written or read
│   ├── JournalFull       the disk has no room
│   └── JournalReadOnly   the data folder may not be written
├── UnknownName           a flow, step, field or command of that name does not exist (carries near ones)
└── WrongUse              a command cannot run as it was called

Errors carry facts; the screen or command that shows one chooses the words.
"""

from __future__ import annotations

import errno
from collections.abc import Sequence
from pathlib import Path

from callassist.language import Notice, notice


class CallassistError(Exception):
    """Something went wrong that the user can be told about in one line."""


class ContentError(CallassistError):
    """Content cannot be used; `problems` holds every reason found, in file order; `root` is the folder of their paths.

    `is_absent` says that there is not one content file below the root.
    """

    def __init__(self, problems: Sequence[object], root: Path | None = None, *, is_absent: bool = False) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = tuple(problems)
        self.root = root
        self.is_absent = is_absent


class TemplateError(CallassistError):
    """A template is refused or cannot be filled in; `offset` is where, in characters of its source."""

    def __init__(self, notice: Notice, offset: int = 0, length: int = 1) -> None:
        super().__init__(notice.plain())
        self.notice = notice
        self.offset = offset
        self.length = length


class JournalError(CallassistError):
    """The event log cannot be written or read."""


class JournalFull(JournalError):  # noqa: N818 - named for the fact, as the tree above reads
    """The disk has no room for another event."""


class JournalReadOnly(JournalError):  # noqa: N818 - named for the fact
    """The data folder may not be written."""


class UnknownName(CallassistError):  # noqa: N818 - named for the fact
    """Nothing of that `kind` has that `name`; `near` holds the likeliest ones."""

    def __init__(self, kind: str, name: str, near: Sequence[str] = ()) -> None:
        super().__init__(f"no {kind} {name!r}")
        self.kind = kind
        self.name = name
        self.near = tuple(one for one in near if one)


class WrongUse(CallassistError):  # noqa: N818 - named for the fact
    """A command cannot run as it was called; `notice` says why."""

    def __init__(self, notice: Notice) -> None:
        super().__init__(notice.plain())
        self.notice = notice


_REASONS = {
    errno.ENOENT: notice("it is not there"),
    errno.EISDIR: notice("it is a folder"),
    errno.ENOTDIR: notice("a file stands where a folder should be"),
    errno.EACCES: notice("you have no right to it"),
    errno.EPERM: notice("you have no right to it"),
    errno.EROFS: notice("it may not be written"),
    errno.ELOOP: notice("it is a link that leads to itself"),
    errno.ENAMETOOLONG: notice("its name is too long"),
    errno.ENOSPC: notice("the disk is full"),
    errno.EIO: notice("the disk does not answer"),
}


def why(error: OSError | UnicodeError) -> Notice:
    """Give what the system says is wrong with a file, in words of ours where there are any."""
    if isinstance(error, UnicodeError):
        return notice("it is not UTF-8 text")
    known = _REASONS.get(error.errno or 0)
    return known if known is not None else Notice("{said}", (("said", error.strerror or type(error).__name__),))
