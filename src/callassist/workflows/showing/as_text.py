"""A flow as text, to be read aloud and reviewed: each step with its words, how to say them, and where it leads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from callassist.content.report import width
from callassist.language import Words
from callassist.text import clean
from callassist.workflows.showing.lines import Line, Saying, rendered
from callassist.workflows.showing.sheet import Answer, Avoided, Sheet, SheetStep
from callassist.workflows.showing.telling import (
    again_words,
    asked_words,
    clock_words,
    ending_words,
    more_words,
    way_words,
)
from callassist.workflows.showing.wrap import wrap

COLUMNS = 80
"""As wide as text is where nobody says how wide the terminal is."""
_NARROWEST = 40
_INDENT = "  "

Row = tuple[str, str]
"""A label, and what stands behind it; a row without either is an empty line."""


def as_text(sheets: Sequence[Sheet], words: Words, columns: int = COLUMNS) -> str:
    """Give the flows as text of at most so many columns."""
    columns = max(columns, _NARROWEST)
    rule = "\n\n" + "─" * (columns // width("─")) + "\n\n"
    return rule.join("\n".join(_flow(sheet, words, columns)) for sheet in sheets) + "\n"


def spoken(line: Line) -> str:
    """Give a line as text: gaps as `__name__`, what is said only when known in `[brackets]`."""
    return rendered(line, str, "__{}__".format, "[{}]".format)


def _flow(sheet: Sheet, words: Words, columns: int) -> Iterator[str]:
    yield from wrap(clean(f"{sheet.title}  ({sheet.id})"), columns)
    yield from _laid(list(_head(sheet, words)), columns)
    for step in sheet.steps:
        yield ""
        yield from wrap(clean(f"{step.number} {step.title}"), columns)
        yield from _laid(list(_step(step, sheet, words)), columns)
    if sheet.endings:
        yield ""
        yield from wrap(words("How the call may end here"), columns)
        yield from _laid([("■", ending_words(one, words)) for one in sheet.endings], columns)


def _laid(rows: Sequence[Row], columns: int) -> Iterator[str]:
    """Give rows as lines: labels in a column of their own, what is too long goes on under itself."""
    room = max((width(label) for label, _ in rows), default=0)
    before = width(_INDENT) + room + 2
    for label, text in rows:
        label_part = _INDENT + label + " " * (room - width(label)) + "  "
        for number, line in enumerate(wrap(clean(text), columns - before)):
            yield ((label_part if number == 0 else " " * before) + line).rstrip()


def _head(sheet: Sheet, words: Words) -> Iterator[Row]:
    yield words("when to use it"), sheet.when
    if sheet.key:
        yield words("opened by"), words("{key}, from any step; then back to that step", key=sheet.key)
    yield words("begins at"), next((f"{one.number} {one.title}" for one in sheet.steps if one.id == sheet.start), "–")
    yield words("read as"), words("__…__ is filled in; […] is said only when it is known")


def _step(step: SheetStep, sheet: Sheet, words: Words) -> Iterator[Row]:
    if step.is_unfinished:
        yield "!", words("not written yet")
    if step.skip:
        yield words("skip"), words("when {condition}", condition=step.skip)
    yield from _sayings(step.say, words)
    plain = (
        (words("do"), spoken(step.do)),
        (words("key words"), " · ".join(step.keywords)),
        (words("tone"), step.tone),
        *((words("not"), _avoided(one)) for one in step.avoid),
        (words("must be heard"), " · ".join(step.must)),
        (words("write down"), " · ".join(asked_words(one, words) for one in step.asked)),
        (words("read back"), " · ".join(step.readback)),
        (words("promise"), step.promise),
        (words("keeps the promise"), step.keeps),
        (words("recorded as"), step.notes),
    )
    yield from (row for row in plain if row[1])
    yield from _ways(step, sheet, words)


def _avoided(one: Avoided) -> str:
    reply = spoken(one.reply)
    return f"{one.phrase} → {reply}" if reply else one.phrase


def _sayings(sayings: Iterable[Saying], words: Words) -> Iterator[Row]:
    for number, saying in enumerate(sayings):
        yield (words("or") if number else words("say")), spoken(saying.line)
        if saying.known:
            yield words("when known"), spoken(saying.known)


def _ways(step: SheetStep, sheet: Sheet, words: Words) -> Iterator[Row]:
    if step.clock is not None:
        yield words("clock"), f"{clock_words(step, words)} {way_words(step.clock.way, sheet, words)}"
        yield from _sayings(step.clock.say, words)
    if step.most:
        yield words("again"), f"{again_words(step, words)} {way_words(step.too_often, sheet, words)}"
    for answer in step.answers:
        yield answer.key, _answer(answer, sheet, words)
    if step.on:
        yield "Enter", way_words(step.on, sheet, words)


def _answer(answer: Answer, sheet: Sheet, words: Words) -> str:
    text = f"{answer.label} {way_words(answer.way, sheet, words)}"
    text += more_words(answer, words)
    return text + ("\n" + words("they say: {lines}", lines=" / ".join(answer.caller)) if answer.caller else "")
