"""Proving a phrasebook takes longer than reading it: what was found sound is remembered until a word of it changes."""

from __future__ import annotations

import contextlib
import hashlib
import time
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path

import callassist
from callassist.content.draft import Content
from callassist.content.problem import Problem
from callassist.content.source import Source
from callassist.lookup import proof as rules
from callassist.lookup.proof import Proof
from callassist.paths import cache_dir

_KEPT_DAYS = 30


def proven(content: Content) -> Iterator[Problem]:
    """Give what a phrasebook says against itself and the scripts, without asking again what was sound as it stands."""
    if not content.books:
        return
    proof = Proof(content)
    books = [book.source for book in content.books]
    flows = [flow.source for flow in content.flows]
    yield from _once(proof.of_books, _mark("books", books))
    yield from _once(proof.of_flows, _mark("flows", [*books, *flows]))


def _once(prove: Callable[[], Iterable[Problem]], mark: Path) -> list[Problem]:
    """Prove, unless the mark is there; set it if nothing was found. A cache that cannot be written costs only time."""
    with contextlib.suppress(OSError):
        if mark.exists():
            return []
    found = list(prove())
    if not found:
        with contextlib.suppress(OSError):
            mark.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            mark.touch(mode=0o600)
            _tidy(mark.parent)
    return found


def _mark(kind: str, sources: Iterable[Source]) -> Path:
    whole = hashlib.sha256(f"{callassist.__version__} {_program()} {kind}".encode())
    for source in sorted(sources, key=lambda one: one.path):
        text = source.text.encode("utf-8", "surrogatepass")
        whole.update(f"{source.path} {len(text)}\n".encode("utf-8", "surrogatepass"))
        whole.update(text)
    return cache_dir() / "proven" / whole.hexdigest()[:40]


@cache
def _program() -> str:
    """Give a mark of what proves: other code must not trust these."""
    whole = hashlib.sha256()
    lookup = Path(rules.__file__).parent.parent
    for path in sorted(lookup.rglob("*.py")):
        with contextlib.suppress(OSError):
            whole.update(path.read_bytes())
    return whole.hexdigest()


def _tidy(folder: Path) -> None:
    oldest = time.time() - _KEPT_DAYS * 86_400
    for path in folder.iterdir():
        if path.stat().st_mtime < oldest:
            path.unlink(missing_ok=True)
