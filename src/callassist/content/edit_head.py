"""One key at the head of a content file set: the text changed there and nowhere else, comments and all."""

from __future__ import annotations

import re

from callassist.content.edit_book import written

_HEAD = ("kind", "when", "title", "id", "format")
"""Keys behind which a new one may stand, the last first."""


def with_key(text: str, key: str, value: str) -> str:
    """Give a file's text with a key of its head set to a value; a comment behind the old one stays."""
    lines = text.splitlines(keepends=True)
    newline = "\r\n" if "\r\n" in text else "\n"
    for at, line in enumerate(lines):
        if found := re.match(rf"{key}:[ \t]*(?:\"[^\"]*\"|'[^']*'|[^#\r\n]*?)(?P<rest>[ \t]*(?:#.*)?[\r\n]*)$", line):
            lines[at] = f"{key}: {_plain(value)}{found['rest']}"
            return "".join(lines)
    after = next((at for name in _HEAD for at, line in enumerate(lines) if line.startswith(f"{name}:")), -1)
    if lines and not lines[-1].endswith(("\n", "\r")):
        lines[-1] += newline
    lines.insert(after + 1, f"{key}: {_plain(value)}{newline}")
    return "".join(lines)


def _plain(value: str) -> str:
    return value if re.fullmatch(r"\d{4}-\d\d-\d\d", value) else written(value)
