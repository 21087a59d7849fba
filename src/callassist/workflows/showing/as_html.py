"""Flows as one page that needs nothing but itself: a map, every step with its words, links where ways lead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from callassist.language import Words
from callassist.workflows.showing.flow_map import flow_map, legend
from callassist.workflows.showing.lines import Saying
from callassist.workflows.showing.markup import FONTS, Html, joined, line, page, tag
from callassist.workflows.showing.sheet import Answer, Leg, Sheet, SheetStep, Way
from callassist.workflows.showing.telling import (
    again_words,
    asked_words,
    clock_words,
    ending_words,
    leg_words,
    more_words,
)

_STYLE = (
    """
:root { color-scheme: light dark; --paper: #fff; --ink: #1c1f23; --soft: #59616b; --rule: #d5d9de; --box: #f4f6f8;
  --key: #0b57a4; --not: #a02020; }
@media (prefers-color-scheme: dark) { :root { --paper: #15181c; --ink: #e6e8ea; --soft: #a2abb5; --rule: #3a424b;
  --box: #1f242a; --key: #7fbcff; --not: #ff9c94; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 62rem; padding: 1.5rem; background: var(--paper); color: var(--ink); line-height: 1.6;
  """
    + FONTS
    + """ }
h1, h2, h3 { line-height: 1.3; } h1 { margin: 0 0 .3rem; } h3 { margin: 0 0 .5rem; }
a { color: var(--key); text-decoration: none; } a:hover, a:focus { text-decoration: underline; }
nav ol { columns: 14rem; } .soft { color: var(--soft); }
article { border-top: 3px solid var(--rule); margin-top: 2.5rem; padding-top: 1rem; } article:first-of-type { border: 0; }
section { border: 1px solid var(--rule); border-radius: .5rem; margin: 1rem 0; padding: .8rem 1rem; }
section:target { border-color: var(--key); box-shadow: 0 0 0 1px var(--key); }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1rem; margin: 0; }
dt { color: var(--soft); } dd { margin: 0; min-width: 0; overflow-wrap: anywhere; white-space: pre-line; }
dd.say { font-size: 1.2rem; } dd.not b { color: var(--not); font-weight: 600; }
kbd { border: 1px solid var(--rule); border-radius: .25rem; color: var(--key); font: inherit; font-weight: 600;
  padding: 0 .4rem; }
.gap { border-bottom: 1px solid currentColor; color: var(--soft); font-size: .8em; padding: 0 .6em; }
.maybe { color: var(--soft); }
.frame { overflow-x: auto; } svg.map { display: block; height: auto; margin: 1rem auto; width: 100%; } svg text { fill: var(--ink); font-size: 13px; }
svg .box { fill: var(--box); stroke: var(--soft); } svg .start { stroke: var(--key); stroke-width: 2.5; }
svg .way { fill: none; stroke: var(--soft); } svg .tip { fill: var(--soft); } svg .name { font-weight: 600; }
svg .sign { fill: var(--soft); font-size: 12px; } svg .key { fill: var(--key); font-size: 11px; }
@media print { :root { --paper: #fff; --ink: #000; --soft: #444; --rule: #999; --box: #fff; --key: #000; --not: #000; }
  @page { margin: 14mm; } body { font-size: 10.5pt; max-width: none; padding: 0; }
  section, svg { break-inside: avoid; } h2, h3 { break-after: avoid; } article + article { break-before: page; }
  svg.map { max-height: 225mm; max-width: 100% !important; min-width: 0 !important; } dd.say { font-size: 12.5pt; } }
"""
)


def as_html(sheets: Sequence[Sheet], words: Words) -> str:
    """Give the flows as a page; with several there is a list of them in front."""
    here = frozenset(sheet.id for sheet in sheets)
    title = sheets[0].title if len(sheets) == 1 else words("All flows")
    contents = None
    if len(sheets) != 1:
        items = (tag("li", tag("a", one.title, href=f"#{one.id}"), _soft(f" {one.key}")) for one in sheets)
        contents = joined(tag("h1", title), tag("nav", tag("ol", *items)))
    return page(title, _STYLE, joined(contents, *(_Article(one, here, words).whole() for one in sheets)), words)


class _Article:
    """One flow on the page; ways into flows that are on it too are links."""

    def __init__(self, sheet: Sheet, here: frozenset[str], words: Words) -> None:
        self._sheet, self._here, self.words = sheet, here, words

    def whole(self) -> Html:
        sheet, words = self._sheet, self.words
        head = [tag("h1" if len(self._here) == 1 else "h2", sheet.title, _soft(f" {sheet.id}")), tag("p", sheet.when)]
        if sheet.key:
            head.append(tag("p", tag("kbd", sheet.key), " ", words("from any step; then back to that step")))
        signs = tag("p", legend(words), class_="soft")
        reading = words("What is underlined is filled in; what stands in […] is said only when it is known")
        steps = (self._step(step) for step in sheet.steps)
        return tag(
            "article",
            *head,
            flow_map(sheet, words),
            signs,
            tag("p", reading, class_="soft"),
            *steps,
            self._endings(),
            id=sheet.id,
        )

    def _step(self, step: SheetStep) -> Html:
        rows = (part for label, text in self._rows(step) for part in (tag("dt", label), text))
        title = tag("h3", f"{step.number} {step.title}")
        return tag("section", title, tag("dl", *rows), id=f"{self._sheet.id}.{step.id}")

    def _rows(self, step: SheetStep) -> Iterator[tuple[str, Html]]:
        words = self.words
        if step.is_unfinished:
            yield "!", tag("dd", words("not written yet"))
        if step.skip:
            yield words("skip"), tag("dd", words("when {condition}", condition=step.skip))
        yield from self._sayings(step.say)
        plain = (
            (words("do"), line(step.do)),
            (words("key words"), joined(" · ".join(step.keywords))),
            (words("tone"), joined(step.tone)),
            *(
                (words("not"), joined(tag("b", one.phrase), " → " if one.reply else None, line(one.reply)))
                for one in step.avoid
            ),
            (words("must be heard"), joined(" · ".join(step.must))),
            (words("write down"), joined(" · ".join(asked_words(one, words) for one in step.asked))),
            (words("read back"), joined(" · ".join(step.readback))),
            (words("promise"), joined(step.promise)),
            (words("keeps the promise"), joined(step.keeps)),
            (words("recorded as"), joined(step.notes)),
        )
        bad = words("not")
        yield from ((label, tag("dd", text, class_="not" if label == bad else "")) for label, text in plain if text)
        yield from self._ways(step)

    def _sayings(self, sayings: Iterable[Saying]) -> Iterator[tuple[str, Html]]:
        words = self.words
        for number, saying in enumerate(sayings):
            yield (words("or") if number else words("say")), tag("dd", line(saying.line), class_="say")
            if saying.known:
                yield words("when known"), tag("dd", line(saying.known), class_="say")

    def _ways(self, step: SheetStep) -> Iterator[tuple[str, Html]]:
        words = self.words
        if step.clock is not None:
            yield words("clock"), tag("dd", clock_words(step, words), " ", self._way(step.clock.way))
            yield from self._sayings(step.clock.say)
        if step.most:
            yield words("again"), tag("dd", again_words(step, words), " ", self._way(step.too_often))
        for answer in step.answers:
            yield words("caller"), self._answer(answer)
        if step.on:
            yield words("go on"), tag("dd", tag("kbd", "Enter"), " ", self._way(step.on))

    def _answer(self, answer: Answer) -> Html:
        said = _soft("\n" + " / ".join(answer.caller)) if answer.caller else None
        more = _soft(more_words(answer, self.words))
        return tag("dd", tag("kbd", answer.key), " ", answer.label, " ", self._way(answer.way), more, said)

    def _way(self, way: Way) -> Html:
        return joined(*(part for leg in way for part in ("→ ", self._leg(leg), " ")))

    def _leg(self, leg: Leg) -> Html:
        text = leg_words(leg, self._sheet, self.words)
        if leg.kind == "step":
            return tag("a", text, href=f"#{self._sheet.id}.{leg.to}")
        if leg.kind == "run" and leg.to in self._here:
            return tag("a", text, href=f"#{leg.to}")
        return joined(text)

    def _endings(self) -> Html | None:
        if not self._sheet.endings:
            return None
        rows = (tag("li", ending_words(one, self.words)) for one in self._sheet.endings)
        return tag("section", tag("h3", self.words("How the call may end here")), tag("ul", *rows))


def _soft(text: str) -> Html:
    return tag("span", text, class_="soft")
