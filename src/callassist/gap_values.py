"""What stands in the gaps of a line: texts, figures, groups of them, and what is missing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Self

Filter = Callable[[str], str]
LONGEST_VALUE = 10_000


class Named(str):
    """A value on its way into a line: its text, and the `path` of the variable it came from."""

    __slots__ = ("path",)
    path: str

    def __new__(cls, text: str, path: str) -> Self:
        """Give the text with its path."""
        made = super().__new__(cls, text)
        made.path = path
        return made

    # A text is neither more nor less than a number: a line that asks must not fail on a call.

    def __lt__(self, other: object) -> bool:
        return isinstance(other, str) and str.__lt__(self, other)

    def __gt__(self, other: object) -> bool:
        return isinstance(other, str) and str.__gt__(self, other)

    def __le__(self, other: object) -> bool:
        return isinstance(other, str) and str.__le__(self, other)

    def __ge__(self, other: object) -> bool:
        return isinstance(other, str) and str.__ge__(self, other)


class Figure(int):
    """A number on its way into a line; neither more nor less than a text."""

    __slots__ = ()

    def __lt__(self, other: object) -> bool:
        return isinstance(other, int | float) and int(self) < other

    def __gt__(self, other: object) -> bool:
        return isinstance(other, int | float) and int(self) > other

    def __le__(self, other: object) -> bool:
        return isinstance(other, int | float) and int(self) <= other

    def __ge__(self, other: object) -> bool:
        return isinstance(other, int | float) and int(self) >= other


class Missing:
    """A variable without a value: false, equal to nothing, and printed as what is missing."""

    __slots__ = ("missing", "path")

    def __init__(self, path: str, missing: Filter) -> None:
        self.path = path
        self.missing = missing

    def __str__(self) -> str:
        return self.missing(self.path)

    def __bool__(self) -> bool:
        return False

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Missing)

    def __hash__(self) -> int:
        return 0

    def __lt__(self, other: object) -> bool:
        return False

    __gt__ = __le__ = __ge__ = __lt__


class Group(Missing):
    """Variables under one name, such as `caller.name`; the bare name says nothing, like a variable without a value."""

    __slots__ = ("parts",)

    def __init__(self, path: str, parts: Mapping[str, object], missing: Filter) -> None:
        super().__init__(path, missing)
        self.parts = parts

    def part(self, name: str) -> object:
        """Give the variable of that name."""
        return known(self.parts.get(name), f"{self.path}.{name}", self.missing)


def known(value: object, path: str, missing: Filter) -> object:
    """Give a value as it stands in a gap; one that is absent, None or empty as what is missing."""
    if isinstance(value, str):
        return Named(value[:LONGEST_VALUE], path) if value else Missing(path, missing)
    if isinstance(value, Mapping):
        return Group(path, value, missing)
    if isinstance(value, int) and not isinstance(value, bool):
        return Figure(value)
    return value if isinstance(value, bool | float) else Missing(path, missing)


def part(value: object, name: str) -> object:
    """Give the variable of that name within a value: only groups hold any."""
    if isinstance(value, Group):
        return value.part(name)
    if isinstance(value, Missing):
        return Missing(f"{value.path}.{name}", value.missing)
    path = f"{value.path}.{name}" if isinstance(value, Named) else name
    return Missing(path, str)


def said(value: object, how: Filter | None) -> object:
    """Give a value as a filter says it; what is missing stays missing."""
    if how is None or value is None or isinstance(value, Missing):
        return value
    return how(value if isinstance(value, Named) else Named(str(value), ""))
