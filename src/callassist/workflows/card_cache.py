"""What a trainee's cards stand at, kept beside the log so that years of answers are not replayed at each start.

Only a copy: it is used as far as it fits the log that is there, and thrown away where it does not.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Sequence
from pathlib import Path

import msgspec

from callassist.training.cards import Decided, Entry, Memory, after, replayed, written
from callassist.training.quiz import CardId

RULES = 1
"""Raised when the replay itself changes: copies made by other rules are not used."""
_PAYS = 200
"""So many entries more than the copy knows, and it is made anew."""


class Kept(msgspec.Struct, frozen=True):
    """The copy: after how many entries, which ones (their mark), by which rules."""

    rules: int
    count: int
    mark: str
    cards: dict[CardId, Memory]


def cards_of(folder: Path, trainee: str, entries: Sequence[Entry]) -> dict[CardId, Memory]:
    """Give what the cards stand at: from the copy as far as it goes, the rest from the log."""
    path = folder / f"cards-{hashlib.sha256(trainee.encode()).hexdigest()[:16]}.copy"
    kept = _read(path)
    if kept is None or kept.count > len(entries) or kept.mark != _mark(entries[: kept.count]):
        kept = Kept(RULES, 0, "", {})
    if not kept.count or any(isinstance(entry, Decided) for entry in entries[kept.count :]):
        # A trainer's decision reaches back to an answer that the copy may hold already.
        cards = replayed(entries)
    else:
        cards = dict(kept.cards)
        for entry in entries[kept.count :]:
            cards[entry.card] = after(cards.get(entry.card), entry)
    if len(entries) - kept.count >= _PAYS:
        _keep(path, Kept(RULES, len(entries), _mark(entries), cards))
    return cards


def _read(path: Path) -> Kept | None:
    try:
        kept = msgspec.json.decode(path.read_bytes(), type=Kept)
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
        return None
    return kept if kept.rules == RULES and kept.count > 0 else None


def _keep(path: Path, kept: Kept) -> None:
    """Keep the copy for next time; one that cannot be written costs only time."""
    with contextlib.suppress(OSError):
        new = path.with_name(f".new-{os.getpid()}-{path.name}")
        new.write_bytes(msgspec.json.encode(kept))
        new.chmod(0o600)
        new.replace(path)


def _mark(entries: Sequence[Entry]) -> str:
    """Give a mark of all these entries, in their order."""
    whole = hashlib.sha256()
    for entry in entries:
        whole.update(written(entry) + b"\n")
    return whole.hexdigest()
