"""The compiled copy of a language's content: one file in the user's cache, named by the digest of the words.

It is only ever made from content without errors, and only ever trusted if its digest is the one of the files as they
are now. Reading it needs neither YAML nor pydantic.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import stat
from functools import cache
from pathlib import Path

import msgspec

import callassist
from callassist.content.folder import digest, files, read_raw
from callassist.content.values import Pack
from callassist.language import Lang
from callassist.paths import cache_dir

_KEPT = 8
"""So many compiled copies are kept for each language: several sites, and the way back after a change."""
_MOST_BYTES = 100_000_000


class Compiled(msgspec.Struct, frozen=True):
    """Content ready to be used; `index` is the lookup room's own table over it, in its own format, if it made one."""

    pack: Pack
    index: bytes | None = None


def load_compiled(root: Path, lang: Lang) -> Compiled | None:
    """Give the compiled content if there is a copy of exactly the files as they are now, else None."""
    return find_compiled(lang, digest(read_raw(root, files(root, lang))))


def find_compiled(lang: Lang, name: str) -> Compiled | None:
    """Give the compiled content of that digest, or None; a damaged or foreign file is as good as none."""
    try:
        descriptor = os.open(_path(lang, name), os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0))
        with os.fdopen(descriptor, "rb", buffering=0) as stream:
            about = os.fstat(stream.fileno())
            if not _is_ours(about) or about.st_size > _MOST_BYTES:
                return None
            compiled = msgspec.msgpack.decode(stream.readall() or b"", type=Compiled)
    except (OSError, msgspec.MsgspecError, ValueError, RecursionError):
        return None
    return compiled if compiled.pack.digest == name else None


def save_compiled(lang: Lang, compiled: Compiled) -> None:
    """Keep compiled content for next time. A cache that cannot be written costs time, never a call: errors are let go."""
    target = _path(lang, compiled.pack.digest)
    with contextlib.suppress(OSError):
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not _is_ours(target.parent.stat()):
            return
        temporary = target.with_name(f".new-{os.getpid()}-{target.name}")
        temporary.unlink(missing_ok=True)
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            with os.fdopen(descriptor, "wb") as stream:
                stream.write(msgspec.msgpack.encode(compiled))
            temporary.replace(target)
        except OSError:
            temporary.unlink(missing_ok=True)
            raise
        _tidy(target.parent, lang)


def _path(lang: Lang, name: str) -> Path:
    return cache_dir() / "content" / f"{lang}-{name[:40]}-{program()}.pack"


def _is_ours(about: os.stat_result) -> bool:
    """Say whether nobody else could have written it (where the system knows owners)."""
    if not hasattr(os, "getuid"):
        return True
    return about.st_uid == os.getuid() and not about.st_mode & (stat.S_IWGRP | stat.S_IWOTH)


@cache
def program() -> str:
    """Give a mark of what turns files into values: other code must not find these copies."""
    whole = hashlib.sha256(callassist.__version__.encode())
    here = Path(__file__).parent
    for path in sorted([*here.glob("*value*.py"), *here.glob("build_*.py")]):
        with contextlib.suppress(OSError):
            whole.update(path.read_bytes())
    return whole.hexdigest()[:12]


def _tidy(folder: Path, lang: Lang) -> None:
    copies = sorted(folder.glob(f"{lang}-*.pack"), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in copies[_KEPT:]:
        path.unlink(missing_ok=True)
