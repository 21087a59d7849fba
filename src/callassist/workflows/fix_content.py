"""Problems whose mending is beyond doubt → the files with those mended, and what was changed in them."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from callassist.content.folder import BOOK_BYTES
from callassist.content.mending import mended
from callassist.content.saving import save
from callassist.content.source import decode
from callassist.errors import WrongUse, why
from callassist.language import notice
from callassist.workflows.check_content import Report

MARK = "C004"
"""The byte-order mark goes whenever a file is written."""


@dataclass(frozen=True, slots=True)
class Mended:
    """A file before and after; `shown` is its path below the content root."""

    path: Path
    shown: str
    before: str
    after: str
    lost_mark: bool

    @property
    def difference(self) -> Iterator[str]:
        """Give the lines that differ, with their neighbours, as `diff -u` does."""
        return difflib.unified_diff(
            self.before.splitlines(), self.after.splitlines(), self.shown, self.shown, n=1, lineterm=""
        )


def mend(reports: Iterable[Report]) -> list[Mended]:
    """Give every file that safe edits would change; nothing is written yet."""
    found = []
    for report in reports:
        for shown, group in groupby(report.problems, key=lambda problem: problem.path):
            problems = list(group)
            edits = [edit for problem in problems for edit in problem.edits if edit.is_safe]
            lost_mark = any(problem.code == MARK for problem in problems)
            if not edits and not lost_mark:
                continue
            path = report.root / shown
            source, _ = decode(shown, path.read_bytes(), BOOK_BYTES)
            found.append(Mended(path, shown, source.text, mended(source, edits), lost_mark))
    return found


def write(changed: Iterable[Mended]) -> None:
    """Write the files, each in one move, with the one before kept beside it.

    Raises:
        WrongUse: one could not be written; it is as it was.
    """
    for one in changed:
        try:
            save(one.path, one.after)
        except OSError as error:
            raise WrongUse(notice("{path} cannot be written: {why}", path=one.path, why=why(error))) from error
