"""A phrasebook put to its own test: every example scanned, every reply and every line of a flow. One rule a file."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from types import ModuleType

from callassist.content.draft import Content
from callassist.content.problem import Problem
from callassist.lookup.proof import false_alarm, forbidden_line, forbidden_reply, missed_example
from callassist.lookup.scanning.scanner import Scanner

_WITH_SLIPS = 1_000
"""Phrases up to which examples are looked through for slips too: among many alike it would take minutes."""

OF_BOOKS = (missed_example, false_alarm, forbidden_reply)
"""What the books say against themselves."""
OF_FLOWS = (forbidden_line,)
"""What they say against the scripts."""
RULES = (*OF_BOOKS, *OF_FLOWS)


class Proof:
    """Puts the phrasebook of some content to the test; unless one is given, its scanner is made when it is first needed."""

    def __init__(self, content: Content, scanner: Scanner | None = None) -> None:
        self._content = content
        self._given = scanner

    def of_books(self) -> Iterator[Problem]:
        """Give what the books' own examples and replies say against them."""
        return self._by(OF_BOOKS)

    def of_flows(self) -> Iterator[Problem]:
        """Give the lines of flows that say what is forbidden."""
        return self._by(OF_FLOWS)

    @cached_property
    def scanner(self) -> Scanner:
        """The scanner over all phrases of the books."""
        if self._given is not None:
            return self._given
        phrases = self._content.phrases
        # A book is held to what stands in it: what words speak for, nobody could mend there.
        return Scanner(phrases.values(), slips=len(phrases) <= _WITH_SLIPS, weighs=False)

    def _by(self, modules: tuple[ModuleType, ...]) -> Iterator[Problem]:
        if self._content.books:
            for module in modules:
                for found in module.check(self._content, self.scanner):
                    yield module.rule.problem(found)


def proofs(content: Content) -> Iterator[Problem]:
    """Give what the phrasebook says against itself and against the scripts."""
    proof = Proof(content)
    yield from proof.of_books()
    yield from proof.of_flows()
