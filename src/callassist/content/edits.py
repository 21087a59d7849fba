"""A file's text changed in single stretches: comments, layout and line ends around them stay as they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from callassist.content.source import Source


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """What stands from `start` up to `end` of a text becomes `text`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Changed:
    """Lines that edits change: the number of the first, how they read before, how after."""

    line: int
    before: tuple[str, ...]
    after: tuple[str, ...]


def edited(text: str, edits: Iterable[Edit]) -> str:
    """Give the text with the edits made; the same edit twice is one.

    Raises:
        ValueError: two of them are in each other's way.
    """
    parts: list[str] = []
    at = 0
    for edit in sorted(set(edits)):
        if edit.start < at:
            raise ValueError(edit)
        parts += [text[at : edit.start], edit.text]
        at = edit.end
    return "".join([*parts, text[at:]])


def changes(source: Source, edits: Iterable[Edit]) -> Iterator[Changed]:
    """Give the lines that edits change, edits on the same lines together."""
    group: list[Edit] = []
    last = 0
    for edit in sorted(set(edits)):
        first = source.place(edit.start).line
        if group and first > last:
            yield _changed(source, group)
            group = []
        group.append(edit)
        last = max(last if len(group) > 1 else 0, source.place(edit.end).line)
    if group:
        yield _changed(source, group)


def _changed(source: Source, edits: list[Edit]) -> Changed:
    first, last = source.place(edits[0].start).line, source.place(max(edit.end for edit in edits)).line
    begin = source.starts[first - 1]
    end = source.starts[last] if last < len(source.starts) else len(source.text)
    before = source.text[begin:end]
    after = edited(before, [Edit(edit.start - begin, edit.end - begin, edit.text) for edit in edits])
    old, new = _lines(before), _lines(after)
    same = next((n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    old, new = old[same:], new[same:]
    tail = next(
        (n for n, (a, b) in enumerate(zip(old[::-1], new[::-1], strict=False)) if a != b), min(len(old), len(new))
    )
    return Changed(first + same, tuple(old[: len(old) - tail]), tuple(new[: len(new) - tail]))


def _lines(text: str) -> list[str]:
    whole = Source("", text)
    lines = [whole.line(number) for number in range(1, len(whole.starts) + 1)]
    return lines[:-1] if lines[-1] == "" else lines
