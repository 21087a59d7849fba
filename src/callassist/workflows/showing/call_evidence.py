"""A call of an exam as evidence: points by section, each loss with rule, harm and advice, overrides, the marked transcript."""

from __future__ import annotations

from collections.abc import Iterator

from callassist.clock import Millis, local
from callassist.content.values import Pack
from callassist.language import Words
from callassist.training.exam_result import ItemResult
from callassist.training.keeping import Attempt
from callassist.training.scoring import ItemScore, Score
from callassist.workflows.debrief import Debrief, Lost, debrief
from callassist.workflows.library import unpacked
from callassist.workflows.masked_number import masked
from callassist.workflows.showing.markup import Html, joined, tag
from callassist.workflows.showing.training_page import number, table, with_marks
from callassist.workflows.training_log import TrainingLog


def call_evidence(at: int, item: ItemResult, log: TrainingLog, words: Words) -> Html:
    """Give one call of an exam."""
    sign = "✓" if item.has_passed else "✗"
    head = tag("h3", f"{sign} {at} {item.asked} · {number(item.percent)} %")
    attempt = log.attempt(item.drill_id) if item.drill_id else None
    if attempt is None:
        return tag("section", head, tag("p", words("This call was not taken.")))
    pack = unpacked(log.journal.content(attempt.record.digest))
    score = attempt.score
    fatal = tag(
        "p", words("Something was said that no call may hold: it does not pass, whatever the points."), class_="bad"
    )
    return tag(
        "section",
        head,
        fatal if score.is_fatal else None,
        _sections(score, words),
        _losses(debrief(attempt, pack), words) if pack is not None else None,
        _overrides(attempt, words),
        _talk(attempt, pack, words),
    )


def _sections(score: Score, words: Words) -> Html:
    kinds = {"quality": words("quality"), "compliance": words("compliance")}
    rows = [(one.label, kinds[one.kind], f"{number(one.percent)} %") for one in score.sections if one.counts]
    return table((words("section"), words("counts as"), words("came to")), rows, frozenset({2}))


def _losses(found: Debrief, words: Words) -> Html | None:
    if not found.lost:
        return tag("p", words("Nothing was lost on this call."))
    rows = [
        (
            number(one.points),
            one.item,
            joined(words.of(one.what), _where(one, words)),
            one.harm,
            one.instead,
        )
        for one in found.lost
    ]
    head = (words("points"), words("rule"), words("what"), words("the caller hears"), words("better"))
    return table(head, rows, frozenset({0}))


def _where(one: Lost, words: Words) -> Html | None:
    places = [f"{number + 1}" for number in (one.line, *one.again) if number >= 0]
    if not places:
        return None
    told = (
        words("line {number}", number=places[0]) if len(places) == 1 else words("lines {list}", list=", ".join(places))
    )
    return tag("span", " " + told, class_="soft")


def _overrides(attempt: Attempt, words: Words) -> Html | None:
    if not attempt.overrides:
        return None
    labels = {item.id: item.label for item in attempt.score.items()}
    rows = [
        (
            labels.get(one.item, one.item),
            number(one.points),
            one.reason,
            one.by,
            f"{local(Millis(one.at), attempt.record.offset):%Y-%m-%d %H:%M}",
        )
        for one in attempt.overrides
    ]
    head = (words("item"), words("points"), words("reason"), words("by"), words("date"))
    return joined(tag("p", tag("b", words("The trainer's own word"))), table(head, rows, frozenset({1})))


def _talk(attempt: Attempt, pack: Pack | None, words: Words) -> Html:
    who = {"agent": words("agent"), "caller": words("caller"), "scene": "~"}
    shown = debrief(attempt, pack).lines if pack is not None else ()
    texts = {one.number: one.text for one in shown if one.who == "scene"}
    phone = attempt.record.facts.get("phone", "")
    items: dict[int, list[tuple[int, int, bool]]] = {}
    for item in attempt.score.items():
        for start in _places(item):
            items.setdefault(start[0], []).append(start[1:])
    lines = (
        tag(
            "li",
            tag("span", str(at + 1), class_="soft"),
            tag("span", who[line.who], class_="soft"),
            tag(
                "span",
                with_marks(_masked(texts.get(at, line.text), phone), items.get(at, ())),
                class_="scene" if line.who == "scene" else "",
            ),
        )
        for at, line in enumerate(attempt.record.lines)
    )
    return tag("ol", *lines, class_="talk")


def _places(item: ItemScore) -> Iterator[tuple[int, int, int, bool]]:
    for mark in item.marks:
        if mark.line >= 0 and mark.end > mark.start:
            yield mark.line, mark.start, mark.end, mark.is_good


def _masked(text: str, phone: str) -> str:
    """Give a line with the caller's number masked where it stands in figures; as long as it was, for marks point into it."""
    hidden = masked(phone)
    return text.replace(phone, hidden) if phone and len(hidden) == len(phone) else text
