"""A record and a scorecard → a score in which every point is explained. The same input gives the same score.

An item earns its points by the share of chances taken, or loses `deduct` for each mark against it down to its floor.
Items and sections to which the call gave no chance leave their weight to the others. A fatal item is a gate: the points
stay, the call does not pass.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from callassist.content.training_values import Item, ItemId, Scorecard, Section, SectionKind
from callassist.content.values import Pack
from callassist.training.ear import Ear
from callassist.training.proofs import Evidence, Mark, Proof, prove
from callassist.training.record import Record
from callassist.training.stage import names_on

_WHOLE = 100.0


class Override(msgspec.Struct, frozen=True):
    """A trainer's own word on an item: the points from then on, by whom and why."""

    item: ItemId
    points: float
    by: str
    reason: str
    at: int


class ItemScore(msgspec.Struct, frozen=True):
    """What one item came to; `points` may be below zero for a deduction. `possible` 0: it had no chance, or only deducts."""

    id: ItemId
    label: str
    points: float
    possible: float
    is_fatal: bool
    marks: tuple[Mark, ...]
    advice: str = ""
    override: Override | None = None


class SectionScore(msgspec.Struct, frozen=True):
    """What a section came to, in percent; `counts` says whether the call gave it a chance."""

    id: str
    label: str
    kind: SectionKind
    weight: float
    percent: float
    counts: bool
    items: tuple[ItemScore, ...]


class Score(msgspec.Struct, frozen=True):
    """What a call came to: percent over all, compliance by itself, and whether it passed."""

    percent: float
    compliance: float
    has_passed: bool
    is_fatal: bool
    pass_mark: float
    scorecard: str
    sections: tuple[SectionScore, ...]

    def items(self) -> Iterator[ItemScore]:
        """Give every item of every section."""
        return (item for section in self.sections for item in section.items)


def score(
    record: Record,
    card: Scorecard,
    ear: Ear,
    pack: Pack,
    overrides: Sequence[Override] = (),
) -> Score:
    """Give the score of a record."""
    told = [line.text for line in record.lines if line.who == "caller"]
    names = names_on(pack, record.name, record.badge, record.facts, told)
    heard = ear.listen_to([line.text if line.who == "agent" else "" for line in record.lines], names)
    evidence = Evidence(record, ear, heard, pack.site.timing)
    words = {one.item: one for one in overrides}
    sections = tuple(_section(section, evidence, words) for section in card.sections)
    # Nothing said is nothing wrong, and nothing right either.
    counting = [one for one in sections if one.counts] if any(line.who == "agent" for line in record.lines) else []
    percent = _together(counting)
    compliance = _together([one for one in counting if one.kind == "compliance"], nothing=percent)
    is_fatal = any(
        item.is_fatal and of.fatal == "call"
        for section, shape in zip(sections, card.sections, strict=True)
        for item, of in zip(section.items, shape.items, strict=True)
    )
    finished = record.end in {"ended", "caller-left", "agent-hung-up"}
    return Score(
        percent=percent,
        compliance=compliance,
        has_passed=finished and not is_fatal and percent >= card.pass_mark,
        is_fatal=is_fatal,
        pass_mark=card.pass_mark,
        scorecard=card.digest,
        sections=sections,
    )


def _section(section: Section, evidence: Evidence, words: Mapping[ItemId, Override]) -> SectionScore:
    items = tuple(_item(item, prove(item.by, evidence), words.get(item.id)) for item in section.items)
    earning = [one for one, of in zip(items, section.items, strict=True) if of.points and one.possible]
    deducting = [one for one, of in zip(items, section.items, strict=True) if of.deduct]
    possible = sum(one.possible for one in earning)
    percent = _WHOLE * sum(one.points for one in earning) / possible if possible else _WHOLE
    percent = max(0.0, min(_WHOLE, percent + sum(one.points for one in deducting)))
    if any(one.is_fatal and of.fatal == "section" for one, of in zip(items, section.items, strict=True)):
        percent = 0.0
    counts = bool(possible) or any(
        one.marks or of.deduct for one, of in zip(items, section.items, strict=True) if not of.points
    )
    return SectionScore(
        section.id, section.label, section.kind, section.weight, round(percent, 2), counts and bool(items), items
    )


def _item(item: Item, proof: Proof, word: Override | None) -> ItemScore:
    bad = sum(not mark.is_good for mark in proof.marks)
    possible = item.points if proof.all else 0.0
    if item.points:
        points = item.points * proof.good / proof.all if proof.all else 0.0
    else:
        points = -min(item.deduct * bad, item.floor or item.deduct * bad)
    is_fatal = bool(item.fatal) and bad > 0
    if word is not None:
        points, is_fatal = word.points, False
        possible = item.points or 0.0
    return ItemScore(item.id, item.label, round(points, 2), possible, is_fatal, proof.marks, item.advice, word)


def _together(sections: Sequence[SectionScore], *, nothing: float = 0.0) -> float:
    weight = sum(one.weight for one in sections)
    return round(sum(one.percent * one.weight for one in sections) / weight, 1) if weight else nothing
