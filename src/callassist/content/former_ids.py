"""The key `renamed` at the top of a file: former ids and what they are called now, kept by single edits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from callassist.content.edits import Edit
from callassist.content.source import Source
from callassist.content.tree import Tree

KEY = "renamed"
_AFTER = ("language", "id", "format")
"""The line is put below the first of these keys that a file has."""


class FormerIds:
    """The former ids of one file."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._text = tree.source.text
        found = tree.data.get(KEY)
        self._known: dict[str, str] = found if isinstance(found, dict) else {}

    def noted(self, prefix: str, old: str, new: str) -> Iterator[Edit]:
        """Give the edits by which an id is noted as a former one; what was called so once before leads to the new one.

        `prefix` stands before the former id: it says what kind of thing it names, as in `field/…`.
        """
        former, gone = f"{prefix}{old}", f"{prefix}{new}"
        if not self._known and KEY not in self._tree.data:
            yield self._first(f"{former}: {new}")
            return
        for name, current in self._known.items():
            if name == gone:
                yield self._without(name)
            elif name == former or (current == old and _kind(name) == prefix):
                yield from self._leads_to(name, new)
        if former not in self._known:
            yield self._added(f"{former}: {new}", is_alone=not self._known.keys() - {gone})

    def _leads_to(self, name: str, new: str) -> Iterator[Edit]:
        stretch = self._tree.stretch((KEY, name))
        if stretch is not None:
            yield Edit(*stretch, new)

    def _first(self, entry: str) -> Edit:
        line = f"{KEY}: {{{entry}}}"
        brace = self._tree.braces(())
        if brace is not None:
            return Edit(brace, brace, f"{line}, ")
        key = next((key for key in _AFTER if key in self._tree.data), _AFTER[-1])
        return _below(self._tree.source, (self._tree.stretch((key,)) or (0, 0))[1], line)

    def _added(self, entry: str, *, is_alone: bool) -> Edit:
        brace = self._tree.braces((KEY,))
        if brace is not None:
            return Edit(brace, brace, entry if is_alone else f"{entry}, ")
        first = next(iter(self._known))
        start, _ = self._tree.stretch((KEY, first), key=True) or (0, 0)
        column = self._tree.source.place(start).column - 1
        begin = start - column
        return Edit(begin, begin, f"{' ' * column}{entry}{_newline(self._text)}")

    def _without(self, name: str) -> Edit:
        """Give the edit that takes an entry out, with the comma that follows or goes before, or with its line."""
        start, _ = self._tree.stretch((KEY, name), key=True) or (0, 0)
        _, end = self._tree.stretch((KEY, name)) or (0, 0)
        source = self._tree.source
        if self._tree.braces((KEY,)) is None:
            line = source.place(end).line
            after = source.starts[line] if line < len(source.starts) else len(self._text)
            return Edit(source.starts[source.place(start).line - 1], after, "")
        names = list(self._known)
        position = names.index(name)
        if position + 1 < len(names):
            following = self._tree.stretch((KEY, names[position + 1]), key=True)
            return Edit(start, following[0] if following else end, "")
        if position:
            before = self._tree.stretch((KEY, names[position - 1]))
            return Edit(before[1] if before else start, end, "")
        return Edit(start, end, "")


def appended(source: Source, lines: Iterable[str]) -> Edit:
    """Give the edit that puts lines at the end of a file."""
    newline = _newline(source.text)
    before = "" if not source.text or source.text.endswith(("\n", "\r")) else newline
    end = len(source.text)
    return Edit(end, end, before + "".join(f"{line}{newline}" for line in lines))


def _below(source: Source, offset: int, line: str) -> Edit:
    number = source.place(offset).line
    if number >= len(source.starts):
        return appended(source, [line])
    at = source.starts[number]
    return Edit(at, at, f"{line}{_newline(source.text)}")


def _newline(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n" if "\n" in text or "\r" not in text else "\r"


def _kind(name: str) -> str:
    return name[: name.find("/") + 1]
