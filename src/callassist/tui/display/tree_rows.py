"""The tree of a site's files, a line each: what it is, what it is called, how many problems it has."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

import msgspec
from rich.cells import cell_len, set_cell_size

from callassist.language import Words, marked
from callassist.text import one_line
from callassist.tui.display.spans import Line, line
from callassist.workflows.draft_tree import Branch

_KINDS = (
    ("site", marked("site")),
    ("flow", marked("flows")),
    ("phrasebook", marked("phrasebooks")),
    ("training", marked("training")),
)


class TreeRow(msgspec.Struct, frozen=True):
    """One row: a file, or an entry of it with the line on which it begins; a heading has neither."""

    shown: str = ""
    entry: str = ""
    line: int = 0
    text: Line = ()


def tree_rows(
    branches: Sequence[Branch],
    words: Words,
    cells: int,
    *,
    opened: Collection[str],
    unsaved: Collection[str],
    wanted: str = "",
) -> list[TreeRow]:
    """Give the rows; entries of files that are `opened`, or of all that hold what is wanted."""
    rows: list[TreeRow] = []
    for kind, name in _KINDS:
        below = [
            row
            for branch in branches
            if branch.file.kind == kind
            for row in _of(branch, cells, opened, unsaved, wanted)
        ]
        if below:
            rows += [TreeRow(text=line((words(name), "label"))), *below]
    return rows


def _of(
    branch: Branch, cells: int, opened: Collection[str], unsaved: Collection[str], wanted: str
) -> Iterator[TreeRow]:
    shown, sought = branch.file.shown, wanted.casefold()
    is_file = sought in f"{branch.file.stem} {branch.title}".casefold()
    entries = [one for one in branch.entries if not sought or sought in f"{one.id} {one.title}".casefold()]
    if sought and not is_file and not entries:
        return
    is_open = shown in opened or (bool(sought) and bool(entries))
    mark = ("▾" if is_open else "▸") + ("*" if shown in unsaved else " ")
    row = _row(mark, branch.file.stem, branch.title, branch.count, cells - 2 * branch.is_overdue, "strong")
    yield TreeRow(shown, text=(*row, (" !", "warn")) if branch.is_overdue else row)
    if is_open:
        for one in entries if sought and entries else branch.entries:
            count = branch.problems.get(one.id, 0)
            yield TreeRow(shown, one.id, one.line, _row("   ", one.id, one.title, count, cells, ""))


def _row(mark: str, name: str, title: str, count: int, cells: int, role: str) -> Line:
    told = f" ({count})" if count else ""
    room = max(1, cells - cell_len(mark) - cell_len(told))
    name, title = one_line(name), one_line(title)
    if title and title != name:
        title = f"{title} " if cell_len(title) + 1 < room else title
        head = set_cell_size(title, min(cell_len(title), room))
        tail = set_cell_size(name, room - cell_len(head))
    else:
        head, tail = set_cell_size(name, room), ""
    return line((mark, "dim"), (head, role), (tail, "dim"), (told, "warn"))
