"""What is said below a field while it is written."""

from __future__ import annotations

from typing import NamedTuple


class Advice(NamedTuple):
    """A line of help, and the characters of what is typed that it is about: from `start` up to `end`, none if equal."""

    text: str
    start: int = 0
    end: int = 0
