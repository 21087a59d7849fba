"""A graph → rows and places for its nodes, so that ways lead down the page (after Sugiyama, Tagawa and Toda, 1981)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

Edge = tuple[str, str]

_WIDEST = 6
"""Nodes in a row, that a page can still be read."""
_SWEEPS = 8


@dataclass(frozen=True, slots=True)
class Layered:
    """Nodes in rows from the top. `ways` are the edges that lead down, as the nodes they pass; the others are `up`.

    In the rows stand also the places where a way passes through: names that are no node.
    """

    rows: tuple[tuple[str, ...], ...]
    ways: tuple[tuple[str, ...], ...]
    up: frozenset[Edge]


def layered(nodes: Sequence[str], edges: Sequence[Edge]) -> Layered:
    """Give the rows of a graph whose first node is the start; edges from a node to itself count as leading up."""
    order, up = _down_and_up(nodes, edges)
    down = [edge for edge in dict.fromkeys(edges) if edge not in up]
    rank = _ranks(order, down)
    ways = [_way(edge, rank) for edge in down]
    rows: list[list[str]] = [[] for _ in range(max(rank.values(), default=0) + 1)]
    for name in order:
        rows[rank[name]].append(name)
    for way in ways:
        for passed, name in enumerate(way[1:-1], start=rank[way[0]] + 1):
            rows[passed].append(name)
    return Layered(tuple(map(tuple, _untangled(rows, ways))), tuple(ways), frozenset(up))


def placed(
    rows: Sequence[Sequence[str]], ways: Sequence[Sequence[str]], sizes: Mapping[str, float]
) -> dict[str, float]:
    """Give the middle of each name from the left, near its neighbours, none over another; the leftmost begins at 0."""
    near = _neighbours(ways)
    middle = {name: x for row in rows for name, x in zip(row, _apart(row, [0.0] * len(row), sizes), strict=True)}
    for _ in range(_SWEEPS):
        for row in (*rows, *reversed(rows)):
            wanted = [_mean([middle[one] for one in near[name]], middle[name]) for name in row]
            middle.update(zip(row, _apart(row, wanted, sizes), strict=True))
    left = min((x - sizes[name] / 2 for name, x in middle.items()), default=0.0)
    return {name: x - left for name, x in middle.items()}


def _down_and_up(nodes: Sequence[str], edges: Sequence[Edge]) -> tuple[list[str], set[Edge]]:
    """Give the nodes so that ways lead from earlier to later ones, and the edges that do not."""
    out: dict[str, list[str]] = {name: [] for name in nodes}
    for source, target in edges:
        out[source].append(target)
    done: list[str] = []
    seen: set[str] = set()
    up: set[Edge] = set()
    for root in nodes:
        work: list[tuple[str, Iterator[str]]] = [] if root in seen else [(root, iter(out[root][::-1]))]
        seen.add(root)
        while work:
            name, rest = work[-1]
            target = next(rest, "")
            if not target:
                done.append(name)
                work.pop()
            elif target in (one for one, _ in work):
                up.add((name, target))
            elif target not in seen:
                seen.add(target)
                work.append((target, iter(out[target][::-1])))
    return done[::-1], up


def _ranks(order: Sequence[str], down: Sequence[Edge]) -> dict[str, int]:
    """Give the row of each node: below all that lead to it, and no row too wide."""
    above: dict[str, list[str]] = defaultdict(list)
    for source, target in down:
        above[target].append(source)
    deep: dict[str, int] = {}
    for name in order:
        deep[name] = max((deep[one] + 1 for one in above[name]), default=0)
    rank: dict[str, int] = {}
    row = 0
    for depth in range(max(deep.values(), default=-1) + 1):
        here = [name for name in order if deep[name] == depth]
        for number, name in enumerate(here):
            rank[name] = row + number // _WIDEST
        row += (len(here) - 1) // _WIDEST + 1
    return rank


def _way(edge: Edge, rank: Mapping[str, int]) -> tuple[str, ...]:
    source, target = edge
    between = range(rank[source] + 1, rank[target])
    return source, *(f"{source} > {target} {row}" for row in between), target


def _untangled(rows: list[list[str]], ways: Sequence[Sequence[str]]) -> list[list[str]]:
    """Give the rows with each name near the middle of its neighbours in the row before, up and down by turns."""
    above, below = _neighbours(ways, back=True), _neighbours(ways, back=False)
    for sweep in range(_SWEEPS):
        near, turn = (above, rows) if sweep % 2 == 0 else (below, rows[::-1])
        for before, row in pairwise(turn):
            place = {name: float(number) for number, name in enumerate(before)}
            own = {name: float(number) for number, name in enumerate(row)}
            means = {name: _mean([place[one] for one in near[name] if one in place], own[name]) for name in row}
            row.sort(key=means.__getitem__)
    return rows


def _neighbours(ways: Sequence[Sequence[str]], *, back: bool | None = None) -> dict[str, list[str]]:
    near: dict[str, list[str]] = defaultdict(list)
    for way in ways:
        for upper, lower in pairwise(way):
            if back is not False:
                near[lower].append(upper)
            if back is not True:
                near[upper].append(lower)
    return near


def _mean(values: Sequence[float], otherwise: float) -> float:
    return sum(values) / len(values) if values else otherwise


def _apart(row: Sequence[str], wanted: Sequence[float], sizes: Mapping[str, float]) -> list[float]:
    """Give places as near to the wanted ones as can be without one name over another, in the order of the row."""
    gaps = [(sizes[left] + sizes[right]) / 2 for left, right in pairwise(row)]
    from_left, from_right = list(wanted), list(wanted)
    for number, gap in enumerate(gaps):
        from_left[number + 1] = max(from_left[number + 1], from_left[number] + gap)
    for number in range(len(gaps) - 1, -1, -1):
        from_right[number] = min(from_right[number], from_right[number + 1] - gaps[number])
    return [(one + other) / 2 for one, other in zip(from_left, from_right, strict=True)]
