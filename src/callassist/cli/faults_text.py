"""A sheet of faults in plain lines: the call with its numbers, the kinds, and what came of it."""

from __future__ import annotations

from collections.abc import Iterator

from callassist.content.values import Pack
from callassist.language import Words
from callassist.text import one_line
from callassist.training.fault_events import Work
from callassist.training.fault_grading import FaultsResult
from callassist.training.fault_sheet import KINDS
from callassist.workflows.faults_told import told


def call_lines(work: Work, words: Words) -> Iterator[str]:
    """Give the call line by line, each with its mark and what was written for it; then the kinds."""
    sheet = work.sheet
    seed = words("seed {number}", number=sheet.seed)
    yield one_line(" · ".join(one for one in (sheet.title, sheet.about, sheet.caller, seed) if one))
    who = {"agent": words("agent") + "  ", "caller": words("caller") + "  ", "scene": ""}
    for place, line in enumerate(sheet.lines):
        mark = work.marks.get(place)
        sign = f"[{mark.kind or '?'}] " if mark is not None else ""
        yield one_line(f"{place + 1:>2} {sign}{who[line.who]}{line.text}")
        if mark is not None and mark.rewrite:
            yield one_line(f"   → {mark.rewrite}")
    yield one_line(" · ".join(f"{number} {kind} {words(name)}" for number, (kind, name) in enumerate(KINDS.items(), 1)))


def report(result: FaultsResult, pack: Pack, words: Words) -> Iterator[str]:
    """Give what came of it: the score, then each finding with its rows."""
    yield one_line(
        words(
            "{percent} %: {found} found, {missed} overlooked, {wrongly} marked with nothing wrong",
            percent=f"{result.percent:g}",
            found=result.found,
            missed=result.missed,
            wrongly=result.wrongly,
        )
    )
    for one in told(result, pack):
        yield one_line(f"{one.line:>2} {words(one.state)}  {one.text}")
        for row in one.rows:
            text = row.text if isinstance(row.text, str) else words.of(row.text)
            yield "     " + one_line(f"{words(row.label)}: {text}" if row.label else text)
