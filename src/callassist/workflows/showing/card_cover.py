"""What lies on top of the cards and under them: how to use them, keys, numbers, and a sheet to record a call on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from callassist.content.values import FlowId, Pack, Site
from callassist.language import Words, marked
from callassist.workflows.showing.lines import Lines
from callassist.workflows.showing.markup import Html, blank, joined, tag
from callassist.workflows.showing.sheet import Sheet

_VERSION = 6
"""Characters of the content's digest that tell one version from another for people."""
_NOTE_LINES = 6
_EMERGENCY = {"fire": marked("fire brigade"), "medical": marked("ambulance"), "police": marked("police")}
_WISHES = {"weekday": marked("on weekdays"), "friday": marked("on Fridays"), "weekend": marked("at weekends")}


def cover(sheets: Sequence[Sheet], numbers: Mapping[FlowId, int], pack: Pack, words: Words) -> Html:
    """Give the first page: where each card lies, by number and key, and the numbers to ring."""
    site = pack.site
    centre = " · ".join(part for part in (site.centre.get("name", ""), site.centre.get("phone", "")) if part)
    version = words("version {digest}", digest=pack.digest[:_VERSION])
    index = (
        tag(
            "p",
            tag("b", str(numbers[one.id])),
            tag("b", one.key or "–"),
            tag("span", tag("strong", one.title), " ", one.when),
        )
        for one in sheets
    )
    return tag(
        "div",
        tag("h1", words("Cards for a power cut")),
        tag("p", f"{centre} · {version}" if centre else version),
        tag("ol", *(tag("li", text) for text in _how(numbers, site, words))),
        tag("div", _numbers(site, words), _desks(site, words), class_="lists"),
        tag("h2", words("Card, key, and when to take it")),
        tag("div", *index, class_="index"),
        class_="cover card",
    )


def record_sheet(site: Site, words: Words) -> Html:
    """Give the last page, to be copied: one call with its fields, how it ended, and what was promised."""
    lines = Lines(site, words)
    always = [field.label for field in site.fields.values() if field.always]
    endings = (
        tag("span", "□ ", one.label, _needs([lines.label(name) for name in one.needs]), class_="end")
        for one in site.dispositions.values()
    )
    promise = joined(*(blank(label) for label in (words("promised"), words("to whom"), words("by when"))))
    return tag(
        "div",
        tag("h1", words("Record of a call")),
        tag("p", words("Copy this sheet; write it into the records when the computer is back."), class_="small"),
        tag("div", *(blank(label) for label in (words("date"), words("time"), words("your name")))),
        tag("div", *(blank(label) for label in always)),
        tag("h2", words("Notes")),
        *(blank("", wide=True) for _ in range(_NOTE_LINES)),
        tag("h2", words("promised")),
        *(tag("div", promise) for _ in range(3)),
        tag("h2", words("How it ended, and what must be written down for that")),
        tag("p", *endings),
        class_="sheet",
    )


def _needs(labels: Sequence[str]) -> Html | None:
    return tag("span", f" ({' · '.join(labels)})", class_="small") if labels else None


def _how(numbers: Mapping[FlowId, int], site: Site, words: Words) -> tuple[str, ...]:
    begin, after = numbers.get(site.inbound), numbers.get(site.after_call)
    steps = [words("A call begins with card {number}.", number=begin)] if begin else []
    steps += [
        words("Read the big line, then look for the caller's answer on the right; the arrow says where to go."),
        words("Before you turn to another card, write down the card and the step you are at; then come back to it."),
        words("A blank with a small word is filled in with what you know; what stands in [ ] only if you know it."),
    ]
    return (*steps, words("After the call: card {number}.", number=after)) if after else tuple(steps)


def _numbers(site: Site, words: Words) -> Html:
    rows = [
        (words(_EMERGENCY[name]) if name in _EMERGENCY else name, number)
        for name, number in site.emergency_numbers.items()
    ]
    emergency = joined(tag("h2", words("Emergency")), _table(rows)) if rows else None
    greetings = [f"{part.start // 60:02}:{part.start % 60:02} {part.greeting}" for part in site.day_parts]
    wishes = [f"{words(_WISHES[name])} {text}" for name, text in site.wishes.items() if name in _WISHES]
    told = (tag("p", " · ".join(some)) for some in (greetings, wishes) if some)
    return tag("div", emergency, tag("h2", words("Greeting by the clock, and wish")), *told)


def _desks(site: Site, words: Words) -> Html:
    rows = [
        (joined(tag("b", desk.number)), f"{desk.name} · {desk.hours} · {desk.about}")
        for desk in site.departments.values()
    ]
    return tag("div", tag("h2", words("Departments")), _table(rows))


def _table(rows: Sequence[tuple[str, str]]) -> Html:
    return tag("table", *(tag("tr", tag("td", first), tag("td", second)) for first, second in rows))
