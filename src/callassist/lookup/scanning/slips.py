"""A piece of a wording found in a text → the whole wording around it, with as few characters wrong as may be."""

from __future__ import annotations

from typing import NamedTuple

from rapidfuzz.distance import LCSseq, Levenshtein


class Nearly(NamedTuple):
    """Where in the text a wording lies, and how many of its characters are wrong."""

    start: int
    end: int
    wrong: int


def around(text: str, piece_end: int, wording: str, end_in_wording: int, slips: int, piece: int) -> Nearly | None:
    """Give the likest stretch of `text` around a piece (so many characters long, ending at `piece_end`), or None.

    What stands before the piece and what stands behind it are compared on their own: the piece itself is right.
    """
    before, behind = wording[: end_in_wording - piece], wording[end_in_wording:]
    begins = piece_end - piece
    room = slips + 1
    low, high = max(begins - len(before) - slips, 0), piece_end + len(behind) + slips
    if LCSseq.similarity(text[low:high], wording, score_cutoff=len(wording) - slips) == 0:
        return None
    left, wrong_left = _best(
        [(begins - size, text[max(begins - size, 0) : begins]) for size in _sizes(before, slips) if begins - size >= 0],
        before,
        room,
    )
    right, wrong_right = _best(
        [
            (piece_end + size, text[piece_end : piece_end + size])
            for size in _sizes(behind, slips)
            if piece_end + size <= len(text)
        ],
        behind,
        room,
    )
    wrong = wrong_left + wrong_right
    return Nearly(left, right, wrong) if wrong <= slips else None


def _sizes(part: str, slips: int) -> list[int]:
    """Give the lengths to try: the part's own first, so that equally good ones keep it."""
    sizes = [len(part)]
    for more in range(1, slips + 1):
        sizes += [len(part) + more, len(part) - more]
    return [size for size in sizes if size >= 0] if part else [0]


def _best(tried: list[tuple[int, str]], part: str, room: int) -> tuple[int, int]:
    best = (tried[0][0] if tried else 0, room)
    for place, stretch in tried:
        wrong = Levenshtein.distance(stretch, part, score_cutoff=room - 1)
        if wrong < best[1]:
            best = (place, wrong)
            if not wrong:
                break
    return best
