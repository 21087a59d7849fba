"""A flow as a map of text: every step, and below it the ways that lead on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from callassist.language import Words
from callassist.text import one_line
from callassist.tui.display.spans import Block, Line, Span, line
from callassist.workflows.flow_map import Place, Way


def map_rows(places: Sequence[Place], here: str, problems: Mapping[str, int], words: Words) -> tuple[Block, int]:
    """Give the map's lines, and the one on which the present step stands; that step is in brackets."""
    rows: list[Line] = []
    at = 0
    for place in places:
        is_here = place.id == here
        at = len(rows) if is_here else at
        name = one_line(f"{place.title} {place.id}" if place.title else place.id)
        spans: list[Span] = [(f"[{name}]" if is_here else name, "key" if is_here else "strong")]
        if problems.get(place.id):
            spans.append((f"  ({problems[place.id]})", "error"))
        if not place.is_reached:
            spans.append(("  " + words("nothing leads here"), "warn"))
        rows.append(tuple(spans))
        rows += [_way(way, words) for way in place.ways]
    return tuple(rows), at


def _way(way: Way, words: Words) -> Line:
    head = {"timer": words("time is up"), "repeat": words("too often")}.get(way.key, way.key or "Enter")
    spans: list[Span] = [("  ", ""), (head, "key"), (" " + one_line(way.label) if way.label else "", "")]
    if way.through:
        spans.append((f" → {one_line(way.through)}", "dim"))
    target = {
        "return": words("back to where it was opened"),
        "end": words("the call ends: {name}", name=one_line(way.to)),
    }
    spans.append((" → " + target.get(way.kind, one_line(way.to)), "" if way.is_known else "error"))
    if not way.is_known:
        spans.append((" " + words("(there is no such step)"), "error"))
    return line(*spans)
