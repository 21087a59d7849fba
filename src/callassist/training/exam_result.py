"""What a sitting came to: each part with its items, each item with the evidence for every mark."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import msgspec

from callassist.content.training_values import PartKind
from callassist.training.paper import Paper

_WHOLE = 100.0

End = Literal["", "time-over", "handed-in"]


class Finding(msgspec.Struct, frozen=True, omit_defaults=True):
    """One thing found in an answer: `what` in words, and where in the text; `end` 0 means in the whole of it."""

    what: str
    is_good: bool
    start: int = 0
    end: int = 0


class ItemResult(msgspec.Struct, frozen=True, omit_defaults=True):
    """What one item came to: `percent` of it, the answer as it was given, and what would have been right.

    Of a call `drill_id` leads to the attempt, with quality and compliance apart; `sheet_id` leads to a fault sheet.
    """

    asked: str
    answer: str
    percent: float
    has_passed: bool
    model: str = ""
    why: str = ""
    findings: tuple[Finding, ...] = ()
    drill_id: str = ""
    sheet_id: str = ""
    quality: float = 0.0
    compliance: float = 0.0
    is_fatal: bool = False
    card: str = ""
    """The card of the quiz that asks the same: it comes due when the item went wrong."""
    phrases: tuple[str, ...] = ()
    """Phrases that were missed on a fault sheet: their cards come due as well."""


class PartResult(msgspec.Struct, frozen=True):
    """What one part came to. Of calls, `passed` of `need` must pass; a part without calls has `need` 0."""

    kind: PartKind
    weight: float
    percent: float
    need: int
    passed: int
    items: tuple[ItemResult, ...]

    @property
    def is_enough(self) -> bool:
        """Say whether as many calls passed as must."""
        return self.passed >= self.need


class Result(msgspec.Struct, frozen=True):
    """What a sitting came to; quality and compliance are those of its calls, -1 where there are none."""

    percent: float
    pass_mark: float
    has_passed: bool
    quality: float
    compliance: float
    end: End
    parts: tuple[PartResult, ...]


def result(paper: Paper, marked: Sequence[Sequence[ItemResult]], pass_mark: float, end: End) -> Result:
    """Put the result together from what each item of each part came to."""
    parts = tuple(
        PartResult(
            kind=part.kind,
            weight=part.weight,
            percent=_mean([one.percent for one in items]),
            need=part.need,
            passed=sum(one.has_passed for one in items),
            items=tuple(items),
        )
        for part, items in zip(paper.parts, marked, strict=True)
    )
    weight = sum(one.weight for one in parts if one.items)
    percent = round(sum(one.percent * one.weight for one in parts if one.items) / weight, 1) if weight else 0.0
    calls = [item for one in parts if one.kind == "calls" for item in one.items]
    return Result(
        percent=percent,
        pass_mark=pass_mark,
        has_passed=bool(weight) and percent >= pass_mark and all(one.is_enough for one in parts),
        quality=_mean([one.quality for one in calls]) if calls else -1.0,
        compliance=_mean([one.compliance for one in calls]) if calls else -1.0,
        end=end,
        parts=parts,
    )


def _mean(percents: Sequence[float]) -> float:
    return round(sum(percents) / len(percents), 1) if percents else 0.0
