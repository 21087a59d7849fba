"""A flow as a picture: boxes for steps, lines for what leads down, signs in the box for the rest; one inline SVG."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from callassist.content.report import width
from callassist.language import Words
from callassist.workflows.showing.layers import Layered, layered, placed
from callassist.workflows.showing.markup import Html, joined, tag
from callassist.workflows.showing.sheet import Leg, Sheet, SheetStep, Way

_COLUMN, _THIN, _GAP = 6.7, 10.0, 16.0
"""Width of a column of text, of a way that passes between boxes, and what is left free between two, in points."""
_LINE, _HEAD, _DOWN = 15.0, 26.0, 40.0
"""Height of a line of signs, of a box's head, and of the space between two rows."""
_PADDING = 16.0
_LEAST = 0.8
"""How much a screen may shrink it; a narrower one scrolls."""
_COLUMNS = 20
"""Columns of text that fit in the widest box."""


@dataclass(frozen=True, slots=True)
class _Exit:
    key: str
    way: Way


def flow_map(sheet: Sheet, words: Words) -> Html:
    """Give the picture of a flow; each box is a link to its step."""
    return _Map(sheet, words).drawn()


def legend(words: Words) -> str:
    """Give what the signs in the boxes mean."""
    return words("⏎ Enter · ◷ clock · ↻ too often · ⇒ first runs that flow · ↑2 up to step 2 · ↩ back · ■ end")


class _Map:
    def __init__(self, sheet: Sheet, words: Words) -> None:
        self._sheet, self.words = sheet, words
        self._steps = {step.id: step for step in sheet.steps}
        self._exits = {step.id: list(_exits(step)) for step in sheet.steps}
        nodes = sorted(self._steps, key=lambda name: name != sheet.start)
        edges = [
            (name, to) for name in nodes for one in self._exits[name] if (to := _step_of(one.way)) and to in self._steps
        ]
        self._layers: Layered = layered(nodes, edges)
        self._signs = {name: self._signs_of(name) for name in nodes}
        texts = [_head(step) for step in sheet.steps] + [sign for name in nodes for sign in self._signs[name]]
        self._wide_box = max((width(text) for text in texts), default=0) * _COLUMN + _PADDING
        rows = self._layers.rows
        sizes = {name: (self._wide_box + _GAP if name in self._steps else _THIN) for row in rows for name in row}
        self._x = placed(rows, self._layers.ways, sizes)
        self._y: dict[str, float] = {}
        self._floor: dict[str, float] = {}
        at = 4.0
        for row in rows:
            high = max(self._height(name) for name in row)
            for name in row:
                self._y[name], self._floor[name] = at, at + (self._height(name) if name in self._steps else high)
            at += high + _DOWN
        self._wide = max((self._x[name] + sizes[name] / 2 for row in rows for name in row), default=0.0)
        self._high = at - _DOWN + 4

    def drawn(self) -> Html:
        lines = joined(*(part for way in self._layers.ways for part in self._line(way)))
        boxes = joined(*(self._box(step) for step in self._sheet.steps))
        size = {
            "viewBox": f"0 0 {self._wide:.0f} {self._high:.0f}",
            "style": f"max-width: {self._wide:.0f}px; min-width: {self._wide * _LEAST:.0f}px",
        }
        title = self.words("Map of “{flow}”", flow=self._sheet.title)
        picture = tag("svg", tag("title", title), lines, boxes, class_="map", role="img", **size)
        return tag("div", picture, class_="frame")

    def _height(self, name: str) -> float:
        return _HEAD + _LINE * len(self._signs[name]) + (6 if self._signs[name] else 0) if name in self._steps else 0.0

    def _signs_of(self, name: str) -> list[str]:
        """Give the exits that no line shows, or not wholly, as signs."""
        found: dict[str, list[str]] = {}
        for one in self._exits[name]:
            target = _step_of(one.way)
            is_drawn = bool(target) and (name, target) not in self._layers.up
            signs = "".join(self._sign(leg) for leg in one.way if not (leg.kind == "step" and is_drawn))
            if signs:
                found.setdefault(signs, []).append(one.key)
        return [_cut(f"{''.join(keys)} {signs}") for signs, keys in found.items()]

    def _sign(self, leg: Leg) -> str:
        if leg.kind == "run":
            return f"⇒{self._sheet.others.get(leg.to, leg.to)} "
        if leg.kind == "end":
            ending = self._sheet.ending(leg.to)
            return f"■{ending.label if ending is not None and leg.to != 'outcome' else ''}"
        if leg.kind == "step":
            return f"↑{self._steps[leg.to].number}" if leg.to in self._steps else "?"
        return {"back": "↩", "stuck": "?", "note": ""}[leg.kind]

    def _line(self, way: tuple[str, ...]) -> Iterator[Html]:
        source, target = way[0], way[-1]
        ports = sorted((one for one in self._layers.ways if one[0] == source), key=lambda one: self._x[one[1]])
        x = self._x[source] + (ports.index(way) + 1) * self._wide_box / (len(ports) + 1) - self._wide_box / 2
        y = self._floor[source]
        keys = "".join(dict.fromkeys(one.key for one in self._exits[source] if _step_of(one.way) == target))
        path = f"M{x:.1f} {y:.1f}"
        for name in way[1:]:
            to_x, to_y = self._x[name], self._y[name]
            half = (to_y - y) / 2
            path += f"C{x:.1f} {y + half:.1f} {to_x:.1f} {to_y - half:.1f} {to_x:.1f} {to_y:.1f}"
            x, y = to_x, to_y
            if name != target:
                y = self._floor[name]
                path += f"L{x:.1f} {y:.1f}"
        yield tag("path", d=path, class_="way")
        yield tag("path", d=f"M{x - 3.5:.1f} {y - 6:.1f}L{x:.1f} {y:.1f}L{x + 3.5:.1f} {y - 6:.1f}Z", class_="tip")
        start = path[1:].split("C", 1)[0].split()
        label_x, label_y = float(start[0]) + 2, float(start[1]) + 11
        yield tag("text", keys, x=f"{label_x:.1f}", y=f"{label_y:.1f}", class_="key")

    def _box(self, step: SheetStep) -> Html:
        x, y = self._x[step.id] - self._wide_box / 2, self._y[step.id]
        kind = "box start" if step.id == self._sheet.start else "box"
        frame = {
            "x": f"{x:.1f}",
            "y": f"{y:.1f}",
            "width": f"{self._wide_box:.0f}",
            "height": f"{self._height(step.id):.0f}",
        }
        texts = [tag("text", _head(step), x=f"{x + 8:.1f}", y=f"{y + 18:.1f}", class_="name")]
        for number, signs in enumerate(self._signs[step.id]):
            texts.append(
                tag("text", signs, x=f"{x + 8:.1f}", y=f"{y + _HEAD + 10 + number * _LINE:.1f}", class_="sign")
            )
        return tag("a", tag("rect", rx="5", class_=kind, **frame), *texts, href=f"#{self._sheet.id}.{step.id}")


def _exits(step: SheetStep) -> Iterator[_Exit]:
    yield from (_Exit(answer.key, answer.way) for answer in step.answers)
    if step.on:
        yield _Exit("⏎", step.on)
    if step.clock is not None:
        yield _Exit("◷", step.clock.way)
    if step.too_often:
        yield _Exit("↻", step.too_often)


def _step_of(way: Way) -> str:
    return way[-1].to if way and way[-1].kind == "step" else ""


def _head(step: SheetStep) -> str:
    return _cut(f"{step.number} {step.title}")


def _cut(text: str) -> str:
    if width(text) <= _COLUMNS:
        return text
    while width(text) >= _COLUMNS:
        text = text[:-1]
    return text + "…"
