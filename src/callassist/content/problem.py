"""What is wrong with content, and where: facts first, words chosen at the door.

A reader that stumbles makes a `Fault` (a name, a place, facts). The rule of that name turns it into a `Problem`
with a code and three sentences. Rules that look at whole flows make problems at once.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from callassist.language import Notice

Severity = Literal["E", "W", "I"]
Path = tuple[str | int, ...]
"""The way to a value in a file: keys and list positions, such as `("steps", "hello", "choices", 0, "next")`."""


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of one line of a file; line and columns count characters from 1, `end_column` is the one after."""

    line: int
    column: int
    end_column: int

    def __post_init__(self) -> None:
        if self.end_column <= self.column:
            object.__setattr__(self, "end_column", self.column + 1)


TOP = Place(1, 1, 2)
"""Where a problem of the whole file is shown."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Something a reader stumbled over, not yet in words."""

    name: str
    place: Place
    facts: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Edit:
    """A change of the text that mends a problem: `text` in the place of what stands there.

    A safe one means exactly what was meant; one that is not is only a likely guess.
    """

    place: Place
    text: str
    is_safe: bool = True


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem as it is shown: where, what, what it does to a call, what to do; `excerpt` is the line itself."""

    path: str
    line: int
    column: int
    end_column: int
    code: str
    severity: Severity
    message: Notice
    consequence: Notice | None = None
    fix: Notice | None = None
    excerpt: str = ""
    edits: tuple[Edit, ...] = ()

    @property
    def order(self) -> tuple[str, int, int, str]:
        """Give the key that puts problems in file order."""
        return (self.path, self.line, self.column, self.code)
