"""Progress as a page that needs nothing but itself: a chart for each section over time, what is weak, exams."""

from __future__ import annotations

from collections.abc import Sequence

from callassist.content.values import Pack
from callassist.language import Words
from callassist.workflows.progress import Point, Progress
from callassist.workflows.progress_told import contest_lines, day, exam_lines, summary
from callassist.workflows.showing.markup import Html, joined, page, tag
from callassist.workflows.showing.training_page import STYLE, number, table

_WIDTH, _HEIGHT, _LEFT, _TOP = 640, 130, 34, 10
_GRID = (0, 50, 100)
_MORE = """
.charts { display: grid; gap: .8rem 1.5rem; grid-template-columns: repeat(auto-fit, minmax(19rem, 1fr)); }
figure { margin: 0; break-inside: avoid; } figcaption { font-weight: 600; }
article + article { border-top: 3px solid var(--rule); margin-top: 2.5rem; padding-top: 1rem; }
@media print { article + article { break-before: page; } }
"""


def progress_page(found: Sequence[Progress], pack: Pack, words: Words) -> str:
    """Give the page for one or many, in the order in which they come."""
    title = words("Progress")
    centre = pack.site.centre.get("name", "")
    head = joined(tag("h1", title), tag("p", centre, class_="soft"))
    body = joined(head, *(_one(progress, words) for progress in found))
    return page(title, STYLE + _MORE, body, words)


def _one(found: Progress, words: Words) -> Html:
    title = found.name or words("group {name}", name=found.group)
    charts = [_chart(words("all in all"), found.whole, words)] if found.whole else []
    charts += [_chart(one.label, one.points, words) for one in found.sections]
    exams = [tag("li", line) for line in exam_lines(found, words)]
    contested = [tag("li", line) for line in contest_lines(found, words)]
    return tag(
        "article",
        tag("h2", title),
        tag("p", joined(*(part for line in summary(found, words) for part in (tag("span", line), tag("br"))))),
        tag("div", *charts, class_="charts") if charts else tag("p", words("Nothing was practised yet.")),
        _weak(found, words),
        joined(tag("h3", words("exams")), tag("ul", *exams)) if exams else None,
        joined(tag("h3", words("contested answers")), tag("ul", *contested)) if contested else None,
    )


def _weak(found: Progress, words: Words) -> Html | None:
    rows = [(words("said"), one.label, str(one.times)) for one in found.phrases]
    rows += [(words("left out"), one.label, f"{one.times} / {one.chances}") for one in found.elements]
    if not rows:
        return None
    head = ("", words("what"), words("times"))
    return joined(tag("h3", words("what is weak")), table(head, rows, frozenset({2})))


def _chart(label: str, points: Sequence[Point], words: Words) -> Html:
    """Give a line over the attempts in their order; the picture says in words what it shows."""
    last = points[-1].percent
    told = words(
        "{label}: {count} attempts, {first} % first, {last} % last",
        label=label,
        count=len(points),
        first=number(points[0].percent),
        last=number(last),
    )
    step = (_WIDTH - _LEFT - 20) / max(1, len(points) - 1)
    places = [(_LEFT + 10 + step * at, _y(one.percent)) for at, one in enumerate(points)]
    grid = [
        part
        for value in _GRID
        for part in (
            tag("line", class_="axis", x1=str(_LEFT), x2=str(_WIDTH), y1=f"{_y(value):.1f}", y2=f"{_y(value):.1f}"),
            tag("text", str(value), x="0", y=f"{_y(value) + 4:.1f}"),
        )
    ]
    line = tag("polyline", class_="line", points=" ".join(f"{x:.1f},{y:.1f}" for x, y in places))
    dots = [
        tag(
            "circle",
            tag("title", f"{day(one.at)}  {number(one.percent)} %"),
            class_="dot",
            cx=f"{x:.1f}",
            cy=f"{y:.1f}",
            r="3",
        )
        for one, (x, y) in zip(points, places, strict=True)
    ]
    picture = tag(
        "svg",
        tag("title", told),
        *grid,
        line,
        *dots,
        viewBox=f"0 0 {_WIDTH} {_HEIGHT + 2 * _TOP}",
        role="img",
        aria_label=told,
    )
    return tag("figure", tag("figcaption", f"{label} · {number(last)} %"), picture)


def _y(percent: float) -> float:
    return _TOP + _HEIGHT * (1 - max(0.0, min(100.0, percent)) / 100)
