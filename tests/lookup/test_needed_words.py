"""Which words of an English line make a pattern worth trying: whole ones, though its choices begin alike."""

from __future__ import annotations

import pytest

from callassist.content.values import Phrase
from callassist.lookup.scanning.needed import needed, whole_words
from callassist.lookup.scanning.scanner import Scanner

PATTERN = r"/\b(nobody|nothing) (here|in) now\b|\b(glad|gladly) gone\b/"


@pytest.mark.parametrize("line", ["Nobody here now", "There's nothing in now", "They're gladly gone"])
def test_a_pattern_whose_choices_begin_alike_is_tried(line: str) -> None:
    scanner = Scanner([Phrase(id="gone", phrase="Nobody's about", harm="", variants=(PATTERN,))])
    assert [hit.id for hit in scanner.scan_line(line)] == ["gone"]


def test_the_words_are_whole_words_of_the_pattern() -> None:
    pattern = r"\b(nobody|nothing)\b"
    assert {"nobody", "nothing"} <= set(whole_words(needed(pattern), pattern))
