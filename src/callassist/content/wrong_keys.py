"""Keys that a mapping may not have and keys that it lacks, as mistakes: one mistyped key is not two of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from callassist.content.near import meant_by
from callassist.content.problem import Fault, Path
from callassist.content.tree import Tree

_LIKE = 0.7
_LIKE_THE_MISSING_ONE = 0.5
"""Where just that key is missing, less will do: `d` for `id`."""


@dataclass(slots=True)
class WrongKeys:
    """What is wrong with the keys of one mapping: `known` are those that it may have."""

    known: list[str]
    unknown: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)

    def faults(self, tree: Tree, path: Path) -> Iterator[Fault]:
        """Give the faults of the mapping at a path."""
        missing = list(self.missing)
        strange = []
        for key in self.unknown:
            near = meant_by(key, self.known, _LIKE) or self._lacks_colon(key)
            if near in missing:
                missing.remove(near)
            if near:
                yield self._unknown(tree, path, [key], near)
            else:
                strange.append(key)
        if len(strange) == len(missing) == 1 and (near := meant_by(strange[0], missing, _LIKE_THE_MISSING_ONE)):
            yield self._unknown(tree, path, strange, near)
            return
        if strange:
            # They belong to something else, whose first line may be lost; what this lacks may follow from it.
            yield self._unknown(tree, path, strange, "")
        elif missing:
            yield Fault("missing-key", tree.place(path, key=True), {"key": missing[0], "keys": missing})

    def _lacks_colon(self, key: str) -> str:
        first, blank, _ = key.partition(" ")
        return first if blank and first in self.known else ""

    def _unknown(self, tree: Tree, path: Path, keys: list[str], near: str) -> Fault:
        facts = {"key": keys[0], "keys": keys, "near": near, "known": self.known}
        return Fault("unknown-key", tree.place((*path, keys[0]), key=True), facts)


@dataclass(slots=True)
class Strangers:
    """Keys that belong to something else, in one entry after another: told once, at the first of them."""

    fault: Fault
    keys: dict[str, None] = field(default_factory=dict)
    lines: list[int] = field(default_factory=list)
    """The lines of the other entries."""

    def add(self, fault: Fault) -> None:
        """Take another entry's fault in."""
        self.keys.update(dict.fromkeys(strangers_in(fault)))
        if fault is not self.fault:
            self.lines.append(fault.place.line)

    def told(self, home: str) -> Fault:
        """Give the one fault for all; `home` is the section whose first line is lost, if that is known."""
        facts = {**self.fault.facts, "keys": list(self.keys), "lines": self.lines, "home": home}
        return Fault(self.fault.name, self.fault.place, facts)


def strangers_in(fault: Fault) -> list[str]:
    """Give the keys of a fault that are like none that may stand there."""
    keys = fault.facts.get("keys")
    return (
        [*map(str, keys)] if fault.name == "unknown-key" and not fault.facts["near"] and isinstance(keys, list) else []
    )
