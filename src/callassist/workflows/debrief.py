"""A scored drill → what to learn from it: the transcript with every mark in its place, each lost point with its reason.

For each loss: the rule, what the caller heard in it, and how to say it instead, in the script's own words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec
from msgspec.structs import replace

from callassist.clock import Millis, local
from callassist.content.values import Pack
from callassist.language import Notice, notice
from callassist.text import one_line
from callassist.training.keeping import Attempt
from callassist.training.proofs import Mark
from callassist.training.record import Record
from callassist.training.scoring import ItemScore, Score
from callassist.training.telling import filled
from callassist.workflows.bare_line import bare_line

_MANY = 3


class Told(msgspec.Struct, frozen=True):
    """A line of the transcript, with the marks that lie in it."""

    number: int
    who: str
    text: str
    marks: tuple[Mark, ...]


class Lost(msgspec.Struct, frozen=True):
    """A loss: the item and its points, where (a line's number, -1: the call as a whole), what, the harm, and what instead.

    The same again and again is one loss with the points of all; `again` holds the lines after the first.
    """

    item: str
    points: float
    line: int
    said: str
    what: Notice
    harm: str
    instead: str
    is_fatal: bool = False
    again: tuple[int, ...] = ()

    @property
    def times(self) -> int:
        """Give how often it was lost."""
        return 1 + len(self.again)


class Debrief(msgspec.Struct, frozen=True):
    """Everything about one drill afterwards."""

    record: Record
    score: Score
    lines: tuple[Told, ...]
    lost: tuple[Lost, ...]
    overrides: tuple[str, ...] = ()


def debrief(attempt: Attempt, pack: Pack) -> Debrief:
    """Give what to learn from an attempt, the heaviest loss first."""
    record, score = attempt.record, attempt.score
    marks: dict[int, list[Mark]] = {}
    for item in score.items():
        for mark in item.marks:
            if mark.line >= 0 and mark.end > mark.start:
                marks.setdefault(mark.line, []).append(mark)
    lines = tuple(
        Told(
            number,
            line.who,
            _shown(line.text, line.who, record, pack),
            tuple(sorted(marks.get(number, ()), key=_place)),
        )
        for number, line in enumerate(record.lines)
    )
    lost = sorted(_folded(_losses(record, score, pack)), key=lambda one: (not one.is_fatal, one.points, one.line))
    return Debrief(record, score, lines, tuple(lost))


def _folded(losses: Iterable[Lost]) -> Iterator[Lost]:
    """Give losses that are told in the same words, where they are many, as one."""
    alike: dict[tuple[str, Notice, str, str], list[Lost]] = {}
    for one in losses:
        alike.setdefault((one.item, one.what, one.harm, one.instead), []).append(one)
    for many in alike.values():
        if len(many) < _MANY:
            yield from many
        else:
            yield replace(many[0], points=sum(one.points for one in many), again=tuple(one.line for one in many[1:]))


def _losses(record: Record, score: Score, pack: Pack) -> Iterator[Lost]:
    for item in score.items():
        if item.override is not None:
            continue
        bad = [mark for mark in item.marks if not mark.is_good]
        for mark in bad:
            yield _lost(item, mark, len(bad), record, pack)


def _lost(item: ItemScore, mark: Mark, count: int, record: Record, pack: Pack) -> Lost:
    line = record.lines[mark.line] if 0 <= mark.line < len(record.lines) else None
    each = (item.points if item.points < 0 else item.points - item.possible) / max(1, count)
    said = line.text if line is not None else ""
    phrase = pack.phrases.get(mark.what)
    if phrase is not None and mark.end > mark.start:
        said = said[mark.start : mark.end]
        instead = phrase.replies[0].say if phrase.replies else ""
        what = notice("said: “{phrase}”", phrase=one_line(phrase.phrase))
        return Lost(item.label, each, mark.line, said, what, phrase.harm, _say(instead, record, pack), item.is_fatal)
    element = pack.site.elements.get(mark.what)
    if element is not None:
        flow = pack.flows.get(line.flow) if line is not None else None
        step = flow.steps.get(line.step) if flow is not None and line is not None else None
        instead = _say(step.say[0], record, pack) if step is not None and step.say else item.advice
        return Lost(
            item.label, each, mark.line, said, notice("not heard: {name}", name=element.label), item.advice, instead
        )
    field = pack.site.fields.get(mark.what)
    if field is not None:
        caught = next((one for one in record.caught if one.field == mark.what), None)
        if mark.line < 0 and caught is not None:
            what = notice(
                "{field}: told {told}, written {noted}", field=field.label, told=caught.told, noted=caught.noted or "–"
            )
        else:
            what = notice("not read back: {field}", field=field.label)
        return Lost(item.label, each, mark.line, said, what, "", item.advice)
    return Lost(item.label, each, mark.line, said, _told(item, mark), "", item.advice)


def _told(item: ItemScore, mark: Mark) -> Notice:
    match item.id:
        case "ring":
            return notice("answered on ring {count}", count=mark.what)
        case "hold":
            return notice("no word for {count} seconds", count=mark.what)
        case "thinks":
            return notice("{count} seconds before a word", count=mark.what)
        case "hints":
            return notice("looked at the hint")
        case "asked-again":
            return notice("asked for what was told already")
        case "goodbye":
            return notice("put the phone down first")
        case _:
            return notice("{what}", what=mark.what)


def _say(source: str, record: Record, pack: Pack) -> str:
    """Give a line of the script as it would be said to this caller."""
    facts = dict(record.facts)
    site = pack.site
    surname, title = facts.get("surname", ""), facts.get("title", "")
    name = (surname + title if site.language == "zh" else f"{title} {surname}") if surname and title else ""
    if "{%" not in source and "caller." not in source and not any(f"{{{{ {field}" in source for field in facts):
        return bare_line(source, site)
    values: dict[str, object] = {
        **facts,
        "caller": {"name": name, **facts},
        "company": dict(site.company),
        "centre": dict(site.centre),
        "agent": {"name": record.name, "badge": record.badge},
        "department": {one: {"name": desk.name, "number": desk.number} for one, desk in site.departments.items()},
        "emergency": dict(site.emergency_numbers),
        "call": {
            "greeting": site.day_parts[0].greeting if site.day_parts else "",
            "wish": next(iter(site.wishes.values()), ""),
        },
    }
    return one_line(filled(source, values, pack, local(Millis(record.at), record.offset).date()))


def _shown(text: str, who: str, record: Record, pack: Pack) -> str:
    return _say(text, record, pack) if who == "scene" else one_line(text)


def _place(mark: Mark) -> tuple[int, int, str]:
    return mark.start, mark.end, mark.what
