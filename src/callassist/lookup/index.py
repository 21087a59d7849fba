"""The table that queries are answered from: every text of a pack in several views, ready to be read from a file."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from functools import cache, cached_property
from pathlib import Path

import msgspec

from callassist.lookup.postings import Postings
from callassist.lookup.senses import Senses
from callassist.lookup.syllables import slipped
from callassist.lookup.values import Entry


class View(msgspec.Struct, frozen=True, array_like=True, dict=True):
    """All texts in one guise, one a line (empty where it does not apply), and the inverted index over them."""

    joined: str
    postings: Postings

    @cached_property
    def lines(self) -> list[str]:
        """The texts in this guise, by number."""
        return self.joined.split("\n")


class Index(msgspec.Struct, frozen=True, array_like=True, dict=True):
    """Entries, and texts that belong to them, numbered from the most telling role to the least.

    `owners` holds the entry number (four bytes) of each text, `roles` what it is to it (one byte).
    """

    mark: str
    entries: tuple[Entry, ...]
    texts: str
    owners: bytes
    roles: bytes
    chars: View
    sounds: View
    letters: View
    initials: View
    words: View
    senses: Senses

    @cached_property
    def lines(self) -> list[str]:
        """The texts as they are shown, by number."""
        return self.texts.split("\n")

    @cached_property
    def owner(self) -> memoryview[int]:
        """The entry of each text."""
        return memoryview(self.owners).cast("I")

    def first_text(self, entry: int) -> int:
        """Give the number of the text that names an entry."""
        return self._first[entry]

    @cached_property
    def _first(self) -> dict[int, int]:
        first: dict[int, int] = {}
        for number, entry in enumerate(self.owner):
            first.setdefault(entry, number)
        return first

    @cached_property
    def slipped(self) -> list[str]:
        """The texts in letters with usual slips made, by number."""
        return slipped(self.letters.joined).split("\n")

    def encode(self) -> bytes:
        """Give the index as it is kept in a file."""
        return msgspec.msgpack.encode(self)


def decode(kept: bytes) -> Index | None:
    """Give an index back, or None if it is damaged or was made by another version of this room."""
    try:
        index = msgspec.msgpack.decode(kept, type=Index)
    except msgspec.MsgspecError:
        return None
    return index if index.mark == mark() else None


@cache
def mark() -> str:
    """Give a mark of what turns a pack into an index: other code must not read what this code made."""
    whole = hashlib.sha256()
    for path in sorted(Path(__file__).parent.iterdir()):
        if path.suffix in {".py", ".txt"}:
            with suppress(OSError):
                whole.update(path.name.encode() + path.read_bytes())
    return whole.hexdigest()[:16]
