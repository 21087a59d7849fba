"""How well a phrasebook tells its own phrases apart: what each loses to its neighbours, and what adds nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import msgspec

from callassist.content.values import Pack, Phrase, PhraseId
from callassist.lookup.fold import folded
from callassist.lookup.index import Index
from callassist.lookup.scanning.scanner import Scanner
from callassist.lookup.search import search

What = Literal["lost", "shared", "idle"]
"""A query goes to another phrase first; a wording is another phrase's as well; a wording adds nothing to a scan."""

_SHORTEST = 3
"""Shorter wordings count as clauses of their own only."""


class Remark(msgspec.Struct, frozen=True):
    """One thing to look at: `text` of phrase `id`, and the other phrase or wording it has to do with."""

    id: PhraseId
    what: What
    text: str
    other: str


def audit(pack: Pack, index: Index) -> Iterator[Remark]:
    """Give what there is to say about each phrase, in the order of the book."""
    whole = Scanner(pack.phrases.values(), weighs=False)
    for phrase in pack.phrases.values():
        yield from _lost(index, phrase)
        yield from _shared(whole, phrase)
        yield from _idle(phrase)


def _lost(index: Index, phrase: Phrase) -> Iterator[Remark]:
    for line in phrase.hits:
        first = next((hit.entry for hit in search(index, line) if hit.entry.kind == "phrase"), None)
        if first is None or first.id != phrase.id:
            yield Remark(phrase.id, "lost", line, first.id if first else "")


def _shared(scanner: Scanner, phrase: Phrase) -> Iterator[Remark]:
    wordings = [text for text in phrase.variants if not text.startswith("/")]
    for text, hits in zip(wordings, scanner.scan(wordings), strict=True):
        for other in dict.fromkeys(hit.id for hit in hits if hit.id != phrase.id):
            yield Remark(phrase.id, "shared", text, other)


def _idle(phrase: Phrase) -> Iterator[Remark]:
    plain = {text: folded(text) for text in (phrase.phrase, *phrase.variants) if not text.startswith("/")}
    for text, own in plain.items():
        inside = next(
            (other for other, short in plain.items() if short != own and len(short) >= _SHORTEST and short in own), None
        )
        if inside is not None:
            yield Remark(phrase.id, "idle", text, inside)
