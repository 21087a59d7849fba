"""Ids that stand twice in one list of a file, found while its tree is at hand."""

from __future__ import annotations

from collections.abc import Iterator

from callassist.content.problem import Fault, Path
from callassist.content.tree import Tree


def doubled_ids(tree: Tree) -> list[Fault]:
    """Give a fault for every entry of a list whose id another one before it has."""
    return list(_in(tree, tree.data, ()))


def _in(tree: Tree, data: object, path: Path) -> Iterator[Fault]:
    if isinstance(data, dict):
        for key, value in data.items():
            if isinstance(value, dict | list):
                yield from _in(tree, value, (*path, key))
    elif isinstance(data, list):
        first: dict[str, int] = {}
        for position, entry in enumerate(data):
            name = entry.get("id") if isinstance(entry, dict) else None
            if isinstance(name, str) and name in first:
                line = tree.place((*path, first[name], "id")).line
                yield Fault("doubled-id", tree.place((*path, position, "id")), {"id": name, "line": line})
            elif isinstance(name, str):
                first[name] = position
            if isinstance(entry, dict | list):
                yield from _in(tree, entry, (*path, position))
