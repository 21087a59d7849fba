"""What every page about training shares: its looks on the screen and on A4, figures, and text with marks in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from callassist.workflows.showing.markup import FONTS, Html, joined, tag

STYLE = (
    """
:root { color-scheme: light dark; --paper: #fff; --ink: #1c1f23; --soft: #59616b; --rule: #d5d9de; --box: #f4f6f8;
  --good: #1a6b32; --bad: #a02020; --key: #0b57a4; }
@media (prefers-color-scheme: dark) { :root { --paper: #15181c; --ink: #e6e8ea; --soft: #a2abb5; --rule: #3a424b;
  --box: #1f242a; --good: #7fd39a; --bad: #ff9c94; --key: #7fbcff; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 52rem; padding: 1.5rem; background: var(--paper); color: var(--ink); line-height: 1.6;
  """
    + FONTS
    + """ }
h1, h2, h3 { line-height: 1.3; } h1 { margin: 0 0 .3rem; } h2 { border-top: 2px solid var(--rule); margin-top: 2rem;
  padding-top: .8rem; } .soft { color: var(--soft); } .good { color: var(--good); } .bad { color: var(--bad); }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem 1rem; margin: .5rem 0; } dt { color: var(--soft); }
dd { margin: 0; min-width: 0; overflow-wrap: anywhere; }
.verdict { font-size: 1.4rem; font-weight: 600; }
table { border-collapse: collapse; margin: .6rem 0; width: 100%; } th, td { border-bottom: 1px solid var(--rule);
  padding: .25rem .6rem .25rem 0; text-align: left; vertical-align: top; } td.n, th.n { text-align: right; white-space: nowrap; }
section { border: 1px solid var(--rule); border-radius: .4rem; margin: .7rem 0; padding: .6rem .9rem; }
section h3 { margin: 0 0 .3rem; font-size: 1.05rem; }
mark { background: none; color: inherit; } mark.good { text-decoration: underline; text-decoration-color: var(--good); }
mark.bad { color: var(--bad); text-decoration: line-through; }
ol.talk { list-style: none; margin: .6rem 0; padding: 0; } ol.talk li { display: grid; gap: .8rem;
  grid-template-columns: 2rem 4rem 1fr; } .scene { color: var(--soft); font-style: italic; }
svg { display: block; height: auto; max-width: 100%; } svg text { fill: var(--ink); font-size: 12px; }
svg .axis { stroke: var(--rule); } svg .line { fill: none; stroke: var(--key); stroke-width: 2; } svg .dot { fill: var(--key); }
@media print { :root { --paper: #fff; --ink: #000; --soft: #444; --rule: #999; --box: #fff; --good: #000; --bad: #000;
  --key: #000; } @page { size: A4; margin: 14mm; } body { font-size: 10.5pt; max-width: none; padding: 0; }
  section, tr, svg { break-inside: avoid; } h2, h3 { break-after: avoid; } }
"""
)

Place = tuple[int, int, bool]
"""Characters from and to, and whether they count for it."""


def number(value: float) -> str:
    """Give points or percent without idle noughts."""
    return f"{value:.1f}".rstrip("0").rstrip(".")


def pairs(rows: Iterable[tuple[str, str | None]]) -> Html:
    """Give names with their values; those without one are left out."""
    return tag("dl", *(part for name, value in rows if value for part in (tag("dt", name), tag("dd", value))))


def table(head: Sequence[str], rows: Iterable[Sequence[str | None]], numbers: frozenset[int] = frozenset()) -> Html:
    """Give a table; columns in `numbers` stand to the right."""

    def cell(name: str, at: int, text: str | None) -> Html:
        return tag(name, text, class_="n" if at in numbers else "")

    body = (tag("tr", *(cell("td", at, text) for at, text in enumerate(row))) for row in rows)
    return tag(
        "table", tag("thead", tag("tr", *(cell("th", at, one) for at, one in enumerate(head)))), tag("tbody", *body)
    )


def with_marks(text: str, places: Iterable[Place]) -> Html:
    """Give a text in which what counted is marked; of places that overlap the first is, of those the longest."""
    parts: list[str] = []
    at = 0
    for start, end, is_good in sorted(places, key=lambda one: (one[0], -one[1])):
        if start < at or end <= start or end > len(text):
            continue
        parts += [text[at:start], tag("mark", text[start:end], class_="good" if is_good else "bad")]
        at = end
    return joined(*parts, text[at:])
