"""YAML text → plain data in which every scalar is still text, and the place of every key and value.

The data is built from the parser's events directly: what we refuse (anchors, aliases, tags, merges, several
documents, deep nesting, endless nodes) is refused as it comes by, so nothing can ever unfold.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    DocumentStartEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceStartEvent,
)

from callassist.content.problem import TOP, Fault, Path, Place
from callassist.content.source import Source, harmful
from callassist.content.within import Text

DEPTH = 20
FLOW_NODES = 20_000
BOOK_NODES = 500_000

Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(slots=True)
class Twig:
    """Where one mapping or list stands: the event that opened it, its keys' events, and its parts in order."""

    start: Any
    keys: dict[str, Any] | None
    parts: dict[Any, Any]
    """Position or key → the event of a scalar or the twig of a mapping or list."""


@dataclass(slots=True)
class Tree:
    """A file as plain data (dict, list, str), with the place of everything in it."""

    source: Source
    data: Any = None
    root: Any = None

    def place(self, path: Path, *, key: bool = False) -> Place:
        """Give the place of the value at a path, or of its key; of the nearest thing above if it is not there."""
        node: Any = self.root
        name: Any = None
        for step in path:
            if not isinstance(node, Twig) or step not in node.parts:
                key = key or not _stands_for_list(node, step)
                break
            name = node.keys.get(str(step)) if node.keys is not None else None
            node = node.parts[step]
        if key and name is not None:
            return self._of(name)
        if isinstance(node, Twig):
            return self._of(name) if name is not None and not node.start.flow_style else self._of(node.start)
        if node is None:
            return TOP
        return self._of(node)

    def within(self, path: Path, offset: int, length: int) -> Place:
        """Give the place of a part of the text at a path, counted in characters of the value."""
        node: Any = self.root
        for step in path:
            if not isinstance(node, Twig) or step not in node.parts:
                if _stands_for_list(node, step):
                    break
                return self.place(path)
            node = node.parts[step]
        if node is None or isinstance(node, Twig):
            return self.place(path)
        text = Text(self.source.text[node.start_mark.index : node.end_mark.index], node.value, node.style)
        begin = node.start_mark.index
        start = text.raw_offset(offset)
        end = text.raw_offset(offset + max(length, 1) - 1) + 1
        return self.source.place(begin + start, begin + max(end, start + 1))

    def is_quoted(self, offset: int) -> bool:
        """Say whether a character of the file is inside quotes or a block of text."""
        waiting: list[Any] = [self.root]
        while waiting:
            node = waiting.pop()
            if isinstance(node, Twig):
                waiting.extend(node.parts.values())
                waiting.extend((node.keys or {}).values())
            elif node.style and node.start_mark.index < offset < node.end_mark.index:
                return True
        return False

    def line(self, path: Path) -> int:
        """Give the line on which the key of a value stands."""
        return self.place(path, key=True).line

    def _of(self, event: Any) -> Place:
        start, end = event.start_mark.index, event.end_mark.index
        return self.source.place(start, max(end, start + 1))


def _stands_for_list(node: object, step: str | int) -> bool:
    """Say whether this is a single text where a list of one was meant."""
    return isinstance(step, int) and isinstance(node, ScalarEvent)


@dataclass(slots=True)
class _Open:
    """A mapping or list still being read."""

    data: Any
    twig: Twig
    key: Any = None


@dataclass(slots=True)
class _Reader:
    source: Source
    most: int
    tree: Tree
    faults: list[Fault] = field(default_factory=list)
    stack: list[_Open] = field(default_factory=list)
    documents: int = 0
    escapes: bool = False

    def fault(self, fault: str, event: Any, /, **facts: object) -> None:
        start = event.start_mark.index
        self.faults.append(Fault(fault, self.source.place(start, max(event.end_mark.index, start + 1)), facts))

    def read(self) -> None:
        loader = Loader(self.source.text)
        count = 0
        try:
            while (event := loader.get_event()) is not None:
                kind = type(event)
                if kind is ScalarEvent:
                    count += 1
                    self.scalar(event)
                elif kind is MappingStartEvent or kind is SequenceStartEvent:
                    count += 1
                    self.opened(event)
                elif isinstance(event, CollectionEndEvent):
                    self.stack.pop()
                elif kind is AliasEvent:
                    self.fault("alias", event)
                elif kind is DocumentStartEvent:
                    self.documents += 1
                    if self.documents > 1:
                        self.fault("documents", event)
                if count > self.most:
                    self.fault("too-many", event, limit=self.most)
                if self.faults and self.faults[-1].name != "duplicate-key":
                    return
        finally:
            loader.dispose()

    def scalar(self, event: Any) -> None:
        if event.anchor is not None:
            self.fault("anchor", event, name=event.anchor)
        elif event.tag is not None:
            self.fault("tag", event, name=event.tag)
        elif self.escapes and (bad := harmful(event.value)):
            self.fault("control-character", event, char=bad)
        value = event.value
        if not self.stack:
            self.tree.data, self.tree.root = value, event
            return
        top = self.stack[-1]
        keys = top.twig.keys
        if keys is None:
            top.twig.parts[len(top.data)] = event
            top.data.append(value)
        elif top.key is None:
            if value == "<<":
                self.fault("merge", event)
            if value in keys:
                self.fault("duplicate-key", event, key=value, line=keys[value].start_mark.line + 1)
            top.key = event
            keys[value] = event
        else:
            top.data[top.key.value] = value
            top.twig.parts[top.key.value] = event
            top.key = None

    def opened(self, event: Any) -> None:
        is_map = isinstance(event, MappingStartEvent)
        if event.anchor is not None:
            self.fault("anchor", event, name=event.anchor)
        elif event.tag is not None:
            self.fault("tag", event, name=event.tag)
        if len(self.stack) >= DEPTH:
            self.fault("too-deep", event, limit=DEPTH)
        data: Any = {} if is_map else []
        twig = Twig(event, {} if is_map else None, {})
        if not self.stack:
            self.tree.data, self.tree.root = data, twig
        else:
            top = self.stack[-1]
            if top.twig.keys is None:
                top.twig.parts[len(top.data)] = twig
                top.data.append(data)
            elif top.key is None:
                self.fault("odd-key", event)
            else:
                top.data[top.key.value] = data
                top.twig.parts[top.key.value] = twig
                top.key = None
        self.stack.append(_Open(data, twig))


def read_tree(source: Source, most: int = FLOW_NODES) -> tuple[Tree, list[Fault]]:
    """Give the data of a file and what is wrong with it as YAML; with a fault the data is not to be used."""
    tree = Tree(source)
    reader = _Reader(source, most, tree, escapes="\\" in source.text)
    try:
        reader.read()
    except yaml.MarkedYAMLError as error:
        reader.faults.append(_syntax(source, error))
    except (yaml.YAMLError, RecursionError, ValueError, UnicodeError):
        reader.faults.append(Fault("syntax", TOP, {"detail": ""}))
    return tree, reader.faults


def _syntax(source: Source, error: yaml.MarkedYAMLError) -> Fault:
    mark = error.problem_mark or error.context_mark
    place = TOP if mark is None else source.place(min(mark.index, max(len(source.text) - 1, 0)))
    context = error.context_mark
    facts = {
        "detail": error.problem or "",
        "context": error.context or "",
        "since": 0 if context is None else context.line + 1,
    }
    return Fault("syntax", place, facts)
