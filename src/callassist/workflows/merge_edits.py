"""Two edits of the same text → one text with both, unless they are about the same lines."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from difflib import SequenceMatcher

from merge3 import Merge3


class _Matcher(SequenceMatcher[str]):
    """Takes every line for what it is: Python's own passes over those that a long file has often."""

    def __init__(
        self,
        isjunk: Callable[[str], bool] | None = None,
        a: Sequence[str] = "",
        b: Sequence[str] = "",
        autojunk: bool = False,
    ) -> None:
        super().__init__(isjunk, a, b, autojunk)


def merged(base: str, mine: str, theirs: str) -> str | None:
    """Give the text with what was changed from `base` in mine and in theirs, or None where both changed the same lines."""
    was, here, there = (text.splitlines(keepends=True) for text in (base, mine, theirs))
    lines: list[str] = []
    merge = Merge3(was, here, there, sequence_matcher=_Matcher)  # type: ignore[arg-type] # its blocks are named tuples
    for group in merge.merge_groups():
        if group[0] == "conflict":
            return None
        lines += group[1]
    return "".join(lines)
