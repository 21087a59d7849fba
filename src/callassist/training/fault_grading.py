"""What a trainee found in a sheet → a result in which every point is explained. The same input gives the same result.

A fault found earns most, its kind some, a rewrite that would do the rest; a line marked that has nothing wrong costs.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import msgspec

from callassist.content.values import ElementId, PhraseId, Site
from callassist.lookup.fold import has_han
from callassist.training.ear import Ear, Span
from callassist.training.fault_sheet import Fault, FaultKind, Sheet
from callassist.training.said_value import is_said

_FOUND, _KIND, _REWRITE = 5.0, 2.0, 3.0
"""Points of a fault; one that wants no words gives those to finding it."""
_WRONG = 3.0
"""Points lost for each line marked that has nothing wrong."""
_LEAST_HAN, _LEAST_WORDS = 3, 2
"""A rewrite shorter than this says nothing."""

State = Literal["found", "missed", "wrongly"]
Lack = Literal["", "nothing", "forbidden", "element", "value", "same"]


class Marked(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a trainee says of a line: that it has a fault, of which kind, and how it should have been said."""

    kind: FaultKind | Literal[""] = ""
    rewrite: str = ""


class Rewrite(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a rewrite is worth: whether it would do, and if not, why. `phrases` says where something forbidden is."""

    text: str
    is_right: bool
    why: Lack = ""
    phrases: tuple[Span, ...] = ()
    lacks: tuple[ElementId, ...] = ()


class Finding(msgspec.Struct, frozen=True, omit_defaults=True):
    """What came of one line: a fault found or missed, or a mark where nothing is wrong."""

    line: int
    text: str
    state: State
    points: float
    possible: float
    fault: Fault | None = None
    marked_at: int = -1
    kind: FaultKind | Literal[""] = ""
    is_kind_right: bool = False
    rewrite: Rewrite | None = None


class FaultsResult(msgspec.Struct, frozen=True):
    """What a sheet came to: in percent, with the evidence line by line."""

    percent: float
    found: int
    missed: int
    wrongly: int
    findings: tuple[Finding, ...]


def graded(sheet: Sheet, marks: Mapping[int, Marked], ear: Ear, site: Site) -> FaultsResult:
    """Give the result of a sheet; lines count from 0."""
    findings = []
    spent: set[int] = set()
    for fault in sheet.faults:
        finding = _finding(sheet, fault, marks, ear, site)
        spent.update(line for line in fault.lines if line in marks)
        findings.append(finding)
    findings += [
        Finding(line, sheet.lines[line].text, "wrongly", -_WRONG, 0.0, marked_at=line, kind=mark.kind)
        for line, mark in sorted(marks.items())
        if line not in spent and 0 <= line < len(sheet.lines)
    ]
    possible = sum(one.possible for one in findings)
    points = sum(one.points for one in findings)
    percent = max(0.0, min(100.0, 100.0 * points / possible)) if possible else 0.0
    return FaultsResult(
        percent=round(percent, 1),
        found=sum(one.state == "found" for one in findings),
        missed=sum(one.state == "missed" for one in findings),
        wrongly=sum(one.state == "wrongly" for one in findings),
        findings=tuple(sorted(findings, key=lambda one: one.line)),
    )


def phrases_missed(result: FaultsResult) -> tuple[PhraseId, ...]:
    """Give the phrases to be practised: overlooked, taken for something else, kept or said anew in a rewrite."""
    found: dict[PhraseId, None] = {}
    for one in result.findings:
        fault = one.fault
        if fault is not None and (one.state == "missed" or not one.is_kind_right or not _is_well_said(one)):
            found |= dict.fromkeys(fault.phrases)
        if one.rewrite is not None:
            found |= dict.fromkeys(span.id for span in one.rewrite.phrases)
    return tuple(found)


def judged(text: str, fault: Fault, sheet: Sheet, ear: Ear, site: Site) -> Rewrite:
    """Say whether a rewrite would do in place of the faulty line, and if not, why."""
    said = text.strip()
    if _size(said) < (_LEAST_HAN if has_han(said) else _LEAST_WORDS):
        return Rewrite(said, is_right=False, why="nothing")
    heard = ear.listen(said, sheet.names)
    if heard.phrases:
        return Rewrite(said, is_right=False, why="forbidden", phrases=heard.phrases)
    lacks = tuple(one for one in fault.must if not heard.has(one))
    if not lacks and fault.any_of and not any(heard.has(one) for one in fault.any_of):
        lacks = fault.any_of
    if lacks:
        return Rewrite(said, is_right=False, why="element", lacks=lacks)
    if fault.value and not is_said(said, fault.value, fault.field, site):
        return Rewrite(said, is_right=False, why="value")
    if said == sheet.lines[fault.line].text:
        return Rewrite(said, is_right=False, why="same")
    return Rewrite(said, is_right=True)


def _finding(sheet: Sheet, fault: Fault, marks: Mapping[int, Marked], ear: Ear, site: Site) -> Finding:
    possible = _FOUND + _KIND + _REWRITE
    text = sheet.lines[fault.line].text
    at = next((line for line in fault.lines if line in marks), -1)
    if at < 0:
        return Finding(fault.line, text, "missed", 0.0, possible, fault)
    mark = marks[at]
    is_kind_right = mark.kind == fault.kind or mark.kind in fault.fits
    points = _FOUND + (0.0 if fault.wants_words else _REWRITE) + (_KIND if is_kind_right else 0.0)
    rewrite = None
    if fault.wants_words and mark.rewrite.strip():
        rewrite = judged(mark.rewrite, fault, sheet, ear, site)
        points += _REWRITE if rewrite.is_right else 0.0
    return Finding(fault.line, text, "found", points, possible, fault, at, mark.kind, is_kind_right, rewrite)


def _is_well_said(one: Finding) -> bool:
    wants = one.fault is not None and one.fault.wants_words
    return not wants or (one.rewrite is not None and one.rewrite.is_right)


def _size(text: str) -> int:
    """Give how many different characters or words a text has: one of them over and over says nothing."""
    if has_han(text):
        return len({sign for sign in text if sign.isalnum()})
    return len({word.casefold() for word in text.split()})
