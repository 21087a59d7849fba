"""A phrasebook put to its own test: every example scanned, every reply and wording looked at. One rule a file."""

from __future__ import annotations

from collections.abc import Iterator

from callassist.content.draft import Content
from callassist.content.problem import Problem
from callassist.lookup.proof import false_alarm, forbidden_reply, missed_example
from callassist.lookup.scanning.scanner import Scanner

RULES = (missed_example, false_alarm, forbidden_reply)


def proofs(content: Content) -> Iterator[Problem]:
    """Give what a phrasebook's own examples say against it."""
    if not content.books:
        return
    scanner = Scanner(content.phrases.values())
    for module in RULES:
        for found in module.check(content, scanner):
            yield module.rule.problem(found)
