"""A phrasebook put to its own test: every example scanned, every reply and wording looked at. One rule a file."""

from __future__ import annotations

from collections.abc import Iterator

from callassist.content.draft import Content
from callassist.content.problem import Problem
from callassist.lookup.proof import false_alarm, forbidden_reply, missed_example
from callassist.lookup.scanning.scanner import Scanner

_WITH_SLIPS = 1_000
"""Phrases up to which examples are looked through for slips too: among many alike it would take minutes."""

RULES = (missed_example, false_alarm, forbidden_reply)


def proofs(content: Content) -> Iterator[Problem]:
    """Give what a phrasebook's own examples say against it."""
    if not content.books:
        return
    phrases = content.phrases
    scanner = Scanner(phrases.values(), slips=len(phrases) <= _WITH_SLIPS)
    for module in RULES:
        for found in module.check(content, scanner):
            yield module.rule.problem(found)
