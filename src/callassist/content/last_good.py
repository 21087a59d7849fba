"""Which words were sound last: so that a program started after a bad save still has words for the next call."""

from __future__ import annotations

import contextlib
import hashlib
from pathlib import Path

from callassist.content.snapshot import find_compiled
from callassist.content.values import Pack
from callassist.language import Lang
from callassist.paths import cache_dir


def remember_good(root: Path, lang: Lang, digest: str) -> None:
    """Note that a folder's words were sound in this version. A cache that cannot be written is let go."""
    note = _note(root, lang)
    with contextlib.suppress(OSError):
        if not note.exists() or note.read_text(encoding="ascii") != digest:
            note.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            note.write_text(digest, encoding="ascii")


def last_good(root: Path, lang: Lang) -> Pack | None:
    """Give the words that were sound last in this folder, or None if their compiled copy is gone."""
    try:
        digest = _note(root, lang).read_text(encoding="ascii")
    except (OSError, UnicodeDecodeError):
        return None
    compiled = find_compiled(lang, digest)
    return compiled.pack if compiled is not None else None


def _note(root: Path, lang: Lang) -> Path:
    name = hashlib.sha256(str(root.resolve()).encode()).hexdigest()[:24]
    return cache_dir() / "content" / f"good-{lang}-{name}"
