"""The studio's first line: which file, whether the draft is sound, how much is not saved."""

from __future__ import annotations

from callassist.language import Words
from callassist.text import one_line
from callassist.tui.display.spans import Line, Span, line, spread, width


def studio_head(
    shown: str,
    *,
    problems: int,
    errors: int,
    unsaved: int,
    overdue: int,
    is_checked: bool,
    is_changed: bool,
    words: Words,
    cells: int,
) -> Line:
    """Give the file at the left, the state of the draft at the right."""
    left = line((one_line(shown) + (" *" if is_changed else ""), "strong"))
    right: list[Span] = []
    if not is_checked:
        right.append((words("being checked…"), "dim"))
    elif errors:
        right.append((words("draft: problems {count}, errors {errors}", count=problems, errors=errors), "error"))
    elif problems:
        right.append((words("draft: problems {count}, no errors", count=problems), "warn"))
    else:
        right.append((words("draft: no problems"), "ok"))
    told = words("unsaved files: {count}", count=unsaved) if unsaved else words("all saved")
    right += [("  ", ""), (told, "warn" if unsaved else "dim")]
    if overdue:
        right += [("  ", ""), (words("overdue: {count}", count=overdue), "warn")]
    full = spread(left, tuple(right), cells)
    if width(full) <= cells and len(full) > len(left):
        return full
    return spread(
        line((one_line(shown).rpartition("/")[2] + (" *" if is_changed else ""), "strong")), tuple(right), cells
    )
