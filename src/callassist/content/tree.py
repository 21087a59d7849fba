"""YAML text → plain data in which every scalar is still text, and the place of every key and value.

The data is built from the parser's events directly: what we refuse (anchors, aliases, tags, merges, several
documents, deep nesting, endless nodes) is refused as it comes by, so nothing can ever unfold.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from callassist.content.problem import TOP, Fault, Path, Place
from callassist.content.source import Source, harmful
from callassist.content.syntax import Loader, syntax_fault
from callassist.content.within import offsets

DEPTH = 20
FLOW_NODES = 20_000
BOOK_NODES = 500_000


_ITEM = re.compile(r"[\r\n][ ]*(?P<item>- [^\r\n]*)")


class Twig:
    """Where one mapping or list stands: the event that opened it, its keys' events, and its parts."""

    __slots__ = ("keys", "parts", "start")

    def __init__(self, start: Any, keys: dict[str, Any] | None) -> None:
        self.start = start
        self.keys = keys
        self.parts: Any = [] if keys is None else {}
        """By position or key: the event of a scalar, or the twig of a mapping or list."""

    def part(self, step: str | int) -> Any:
        """Give the part at a position or key, or None."""
        if self.keys is not None:
            return self.parts.get(step)
        return self.parts[step] if isinstance(step, int) and step < len(self.parts) else None


@dataclass(slots=True)
class Tree:
    """A file as plain data (dict, list, str), with the place of everything in it."""

    source: Source
    data: Any = None
    root: Any = None

    def place(self, path: Path, *, key: bool = False) -> Place:
        """Give the place of the value at a path, or of its key; of the nearest thing above if it is not there."""
        node, name, is_whole = self._walk(path)
        if node is None:
            return TOP
        if name is not None and (key or not is_whole or (isinstance(node, Twig) and not node.start.flow_style)):
            return self._of(name)
        return self._of(node.start if isinstance(node, Twig) else node)

    def within(self, path: Path, offset: int, length: int) -> Place:
        """Give the place of a part of the text at a path, counted in characters of the value."""
        node, _, is_whole = self._walk(path)
        if node is None or isinstance(node, Twig) or not is_whole:
            return self.place(path)
        begin = node.start_mark.index
        places = offsets(self.source.text[begin : node.end_mark.index], node.value, node.style)
        start = places[min(offset, len(places) - 1)]
        end = places[min(offset + max(length, 1) - 1, len(places) - 1)] + 1
        return self.source.place(begin + start, begin + max(end, start + 1))

    def stretch(self, path: Path, *, key: bool = False) -> tuple[int, int] | None:
        """Give where the text at a path, or its key, begins and ends in the file, quotes and all; None if it is not there."""
        node, name, is_whole = self._walk(path)
        event = name if key else node
        if event is None or isinstance(event, Twig) or not is_whole:
            return None
        return event.start_mark.index, event.end_mark.index

    def braces(self, path: Path) -> int | None:
        """Give the offset just inside the opening brace of a mapping; None if its keys stand on lines of their own."""
        node, _, _ = self._walk(path)
        is_open = isinstance(node, Twig) and node.start.flow_style
        return node.start.start_mark.index + 1 if is_open else None

    def is_quoted(self, offset: int) -> bool:
        """Say whether a character of the file is inside quotes or a block of text."""
        waiting: list[Any] = [self.root]
        while waiting:
            node = waiting.pop()
            if isinstance(node, Twig):
                waiting.extend(node.parts if node.keys is None else [*node.parts.values(), *node.keys.values()])
            elif node is not None and node.style and node.start_mark.index < offset < node.end_mark.index:
                return True
        return False

    def line(self, path: Path) -> int:
        """Give the line on which the key of a value stands."""
        return self.place(path, key=True).line

    def _walk(self, path: Path) -> tuple[Any, Any, bool]:
        """Give the node at a path, the event of its key, and whether the path could be followed to its end.

        A single text may stand where a list of one was meant: its only position is the text itself.
        """
        node = self.root
        name = None
        for step in path:
            if not isinstance(node, Twig):
                return node, name, isinstance(step, int) and node is not None
            part = node.part(step)
            if part is None:
                return node, name, False
            name = node.keys.get(str(step)) if node.keys is not None else None
            node = part
        return node, name, True

    def _of(self, event: Any) -> Place:
        start, end = event.start_mark.index, event.end_mark.index
        if start == end and self.source.text[start - 1 : start] == "-":
            start -= 1  # nothing stands behind the dash of a list item
        return self.source.place(start, max(end, start + 1))


@dataclass(slots=True)
class _Reader:
    source: Source
    most: int
    faults: list[Fault] = field(default_factory=list)

    def fault(self, fault: str, event: Any, /, **facts: object) -> None:
        start = event.start_mark.index
        self.faults.append(Fault(fault, self.source.place(start, max(event.end_mark.index, start + 1)), facts))

    def read(self, tree: Tree) -> None:
        loader = Loader(self.source.text)
        try:
            self.follow(loader.get_event, tree)
        finally:
            loader.dispose()

    def follow(self, get: Any, tree: Tree) -> None:  # noqa: C901, PLR0912, PLR0915 - one loop over 100 000 events: calls cost
        """Build the data from the events, up to the first thing that is refused."""
        escapes = "\\" in self.source.text
        left = self.most
        documents = 0
        data: Any = []
        twig = Twig(None, None)
        keys, parts, key = twig.keys, twig.parts, None
        whole, roots = data, parts
        stack: list[Any] = []
        doubled: Any = None
        while (event := get()) is not None:
            kind = type(event)
            if kind is ScalarEvent:
                left -= 1
                value = event.value
                if event.anchor is not None or event.tag is not None:
                    return self.marked(event)
                if escapes and (bad := harmful(value)):
                    return self.fault("control-character", event, char=bad)
                if " - " in value and not event.style and self.item_too_deep(event):
                    return None
                if keys is None:
                    parts.append(event)
                    data.append(value)
                elif key is None:
                    if value == "<<":
                        return self.fault("merge", event)
                    if ("{" in value or "[" in value) and not event.style:
                        return self.fault("syntax", event, detail="could not find expected ':'")
                    if value in keys and keys is not doubled:
                        doubled = keys  # more of them in one mapping are a lost line between two
                        self.fault("duplicate-key", event, key=value, line=keys[value].start_mark.line + 1)
                    key = value
                    keys[value] = event
                else:
                    data[key] = value
                    parts[key] = event
                    key = None
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                left -= 1
                if event.anchor is not None or event.tag is not None:
                    return self.marked(event)
                if len(stack) >= DEPTH:
                    return self.fault("too-deep", event, limit=DEPTH)
                inner: Any = {} if kind is MappingStartEvent else []
                twig = Twig(event, {} if kind is MappingStartEvent else None)
                if keys is None:
                    parts.append(twig)
                    data.append(inner)
                elif key is None:
                    return self.fault("odd-key", event)
                else:
                    data[key] = inner
                    parts[key] = twig
                stack.append((data, keys, parts))
                data, keys, parts, key = inner, twig.keys, twig.parts, None
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                data, keys, parts = stack.pop()
                key = None
            elif kind is AliasEvent:
                return self.fault("alias", event)
            elif kind is DocumentStartEvent:
                documents += 1
                if documents > 1:
                    return self.fault("documents", event)
            if left < 0:
                return self.fault("too-many", event, limit=self.most)
        tree.data = whole[0] if whole else None
        tree.root = roots[0] if roots else None
        return None

    def item_too_deep(self, event: Any) -> bool:
        """Tell of a list item that stands deeper than the one above, and so has become part of its words."""
        start = event.start_mark.index
        found = _ITEM.search(self.source.text, start, event.end_mark.index)
        if found is not None:
            place = self.source.place(found.start("item"), found.end())
            self.faults.append(Fault("syntax", place, {"detail": "too deep"}))
        return found is not None

    def marked(self, event: Any) -> None:
        if event.anchor is not None:
            self.fault("anchor", event, name=event.anchor)
        else:
            self.fault("tag", event, name=event.tag)


def read_tree(source: Source, most: int = FLOW_NODES) -> tuple[Tree, list[Fault]]:
    """Give the data of a file and what is wrong with it as YAML; with a fault the data is not to be used."""
    tree = Tree(source)
    reader = _Reader(source, most)
    try:
        reader.read(tree)
    except yaml.MarkedYAMLError as error:
        reader.faults.append(syntax_fault(source, error))
    except (yaml.YAMLError, RecursionError, ValueError, UnicodeError):
        reader.faults.append(Fault("syntax", TOP, {"detail": ""}))
    return tree, reader.faults


@lru_cache(maxsize=64)
def tree_of(source: Source) -> Tree:
    """Give the tree of a file that was read before; it is parsed again, for few files have anything to point at."""
    return read_tree(source, BOOK_NODES)[0]
