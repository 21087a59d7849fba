"""What is wrong behind the screen, in one line: the record first, then the content, then the settings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from callassist.journal.resilient import ResilientJournal, Trouble
from callassist.language import Notice, Words, marked

if TYPE_CHECKING:
    from callassist.content.problem import Problem

_RECORD = {
    Trouble.FULL: marked("The disk is full: {count} entries wait in memory and are written as soon as there is room."),
    Trouble.READ_ONLY: marked(
        "The data folder may not be written: {count} entries wait in memory. Keep this window open."
    ),
    Trouble.BUSY: marked("Another program holds the record: {count} entries wait in memory."),
    Trouble.CLASH: marked("This call goes on in another window too: {count} entries stay in memory here."),
    Trouble.NEWER: marked("A newer callassist wrote the record: {count} entries wait in memory. Update this one."),
    Trouble.UNREACHABLE: marked("The record cannot be written: {count} entries wait in memory. Keep this window open."),
}


def trouble(journal: ResilientJournal, problems: Sequence[Problem], settings: Sequence[Notice], words: Words) -> str:
    """Give the line, or nothing when all is well."""
    if journal.trouble is not None:
        return words(_RECORD[journal.trouble], count=journal.backlog)
    if journal.damage is not None:
        return words(
            "The record was damaged and was put aside as {file}; {count} entries were saved from it.",
            file=journal.damage.moved_to.name,
            count=journal.damage.recovered,
        )
    if problems:
        first = problems[0]
        return words(
            "The last save has faults; the words before it stay in use. {place}: {what}",
            place=f"{first.path}:{first.line}",
            what=words.of(first.message),
        )
    return words.of(settings[0]) if settings else ""
