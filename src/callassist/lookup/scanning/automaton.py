"""Wordings → one automaton that says, in a single pass over a text, where looking closer is worth while.

A wording without slips is looked for whole. One in which k characters may be wrong is cut into k + 1 pieces, of which one
must be there as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple, Protocol

import ahocorasick

from callassist.lookup.scanning.wordings import Wording


class Sign(NamedTuple):
    """What a string in a text may be a sign of: `number` of a wording.

    `end` is where the string ends in the wording, `is_whole` says that it is all of it.
    """

    number: int
    end: int
    is_whole: bool


class Automaton(Protocol):
    """What is used of pyahocorasick, which ships no types."""

    def iter(self, text: str) -> Iterator[tuple[int, tuple[Sign, ...]]]:
        """Give where each key ends in a text, and what was stored for it; keys inside others too."""


Keys = dict[str, list[Sign]]


def signs_of(wordings: Iterable[Wording]) -> Keys:
    """Give the strings that wordings are told by."""
    keys: Keys = {}
    for number, wording in enumerate(wordings):
        text, parts = wording.text, wording.slips + 1
        keys.setdefault(text, []).append(Sign(number, len(text), is_whole=True))
        if parts > 1:
            cuts = [len(text) * part // parts for part in range(parts + 1)]
            for start, end in pairwise(cuts):
                keys.setdefault(text[start:end], []).append(Sign(number, end, is_whole=False))
    return keys


def built(keys: Keys) -> Automaton | None:
    """Give the automaton over these strings, or None if there are none."""
    if not keys:
        return None
    automaton = ahocorasick.Automaton()
    for key in sorted(keys):
        automaton.add_word(key, tuple(keys[key]))
    automaton.make_automaton()
    made: Automaton = automaton
    return made
