"""Proposed phrases beside a phrasebook and each other → which are new, which are there already, which look alike."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from typing import Literal

import msgspec

from callassist.content.values import Pack, Phrase, PhraseId, Site, Timing
from callassist.language import Lang, Notice, notice
from callassist.lookup.building import build_index
from callassist.lookup.fold import folded
from callassist.lookup.scanning.scanner import Scanner
from callassist.lookup.scanning.values import PhraseHit
from callassist.lookup.scanning.wordings import is_pattern
from callassist.lookup.search import search
from callassist.workflows.proposals import Proposal

State = Literal["new", "known", "alike", "unusable"]
STATES: tuple[State, ...] = ("new", "known", "alike", "unusable")
ALL = "all"
_COVERS = 0.66
"""A known phrase that is so much of a proposed one is the same; it may say more around it."""
_TOUCHES = 0.4
_ALIKE = 72.0
"""From here on a likeness is worth a look; different phrases of the shipped books stay below it, most of them."""
_LOOKED_AT = 50


class Verdict(msgspec.Struct, frozen=True):
    """What is to become of a proposed phrase.

    `other` is the phrase it is or looks like, by id, or by its cell if it stands in the sheet too; `score` how much
    (0–100), `matched` the wording that says so; `more` holds variants that the known phrase does not have yet.
    """

    proposal: Proposal
    state: State
    other: str = ""
    score: float = 0.0
    matched: str = ""
    more: tuple[str, ...] = ()
    why: Notice | None = None


def weigh(
    asked: Sequence[Proposal], book: Mapping[PhraseId, Phrase], lang: Lang, as_new: Container[str] = ()
) -> list[Verdict]:
    """Give a verdict on each; those whose cells are in `as_new` are new though they look like known ones."""
    usable = [one for one in asked if one.wrong is None]
    if not usable:
        return [Verdict(one, "unusable", why=one.wrong) for one in asked]
    scales = _Scales(usable, book, lang, as_new)
    return [Verdict(one, "unusable", why=one.wrong) if one.wrong else scales.weigh(one) for one in asked]


class _Scales:
    """Everything that proposals are weighed with, the ones before among it."""

    def __init__(
        self, asked: Sequence[Proposal], book: Mapping[PhraseId, Phrase], lang: Lang, as_new: Container[str]
    ) -> None:
        self._book, self._as_new = book, as_new
        # A proposal goes by its cell, in a shape that no id has.
        own = {
            one.cell.name: Phrase(
                id=one.cell.name, phrase=one.phrase, harm="", variants=tuple(text for text, _ in one.variants)
            )
            for one in asked
        }
        both = {**book, **own}
        self._scanner = Scanner(both.values())
        self._hits = dict(zip(own, self._scanner.scan([one.phrase for one in own.values()]), strict=True))
        self._index = build_index(_only(both, lang))
        self._harmless = dict(self._false_alarms())
        self._exact = {plain: phrase.id for phrase in book.values() for plain in _plain(phrase)}
        self._known = set(book)
        self._ids: dict[str, str] = {}

    def weigh(self, one: Proposal) -> Verdict:
        """Give a verdict; what is new is known to those that come after it."""
        name = one.cell.name
        verdict = self._weighed(one)
        if verdict.state != "new":
            return verdict
        if one.id in self._ids:
            why = notice(
                "{cell}: the id “{id}” stands in the row of {other} too.", cell=name, id=one.id, other=self._ids[one.id]
            )
            return Verdict(one, "unusable", why=why)
        if name in self._harmless:
            phrase, line = self._harmless[name]
            why = notice(
                "{cell} would be found in a harmless example of {id}: “{line}”", cell=name, id=phrase, line=line
            )
            return Verdict(one, "unusable", why=why)
        if one.id:
            self._ids[one.id] = name
        self._known.add(name)
        for text in (one.phrase, *(text for text, _ in one.variants)):
            self._exact.setdefault(folded(text), name)
        return verdict

    def _weighed(self, one: Proposal) -> Verdict:
        name = one.cell.name
        same = self._exact.get(folded(one.phrase))
        if same is not None:
            return self._there(one, same, 100.0, one.phrase)
        if name in self._as_new:
            return Verdict(one, "new")
        if one.id in self._book:
            return self._there(one, one.id, 100.0, "")
        hits = sorted(
            ((self._share(one, hit), hit) for hit in self._hits[name] if hit.id in self._known and hit.id != name),
            key=lambda found: (-found[0], -found[1].score, found[1].id not in self._book),
        )
        if hits and hits[0][0] >= _COVERS and hits[0][1].how not in {"slip", "words"}:
            return self._there(one, hits[0][1].id, hits[0][1].score, hits[0][1].wording)
        alike = [(hit.score * share, hit.id, hit.wording) for share, hit in hits if share >= _TOUCHES]
        alike += [
            (hit.score, hit.entry.id, hit.matched)
            for hit in search(self._index, one.phrase, _LOOKED_AT)
            if hit.entry.id in self._known and hit.entry.id != name and hit.score >= _ALIKE
        ]
        if alike and ALL not in self._as_new:
            score, other, matched = max(alike, key=lambda found: found[0])
            return Verdict(one, "alike", other, round(score, 1), self._shown(other, matched))
        return Verdict(one, "new")

    def _there(self, one: Proposal, other: str, score: float, matched: str) -> Verdict:
        """Give the verdict on what is there already, with the wordings that the known phrase lacks."""
        texts = [text for text, _ in one.variants]
        if not matched:
            texts.insert(0, one.phrase)  # known by its id alone: its words are another wording
        known = set(self._book[other].variants) if other in self._book else set()
        more = [text for text in texts if text not in known and (is_pattern(text) or folded(text) not in self._exact)]
        return Verdict(one, "known", other, score, self._shown(other, matched), tuple(dict.fromkeys(more)))

    def _shown(self, other: str, matched: str) -> str:
        """Give a wording to be shown: the phrase itself for a pattern."""
        return self._book[other].phrase if is_pattern(matched) and other in self._book else matched

    @staticmethod
    def _share(one: Proposal, hit: PhraseHit) -> float:
        return len(folded(one.phrase[hit.start : hit.end])) / max(len(folded(one.phrase)), 1)

    def _false_alarms(self) -> Iterator[tuple[str, tuple[str, str]]]:
        """Give the proposals that are found in lines which the book says are harmless, with the phrase and the line."""
        lines = [(phrase.id, line) for phrase in self._book.values() for line in phrase.misses]
        for (phrase, line), hits in zip(lines, self._scanner.scan([line for _, line in lines]), strict=True):
            for hit in hits:
                if hit.id not in self._book:
                    yield hit.id, (phrase, line)


def _plain(phrase: Phrase) -> Iterator[str]:
    for text in (phrase.phrase, *phrase.variants):
        if not is_pattern(text) and (plain := folded(text)):
            yield plain


def _only(phrases: Mapping[PhraseId, Phrase], lang: Lang) -> Pack:
    """Give a pack of nothing but the wordings of phrases: what lies near them in flows and replies is no likeness."""
    site = Site(
        language=lang, company={}, centre={}, agent={}, wishes={}, day_parts=(), departments={}, fields={},
        dispositions={}, categories={}, promises={}, elements={}, timing=Timing(),
    )  # fmt: skip
    bare = {name: msgspec.structs.replace(phrase, replies=()) for name, phrase in phrases.items()}
    return Pack(site=site, flows={}, phrases=bare)
