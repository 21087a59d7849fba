"""Save an edited file: beside whoever else saved it meanwhile, never over them."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import msgspec

from callassist.content.saving import alone_in, save
from callassist.errors import WrongUse, why
from callassist.language import notice
from callassist.workflows.merge_edits import merged
from callassist.workflows.open_draft import Opened, open_draft, opened

Outcome = Literal["saved", "merged", "clash"]
_NOT_IN_A_NAME = re.compile(r"[^\w-]+")


class Saved(msgspec.Struct, frozen=True):
    """What came of saving: the file as it stands now.

    After a merge its text holds both edits. After a clash it is theirs, and `mine` says where ours was put.
    """

    outcome: Outcome
    now: Opened
    mine: Path | None = None


def save_draft(root: Path, draft: Opened, text: str, who: str) -> Saved:
    """Save the text of a file that was opened as `draft`; another's save since then is merged, never lost.

    Raises:
        WrongUse: it could not be written; nothing was changed.
    """
    with _said(draft), alone_in(draft.file.path.parent):
        there = draft.file.path.exists()
        disk = open_draft(root, draft.file)
        if not there or disk.base == draft.base or disk.base == draft.bytes_of(text):
            return Saved("saved", _written(draft, text))
        both = None if disk.is_locked else merged(draft.text, text, disk.text)
        if both is not None:
            return Saved("merged", _written(disk, both))
        mine = _beside(draft.file.path, who)
        save(mine, draft.bytes_of(text).decode())
        return Saved("clash", disk, mine)


def save_over(draft: Opened, text: str) -> Saved:
    """Save the text whatever stands there now, of which a copy is kept.

    Raises:
        WrongUse: it could not be written; nothing was changed.
    """
    with _said(draft), alone_in(draft.file.path.parent):
        return Saved("saved", _written(draft, text))


@contextlib.contextmanager
def _said(draft: Opened) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        said = notice("{path} cannot be saved, its text stays here: {why}", path=draft.shown, why=why(error))
        raise WrongUse(said) from error


def _written(draft: Opened, text: str) -> Opened:
    content = draft.bytes_of(text)
    save(draft.file.path, content.decode())
    return msgspec.structs.replace(opened(draft.file, content), newline=draft.newline)


def _beside(path: Path, who: str) -> Path:
    """Give a name beside the file that nobody has yet and that is never read as content."""
    name = _NOT_IN_A_NAME.sub("-", who).strip("-")[:40] or "editor"
    first = path.with_name(f"{path.stem}.{name}.yaml.mine")
    number = 2
    found = first
    while found.exists():
        found = first.with_name(f"{first.name}-{number}")
        number += 1
    return found
