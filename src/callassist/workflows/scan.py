"""Lines of a transcript → those in which something was said that must not be said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Literal

import msgspec

from callassist.content.values import Pack
from callassist.errors import ContentError
from callassist.language import LANGS, Lang
from callassist.lookup.fold import has_han
from callassist.lookup.scanning.scanner import Scanner
from callassist.lookup.scanning.values import PhraseHit
from callassist.phone.speakers import Speaker
from callassist.phone.transcript import Spoken, spoken
from callassist.workflows.bare_line import bare_line
from callassist.workflows.library import Library

Whose = Literal["agent", "caller", "any"]
BATCH = 2_000
"""Lines looked at together: enough to be fast, few enough to hold."""


class Said(msgspec.Struct, frozen=True):
    """One phrase that was said: `start` to `end` are characters of the line's text; `reply` is what to say instead."""

    id: str
    start: int
    end: int
    text: str
    score: float
    reply: str


class Judged(msgspec.Struct, frozen=True):
    """A line and what was found in it; `line` counts the lines of the input from 1."""

    line: int
    speaker: Speaker
    text: str
    hits: tuple[Said, ...]


class Book:
    """The phrasebook of one language, ready to judge lines by."""

    def __init__(self, pack: Pack) -> None:
        self.scanner = Scanner(pack.phrases.values())
        self._replies = {
            phrase.id: bare_line(phrase.replies[0].say, pack.site) if phrase.replies else ""
            for phrase in pack.phrases.values()
        }
        self.harms = {phrase.id: phrase.harm for phrase in pack.phrases.values()}

    def said(self, text: str, hit: PhraseHit) -> Said:
        """Give a hit with what to say instead."""
        return Said(hit.id, hit.start, hit.end, text[hit.start : hit.end], hit.score, self._replies[hit.id])


class Judge:
    """Scans lines in both languages: each line by the phrasebook of the script that it is written in."""

    def __init__(self, packs: Iterable[Pack]) -> None:
        self._books: dict[Lang, Book] = {pack.site.language: Book(pack) for pack in packs}

    def judge(self, some: Sequence[Spoken], whose: Whose = "agent") -> list[Judged]:
        """Give each line with what was found in it; lines of the other side are given without hits.

        A line whose speaker is not known counts as the agent's.
        """
        hits: list[tuple[Said, ...]] = [()] * len(some)
        by_lang: dict[Lang, list[int]] = {}
        for number, one in enumerate(some):
            if whose in {"any", one.speaker or "agent"}:
                by_lang.setdefault(self._lang(one.text), []).append(number)
        for lang, mine in by_lang.items():
            book = self._books[lang]
            for number, found in zip(mine, book.scanner.scan([some[number].text for number in mine]), strict=True):
                if found:
                    hits[number] = tuple(book.said(some[number].text, hit) for hit in found)
        return [Judged(one.line, one.speaker, one.text, found) for one, found in zip(some, hits, strict=True)]

    def harm(self, judged: Judged, said: Said) -> str:
        """Give what the caller hears in a phrase."""
        return self._books[self._lang(judged.text)].harms[said.id]

    def _lang(self, text: str) -> Lang:
        meant: Lang = "zh" if has_han(text) else "en"
        return meant if meant in self._books else next(iter(self._books))


def open_judge(root: Path, lang: Lang) -> Judge:
    """Give the judge over a site's phrasebooks: of `lang`, and of the other language if there is one.

    Raises:
        ContentError: there is no sound version of the content in `lang`, not even an older one.
    """
    library = Library(root)
    packs = [library.pack(lang)]
    for other in LANGS:
        if other != lang:
            try:
                packs.append(library.pack(other))
            except ContentError:
                continue
    return Judge(packs)


def batches(lines: Iterable[str], size: int = BATCH) -> Iterator[list[Spoken]]:
    """Give what was said in a transcript, so many lines at a time."""
    said = spoken(lines)
    while some := list(islice(said, size)):
        yield some
