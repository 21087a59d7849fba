"""Flows as cards on A4, for the day the computer is dead: big lines, blanks to fill in, ways that name cards."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from callassist.content.values import FlowId, Pack
from callassist.language import Words
from callassist.workflows.showing.card_cover import cover, record_sheet
from callassist.workflows.showing.lines import Saying
from callassist.workflows.showing.markup import FONTS, Html, blank, joined, line, page, tag
from callassist.workflows.showing.sheet import Leg, Sheet, SheetStep, Way
from callassist.workflows.showing.telling import again_words, clock_words, ending_words, leg_words, listed, more_words

_STYLE = (
    """
@page { size: A4; margin: 12mm 12mm 15mm; @bottom-right { content: counter(page); font-size: 9pt; } }
* { box-sizing: border-box; }
:root { color-scheme: light; }
body { margin: 0 auto; max-width: 186mm; background: #fff; color: #000; font-size: 10pt; line-height: 1.35; """
    + FONTS
    + """ }
table { border-collapse: separate; border-spacing: 0; width: 100%; }
.card + .card, .sheet { break-before: page; }
thead { display: table-header-group; } .card > thead .small { font-weight: 400; margin-top: 2mm; } thead th { border-bottom: 2pt solid #000; padding: 1mm 0 1.5mm; text-align: left; }
.card > thead { font-size: 13pt; } .number { border: 1.5pt solid #000; margin-right: 2mm; padding: 0 2mm; }
.card > tbody > tr { break-inside: avoid; }
.card > tbody > tr > td { border-bottom: .5pt solid #777; padding: 1.6mm 0; vertical-align: top; }
.card > tbody > tr > td:first-child { font-size: 15pt; font-weight: 700; width: 11mm; }
.card > tbody > tr > td:last-child { padding-left: 4mm; width: 66mm; }
.title { font-weight: 700; } .say { font-size: 13.5pt; font-weight: 600; line-height: 1.5; white-space: pre-line; }
.other { font-size: 11pt; white-space: pre-line; } .small { font-size: 9pt; white-space: pre-line; } p, ul { margin: .6mm 0; }
ul { list-style: none; padding: 0; } ol { margin: 1mm 0; } .card > tbody li { margin-bottom: 1.2mm; }
kbd { border: .75pt solid #000; border-radius: 1mm; font: inherit; font-weight: 700; padding: 0 1.2mm; }
.gap { border-bottom: .75pt solid #000; color: #555; display: inline-block; font-size: 8pt; font-weight: 400; line-height: 1.3;
  min-width: 24mm; text-align: right; }
.blank { align-items: end; display: inline-flex; margin: 2.5mm 6mm 0 0; } .blank i { border-bottom: .75pt solid #000; width: 38mm; }
.blank.wide { display: flex; height: 8mm; margin: 0; } .blank.wide i { flex: 1; }
.card > tbody > .foot > td { border: 0; } .leg, .end { display: inline-block; } .end { margin-right: 5mm; } h1 { font-size: 20pt; margin: 0 0 1mm; } h2 { font-size: 12pt; margin: 4mm 0 1mm; }
.index { columns: 2; column-gap: 8mm; font-size: 9pt; line-height: 1.3; } .index p { border-bottom: .5pt dotted #777; break-inside: avoid; display: flex; gap: 2mm; }
.index b { flex: none; min-width: 7mm; } .index span { flex: 1; } .lists { display: flex; gap: 8mm; } .lists > div { flex: 1; }
.lists td { border-bottom: .5pt solid #999; padding: .4mm 2mm .4mm 0; vertical-align: top; }
@media screen { body { padding: 8mm; } .card + .card, .sheet { border-top: 4px dashed #999; padding-top: 6mm; } }
"""
)


def as_cards(sheets: Sequence[Sheet], pack: Pack, order: Sequence[FlowId], words: Words, *, is_all: bool) -> str:
    """Give a card for each flow, numbered by `order`; with all of them a cover in front and a record sheet behind."""
    numbers = {name: number for number, name in enumerate(order, start=1)}
    cards = [_Card(sheet, numbers, words).whole() for sheet in sheets]
    title = words("Cards for a power cut") if is_all else sheets[0].title
    if is_all:
        cards = [cover(sheets, numbers, pack, words), *cards, record_sheet(pack.site, words)]
    return page(title, _STYLE, joined(*cards), words)


class _Card:
    """One flow on paper; a step never stands on two pages, the head stands on each."""

    def __init__(self, sheet: Sheet, numbers: Mapping[FlowId, int], words: Words) -> None:
        self._sheet, self._numbers, self.words = sheet, numbers, words

    def whole(self) -> Html:
        sheet, words = self._sheet, self.words
        number = tag("span", words("Card {number}", number=self._numbers[sheet.id]), class_="number")
        key = tag("kbd", sheet.key) if sheet.key else None
        head = tag("th", number, sheet.title, " ", key, tag("div", sheet.when, class_="small"), colspan="3")
        rows = [self._row(step) for step in sheet.steps]
        return tag("table", tag("thead", tag("tr", head)), tag("tbody", *rows, self._foot()), class_="card")

    def _row(self, step: SheetStep) -> Html:
        main = tag("td", tag("div", step.title, class_="title"), *self._main(step))
        return tag("tr", tag("td", str(step.number)), main, tag("td", *self._ways(step)))

    def _main(self, step: SheetStep) -> Iterator[Html]:
        words = self.words
        if step.skip:
            yield _small(words("skip"), words("when {condition}", condition=step.skip))
        yield from self._sayings(step.say)
        if step.do:
            yield tag("p", tag("b", words("do"), " "), line(step.do), class_="other")
        if step.tone:
            yield _small(words("tone"), step.tone)
        if step.avoid:
            yield _small(words("not"), " · ".join(one.phrase for one in step.avoid))
        if step.readback:
            yield _small(words("read back"), listed(step.readback, words))
        if step.promise:
            yield _small(words("promise"), step.promise)
        if step.keeps:
            yield _small(words("keeps the promise"), step.keeps)
        if step.notes:
            yield _small(words("recorded as"), step.notes)
        if step.asked:
            yield tag("div", *(blank(one.label) for one in step.asked))

    def _sayings(self, sayings: Sequence[Saying]) -> Iterator[Html]:
        for number, saying in enumerate(sayings):
            yield tag("p", line(saying.line), class_="other" if number else "say")
            if saying.known:
                yield tag("p", tag("b", self.words("when known"), " "), line(saying.known), class_="other")

    def _ways(self, step: SheetStep) -> Iterator[Html]:
        words = self.words
        if step.is_unfinished:
            yield tag("p", words("not written yet"))
        answers = (
            tag("li", tag("kbd", one.key), " ", one.label, " ", self._way(one.way), more_words(one, words))
            for one in step.answers
        )
        yield tag("ul", *answers) if step.answers else Html()
        if step.on:
            label = words("otherwise") if step.answers else words("then")
            yield tag("p", label, " ", self._way(step.on))
        if step.clock is not None:
            yield tag("p", "◷ ", clock_words(step, words), " ", self._way(step.clock.way), class_="small")
            yield from (tag("p", line(saying.line), class_="other") for saying in step.clock.say)
        if step.most:
            yield tag("p", "↻ ", again_words(step, words), " ", self._way(step.too_often), class_="small")

    def _way(self, way: Way) -> Html:
        return tag("b", *(part for leg in way for part in (tag("span", f"→ {self._leg(leg)}", class_="leg"), " ")))

    def _leg(self, leg: Leg) -> str:
        if leg.kind == "run" and leg.to in self._numbers:
            number, title = self._numbers[leg.to], self._sheet.others.get(leg.to, "")
            return self.words("card {number} ({flow})", number=number, flow=title)
        return leg_words(leg, self._sheet, self.words)

    def _foot(self) -> Html | None:
        """Give what is left to write at the end of a card: promises made, and what each ending needs."""
        words, sheet = self.words, self._sheet
        parts = [
            tag("p", tag("b", words("how it ends"), " "), ending_words(one, words), class_="small")
            for one in sheet.endings
        ]
        for promise in sheet.promises:
            made = tag("p", "□ ", tag("b", words("promised"), " "), promise)
            parts.append(tag("div", made, blank(words("to whom")), blank(words("by when"))))
        return tag("tr", tag("td"), tag("td", *parts, colspan="2"), class_="foot") if parts else None


def _small(label: str, text: str) -> Html:
    return tag("p", tag("b", label, " "), text, class_="small")
