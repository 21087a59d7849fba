"""A list that only grows at its top and shares everything below: how a call can be undone without end."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Generic, TypeVar

T = TypeVar("T")


class Chain(Generic[T]):
    """An immutable stack; `put` and `rest` cost nothing however long it is, and equality never recurses."""

    __slots__ = ("_below", "_size", "_top")

    def __init__(self, top: T | None = None, below: Chain[T] | None = None) -> None:
        self._top = top
        self._below = below
        self._size = 0 if below is None else len(below) + 1

    def put(self, item: T) -> Chain[T]:
        """Give this chain with one more item on top."""
        return Chain(item, self)

    @property
    def top(self) -> T:
        """The item put last; IndexError when there is none."""
        if self._below is None:
            msg = "an empty chain has no top"
            raise IndexError(msg)
        return self._top  # type: ignore[return-value] # a chain with something below it has a top

    @property
    def rest(self) -> Chain[T]:
        """This chain without its top; IndexError when it is empty."""
        if self._below is None:
            msg = "an empty chain has no rest"
            raise IndexError(msg)
        return self._below

    def __len__(self) -> int:
        return self._size

    def __iter__(self) -> Iterator[T]:
        link = self
        while link._below is not None:
            yield link.top
            link = link._below

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Chain) or len(self) != len(other):
            return False
        one, two = self, other
        while one is not two and one._below is not None:
            if one._top != two._top:
                return False
            one, two = one.rest, two.rest
        return True

    def __hash__(self) -> int:
        return hash(self._size)

    def __repr__(self) -> str:
        return f"Chain({list(self)!r})"
