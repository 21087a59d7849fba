"""The id that a place in a file names: what a jump goes to, and what a change of name begins with."""

from __future__ import annotations

import re

_NAME = re.compile(r"[A-Za-z0-9_][\w-]*", re.ASCII)


def name_at(line: str, column: int) -> str:
    """Give the id under a column (from 0) of a line, or the one that ends there; empty if there is none."""
    return next((match[0] for match in _NAME.finditer(line) if match.start() <= column <= match.end()), "")
