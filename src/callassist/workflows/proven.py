"""Proving a phrasebook and walking the tests takes longer than reading: what was found sound is remembered.

Until a word of it changes, or a line of the program that judges.
"""

from __future__ import annotations

import contextlib
import hashlib
import time
from collections.abc import Callable, Iterable, Iterator
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import callassist
from callassist.content.draft import Content
from callassist.content.problem import Problem
from callassist.content.source import Source
from callassist.paths import cache_dir

if TYPE_CHECKING:
    from callassist.lookup.proof import Proof

_KEPT_DAYS = 30


def proven(content: Content) -> Iterator[Problem]:
    """Give what a phrasebook says against itself and the scripts, without asking again what was sound as it stands."""
    if not content.books:
        return
    books = [book.source for book in content.books]
    flows = [flow.source for flow in content.flows]
    prover = _Prover(content)
    yield from _once(prover.of_books, _mark("books", books))
    yield from _once(prover.of_flows, _mark("flows", [*books, *flows]))


def proven_tests(content: Content) -> list[Problem]:
    """Give what the test calls say, without walking them again where all was well as it stands."""

    def walked() -> Iterator[Problem]:
        from callassist.workflows.tried import tried  # noqa: PLC0415 - only where they must be walked

        return tried(content)

    return _once(walked, _mark("tests", content.sources))


class _Prover:
    """The proof of some content, made when something must be proven."""

    def __init__(self, content: Content) -> None:
        self._content = content

    def of_books(self) -> Iterator[Problem]:
        """Give what the books say against themselves."""
        return self._proof.of_books()

    def of_flows(self) -> Iterator[Problem]:
        """Give what they say against the flows."""
        return self._proof.of_flows()

    @cached_property
    def _proof(self) -> Proof:
        from callassist.lookup.proof import Proof  # noqa: PLC0415 - loads the scanner

        return Proof(self._content)


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
    for path in sorted(Path(callassist.__file__).parent.rglob("*.py")):
        with contextlib.suppress(OSError):
            whole.update(path.read_bytes())
    return whole.hexdigest()


def _tidy(folder: Path) -> None:
    oldest = time.time() - _KEPT_DAYS * 86_400
    for path in folder.iterdir():
        if path.stat().st_mtime < oldest:
            path.unlink(missing_ok=True)
