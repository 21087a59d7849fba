"""A plan of an import as lines for people: where it reads and writes, then one line a phrase, then the sum."""

from __future__ import annotations

from collections.abc import Iterator

from callassist.content.report import width
from callassist.language import Words, marked
from callassist.lookup.fold import folded
from callassist.sheets.header_words import Kind
from callassist.sheets.values import Sheet, letters
from callassist.text import one_line
from callassist.workflows.import_phrases import Plan
from callassist.workflows.weigh_proposals import STATES, State, Verdict

_STATES: dict[State, str] = {
    "new": marked("new"),
    "known": marked("there already"),
    "alike": marked("looks like"),
    "unusable": marked("unusable"),
}
_KINDS: dict[Kind, str] = {
    "id": marked("id"),
    "phrase": marked("phrase"),
    "variants": marked("other wordings"),
    "reply": marked("say instead"),
    "harm": marked("what the caller hears"),
    "situations": marked("situation"),
}
_WIDEST = 28


def shown(plan: Plan, name: str, words: Words, *, merge: bool) -> Iterator[str]:
    """Give the lines."""
    yield one_line(f"{name}  {_source(plan.sheet, words)}")
    yield from _columns(plan, words)
    place = marked("→ {path} (a new theme)") if plan.is_new else marked("→ {path} (added at its end)")
    yield "  " + words(place, path=plan.file.shown)
    yield ""
    states = {state: words(text) for state, text in _STATES.items()}
    widest = max(map(width, states.values()))
    longest = max((len(one.proposal.cell.name) for one in plan.verdicts), default=0)
    texts = [_cut(one_line(one.proposal.phrase)) for one in plan.verdicts]
    room = max(map(width, texts), default=0)
    for verdict, text in zip(plan.verdicts, texts, strict=True):
        state = _padded(states[verdict.state], widest)
        line = (
            f"{state}  {verdict.proposal.cell.name:<{longest}}  {_padded(text, room)}  {_detail(plan, verdict, words)}"
        )
        yield line.rstrip()
        if verdict.more:
            told = ("、" if words.lang == "zh" else ", ").join(map(one_line, verdict.more))
            said = marked("added to it: {variants}") if merge else marked("--merge adds to it: {variants}")
            yield " " * (widest + longest + 4) + words(said, variants=told)
    yield ""
    counts = {state: sum(one.state == state for one in plan.verdicts) for state in STATES}
    yield words("{new} new, {known} there already, {alike} that look like known ones, {unusable} unusable.", **counts)
    if counts["alike"]:
        yield words("What looks like a known one is left out; --as-new with its cell takes it in.")


def _source(sheet: Sheet, words: Words) -> str:
    if not sheet.title:
        divided = (
            words("divided by tabs") if sheet.delimiter == "\t" else words("divided by {sign}", sign=sheet.delimiter)
        )
        return f"{sheet.encoding}, {divided}"
    if sheet.others:
        return words("sheet “{sheet}” (also: {others})", sheet=sheet.title, others=", ".join(sheet.others))
    return words("sheet “{sheet}”", sheet=sheet.title)


def _columns(plan: Plan, words: Words) -> Iterator[str]:
    header = next((row for row in plan.sheet.rows if row.number == plan.columns.header), None)
    if header:
        yield "  " + words("headings in row {row}", row=header.number)
    else:
        yield "  " + words("no headings; what a column holds is told from its words")
    for kind, places in plan.columns.of.items():
        for place in places:
            heading = one_line(header.cell(place).text) if header else ""
            yield f"    {letters(place)}  {heading + ' = ' if heading else ''}{words(_KINDS[kind])}"


def _detail(plan: Plan, verdict: Verdict, words: Words) -> str:
    if verdict.state == "unusable" and verdict.why is not None:
        return one_line(words.of(verdict.why))
    if verdict.state == "new":
        one = verdict.proposal
        about = [plan.ids[one.cell.name]]
        if one.variants:
            about.append(words("{count} wordings", count=len(one.variants) + 1))
        if len(one.replies) > 1:
            about.append(words("{count} replies", count=len(one.replies)))
        return ", ".join(about)
    parts = [verdict.other, f"{verdict.score:.0f}" if verdict.state == "alike" else ""]
    if folded(verdict.matched) != folded(verdict.proposal.phrase) and verdict.matched:
        parts.append(_cut(one_line(verdict.matched)))
    return "  ".join(filter(None, parts))


def _cut(text: str) -> str:
    if width(text) <= _WIDEST:
        return text
    while width(text) >= _WIDEST:
        text = text[:-1]
    return text + "…"


def _padded(text: str, room: int) -> str:
    return text + " " * (room - width(text))
