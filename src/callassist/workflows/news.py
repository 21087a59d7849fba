"""What is new in the words since the last call that this seat took on them."""

from __future__ import annotations

import contextlib
from pathlib import Path

from callassist.content.snapshot import find_compiled
from callassist.content.values import Pack
from callassist.errors import JournalError
from callassist.journal.resilient import ResilientJournal
from callassist.language import Lang
from callassist.workflows.changes import Change, changes
from callassist.workflows.library import unpacked


def unread(journal: ResilientJournal, pack: Pack) -> tuple[Change, ...]:
    """Give what is new; nothing where the seat never took a call, or the words it knows are gone."""
    lang = pack.site.language
    try:
        known = _note(journal.folder, lang).read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        known = ""
    if known == pack.digest:
        return ()
    old = _words(journal, lang, known) if known else None
    if old is None:
        mark_read(journal, pack)
        return ()
    return changes(old, pack)


def mark_read(journal: ResilientJournal, pack: Pack) -> None:
    """Note that the agent has seen these words; where that cannot be written, they are shown once more."""
    with contextlib.suppress(OSError):
        _note(journal.folder, pack.site.language).write_text(pack.digest, encoding="ascii")


def _words(journal: ResilientJournal, lang: Lang, digest: str) -> Pack | None:
    compiled = find_compiled(lang, digest)
    if compiled is not None:
        return compiled.pack
    with contextlib.suppress(JournalError):
        return unpacked(journal.content(digest))
    return None


def _note(folder: Path, lang: Lang) -> Path:
    return folder / f"read-{lang}"
