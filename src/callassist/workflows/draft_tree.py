"""The files of a site as a tree: the site, its flows with their steps, its phrasebooks with their phrases."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date

import msgspec

from callassist.content.folder import File
from callassist.content.outline import Entry, entry_at, outline
from callassist.content.problem import Problem
from callassist.workflows.freshness import is_overdue

_TITLE = re.compile(r"^title:\s*(\"[^\"\n]*\"|'[^'\n]*'|[^#\n]+)", re.MULTILINE)


class Branch(msgspec.Struct, frozen=True):
    """One file: its name and title, what stands in it, and the problems of each by entry id ("" for the rest).

    `is_overdue` says that its owner has not looked it through in time.
    """

    file: File
    title: str
    entries: tuple[Entry, ...]
    problems: Mapping[str, int]
    is_overdue: bool = False

    @property
    def count(self) -> int:
        """Give the number of problems of the whole file."""
        return sum(self.problems.values())


def branch(file: File, text: str, problems: Iterable[Problem], today: date) -> Branch:
    """Give a file's branch of the tree."""
    entries = outline(text, file.kind)
    counted: dict[str, int] = {}
    for problem in problems:
        entry = entry_at(entries, problem.line)
        name = entry.id if entry is not None else ""
        counted[name] = counted.get(name, 0) + 1
    found = _TITLE.search(text)
    title = found[1].strip().strip("\"'") if found else ""
    return Branch(file, title, entries, counted, file.kind != "site" and is_overdue(text, today))
