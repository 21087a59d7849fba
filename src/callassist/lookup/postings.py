"""An inverted index in three blobs: keys → the numbers of the texts that hold them, in rising order."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import chain
from typing import Literal

import msgspec

_PLACE: Literal["I"] = "I"
_FEW: Literal["H"] = "H"
_MOST_FEW = 1 << 16


class Postings(msgspec.Struct, frozen=True, array_like=True, dict=True):
    """Keys sorted, one a line; `starts[k]` to `starts[k + 1]` is where the k-th key's numbers lie in `numbers`.

    Places take four bytes, numbers two where that is enough (`is_few`), in the machine's own order: an index is read
    where it was made.
    """

    keys: str
    starts: bytes
    numbers: bytes
    is_few: bool

    @cached_property
    def vocabulary(self) -> list[str]:
        """Every key, sorted."""
        return self.keys.split("\n") if self.keys else []

    @cached_property
    def _starts(self) -> memoryview[int]:
        return memoryview(self.starts).cast(_PLACE)

    @cached_property
    def _numbers(self) -> memoryview[int]:
        return memoryview(self.numbers).cast(_FEW if self.is_few else _PLACE)

    def of(self, key: str) -> memoryview[int] | None:
        """Give the texts that hold a key, or None."""
        found = self.place(key)
        return self._numbers[found[0] : found[1]] if found is not None else None

    def place(self, key: str) -> tuple[int, int] | None:
        """Give where a key's numbers begin and end, or None."""
        at = bisect_left(self.vocabulary, key)
        if at == len(self.vocabulary) or self.vocabulary[at] != key:
            return None
        return self._starts[at], self._starts[at + 1]

    def between(self, start: int, end: int) -> memoryview[int]:
        """Give the numbers at these places."""
        return self._numbers[start:end]

    def beginning(self, prefix: str, most: int) -> list[str]:
        """Give the keys that begin so, at most so many."""
        found = []
        start = bisect_left(self.vocabulary, prefix)
        for key in self.vocabulary[start : start + most]:
            if not key.startswith(prefix):
                break
            found.append(key)
        return found


def posted(keys_of_texts: Iterable[Iterable[str]], numbers_of: Sequence[int] | None = None) -> Postings:
    """Give the inverted index of texts, each told by its keys; they are numbered as they come, or by `numbers_of`."""
    lists: dict[str, array[int]] = {}
    largest = 0
    for count, keys in enumerate(keys_of_texts):
        largest = count if numbers_of is None else numbers_of[count]
        for key in set(keys):
            lists.setdefault(key, array(_PLACE)).append(largest)
    vocabulary = sorted(lists)
    starts = array(_PLACE, [0])
    for key in vocabulary:
        starts.append(starts[-1] + len(lists[key]))
    is_few = largest < _MOST_FEW
    numbers = array(_FEW if is_few else _PLACE, chain.from_iterable(lists[key] for key in vocabulary))
    return Postings("\n".join(vocabulary), starts.tobytes(), numbers.tobytes(), is_few)
