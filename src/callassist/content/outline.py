"""What stands in a content file and on which lines, read from its text alone: while somebody types it is seldom YAML."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from callassist.content.folder import Kind

_KEY = re.compile(r"(?P<blanks> *)(?P<quote>[\"']?)(?P<id>[^\s:\"'#{}\[\],&*!|>%@`-][^\s:\"'#]*)(?P=quote)\s*:(?=\s|$)")
_ITEM = re.compile(r"(?P<blanks> *)- +(?:\{\s*)?id:\s*(?P<quote>[\"']?)(?P<id>[^\s\"'#,}]+)(?P=quote)")
_TITLE = re.compile(r"(?:^\s*(?:- )?|[{,]\s*)(?:title|phrase|label):\s*(?P<title>\"[^\"]*\"|'[^']*'|[^,}#]+)")
_LISTS = ("phrases", "occasions", "situations", "rules", "temperaments", "sections", "questions")


class Entry(msgspec.Struct, frozen=True):
    """A step, a phrase, an occasion or a part of the site file: on which lines it stands, from 1; `end` is the line after."""

    id: str
    line: int
    end: int
    title: str = ""


def outline(text: str, kind: Kind) -> tuple[Entry, ...]:
    """Give what stands in a file, in its order."""
    lines = text.split("\n")
    heads = list(_heads(lines, kind))
    entries = []
    for number, (name, at) in enumerate(heads):
        end = heads[number + 1][1] if number + 1 < len(heads) else _end(lines, at)
        title = "" if kind == "site" else _title(lines[at:end])
        entries.append(Entry(name, at + 1, end + 1, title))
    return tuple(entries)


def entry_at(entries: tuple[Entry, ...], line: int) -> Entry | None:
    """Give the entry that a line belongs to, or None."""
    return next((entry for entry in reversed(entries) if entry.line <= line < entry.end), None)


def key_line(text: str, name: str) -> int:
    """Give the line, from 1, on which a key of that name stands outermost, or 0."""
    found = [
        (len(match["blanks"]), number)
        for number, line in enumerate(text.split("\n"), 1)
        if (match := _KEY.match(line)) is not None and match["id"] == name
    ]
    return min(found)[1] if found else 0


def depth(line: str) -> int:
    """Give the blanks that a line begins with."""
    return len(line) - len(line.lstrip(" "))


def is_blank(line: str) -> bool:
    """Say whether a line holds nothing, or only a comment."""
    return not line.strip() or line.lstrip().startswith("#")


def _heads(lines: list[str], kind: Kind) -> Iterator[tuple[str, int]]:
    """Give id and line, from 0, of everything that begins an entry."""
    if kind == "site":
        for at, line in enumerate(lines):
            if depth(line) == 0 and (match := _KEY.match(line)) is not None:
                yield match["id"], at
        return
    names = ("steps",) if kind == "flow" else _LISTS
    pattern = _KEY if kind == "flow" else _ITEM
    inside, deep = False, -1
    for at, line in enumerate(lines):
        top = _KEY.match(line) if line[:1] not in {" ", "-"} else None
        if top is not None:
            inside, deep = top["id"] in names, -1
        elif inside and not is_blank(line):
            deep = depth(line) if deep < 0 else deep
            match = pattern.match(line)
            if match is not None and len(match["blanks"]) == deep:
                yield match["id"], at


def _end(lines: list[str], at: int) -> int:
    """Give the line after the entry that begins at a line: where something less deep begins."""
    deep = depth(lines[at])
    for number in range(at + 1, len(lines)):
        line = lines[number]
        if not is_blank(line) and (depth(line) < deep or (deep == 0 and line[:1] not in {" ", "-"})):
            return number
    return len(lines)


def _title(lines: list[str]) -> str:
    for line in lines:
        match = _TITLE.search(line)
        if match is not None:
            return match["title"].strip().strip("\"'")
    return ""
