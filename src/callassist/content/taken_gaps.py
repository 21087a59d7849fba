"""Which gaps became words of the scripts: a plain file in the site's folder, beside the words themselves."""

from __future__ import annotations

from pathlib import Path

import msgspec

from callassist.content.edit_book import written
from callassist.content.saving import save
from callassist.content.source import Source
from callassist.content.tree import BOOK_NODES, read_tree
from callassist.errors import WrongUse, why
from callassist.language import notice

NAME = "gaps-taken.yaml"
_HEAD = "format: gaps-taken/1\ntaken:\n"
_KEYS = ("id", "by", "at", "as", "file", "step")


class TakenGap(msgspec.Struct, frozen=True):
    """A gap that was taken: by whom, when (as it reads on a clock), as what, and where its words went."""

    id: str
    by: str
    at: str
    as_: str = msgspec.field(name="as")
    file: str
    step: str


def taken_gaps(root: Path) -> dict[str, TakenGap]:
    """Give the gaps taken into a site, by id.

    Raises:
        WrongUse: the file is there, but cannot be read as what it is.
    """
    return _understood(root / NAME, _text(root / NAME))


def note_taken(root: Path, gap: TakenGap) -> None:
    """Remember that a gap was taken.

    Raises:
        WrongUse: the file cannot be read or written.
    """
    path = root / NAME
    text = _text(path) or _HEAD
    values = (gap.id, gap.by, gap.at, gap.as_, gap.file, gap.step)
    entry = ", ".join(f"{name}: {written(value)}" for name, value in zip(_KEYS, values, strict=True))
    after = f"{text if text.endswith(chr(10)) else text + chr(10)}  - {{{entry}}}\n"
    if _understood(path, after) != {**_understood(path, text), gap.id: gap}:
        raise _not_understood(path)
    try:
        save(path, after)
    except OSError as error:
        raise WrongUse(notice("{path} cannot be written: {why}", path=path, why=why(error))) from error


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return ""
    except (OSError, UnicodeDecodeError) as error:
        raise WrongUse(notice("{path} cannot be read: {why}", path=path, why=why(error))) from error


def _understood(path: Path, text: str) -> dict[str, TakenGap]:
    if not text.strip():
        return {}
    tree, faults = read_tree(Source(NAME, text), BOOK_NODES)
    try:
        if faults:
            raise _not_understood(path)
        rows = msgspec.convert((tree.data or {}).get("taken") or [], list[TakenGap])
    except (msgspec.ValidationError, AttributeError) as error:
        raise _not_understood(path) from error
    return {row.id: row for row in rows}


def _not_understood(path: Path) -> WrongUse:
    return WrongUse(notice("{path} is not as it was written: mend it, or put it away.", path=path))
