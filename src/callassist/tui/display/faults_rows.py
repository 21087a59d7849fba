"""A sheet of faults as rows: the call with its marks, the kinds to choose from, and what came of it."""

from __future__ import annotations

from collections.abc import Sequence

from callassist.language import Words
from callassist.training.fault_grading import FaultsResult, Marked
from callassist.training.fault_sheet import KINDS, FaultKind, Sheet, SheetLine
from callassist.tui.display.debrief_rows import number
from callassist.tui.display.spans import Block, Line, flowing, line, width
from callassist.workflows.faults_told import Told

_ORDER = tuple(KINDS)
_SIGN = 2
_INDENT = " " * 7


def kind_number(kind: FaultKind) -> int:
    """Give the number key of a kind."""
    return _ORDER.index(kind) + 1


def kind_bar(words: Words, cells: int) -> Block:
    """Give the kinds with their keys, in as many lines as it takes."""
    return flowing([line((f"{place} ", "key"), words(name)) for place, name in enumerate(KINDS.values(), 1)], cells)


def row(place: int, one: SheetLine, mark: Marked | None, words: Words) -> Line:
    """Give a line of the call: its mark with the number of the kind, who speaks, what is said."""
    sign = ""
    if mark is not None:
        sign = "×" + (str(kind_number(mark.kind)) if mark.kind else "?")
    role = "warn" if mark is not None else "dim" if one.who == "scene" else ""
    return line(
        (f"{place + 1:>2} ", "dim"),
        (f"{sign:<{_SIGN}} ", "error"),
        (who(one, words), "label" if one.who == "agent" else "dim"),
        (one.text, role),
    )


def rewritten(text: str) -> Line:
    """Give what the trainee wrote for a line, to stand under it."""
    return line((f"{_INDENT}→ ", "dim"), (text, "say"))


def who(one: SheetLine, words: Words) -> str:
    """Give who speaks, as wide for the one as for the other; a scene is spoken by nobody."""
    if one.who == "scene":
        return ""
    names = {"agent": words("agent"), "caller": words("caller")}
    widest = max(width(line(name)) for name in names.values())
    name = names[one.who]
    return name + " " * (widest - width(line(name)) + 2)


def head(result: FaultsResult, words: Words) -> Block:
    """Give the score in one line."""
    said = words(
        "   {found} found, {missed} overlooked, {wrongly} marked with nothing wrong",
        found=result.found,
        missed=result.missed,
        wrongly=result.wrongly,
    )
    return (line((number(result.percent) + " %", "strong"), said),)


def findings(told: Sequence[Told], words: Words) -> Block:
    """Give every finding with its rows."""
    rows: list[Line] = []
    for one in told:
        rows.append(line((f"{one.line:>2} ", "dim"), (words(one.state) + "  ", one.role), (one.text, "strong")))
        for part in one.rows:
            text = part.text if isinstance(part.text, str) else words.of(part.text)
            label = words(part.label) + "  " if part.label else ""
            rows.append(line(("     ", ""), (label, "label"), (text, part.role)))
        rows.append(())
    return tuple(rows)


def whole(sheet: Sheet, result: FaultsResult, words: Words) -> Block:
    """Give the call with its faults, found, overlooked or only thought."""
    states = {one.line: one for one in result.findings}
    rows: list[Line] = []
    for place, one in enumerate(sheet.lines):
        found = states.get(place)
        sign = {"found": "+", "missed": "!", "wrongly": "?"}[found.state] if found is not None else ""
        role = "warn" if found is not None and found.fault is not None else "dim" if one.who == "scene" else ""
        rows.append(
            line((f"{place + 1:>2} ", "dim"), (f"{sign:<1} ", "error"), (who(one, words), "label"), (one.text, role))
        )
    return tuple(rows)
