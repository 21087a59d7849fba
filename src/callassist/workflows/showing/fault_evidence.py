"""A fault sheet of an exam as evidence: what was found, overlooked or marked wrongly, and the call it is about."""

from __future__ import annotations

from callassist.language import Words
from callassist.training.exam_result import ItemResult
from callassist.training.fault_sheet import Sheet
from callassist.workflows.faults_desk import result_of
from callassist.workflows.faults_told import Told, told
from callassist.workflows.library import unpacked
from callassist.workflows.showing.markup import Html, tag
from callassist.workflows.showing.training_page import number, pairs
from callassist.workflows.training_log import TrainingLog


def fault_evidence(at: int, item: ItemResult, log: TrainingLog, words: Words) -> Html:
    """Give one fault sheet of an exam."""
    sign = "✓" if item.has_passed else "✗"
    head = tag("h3", f"{sign} {at} {item.asked} · {number(item.percent)} %")
    found = result_of(log, item.sheet_id) if item.sheet_id else None
    pack = unpacked(log.journal.content(found[0].digest)) if found is not None else None
    if found is None or pack is None:
        return tag("section", head, tag("p", words("This sheet was not handed in.")))
    sheet, result = found
    findings = (_finding(one, words) for one in told(result, pack))
    return tag("section", head, *findings, _call(sheet, words))


def _finding(one: Told, words: Words) -> Html:
    sign = "good" if one.role == "ok" else "bad"
    title = tag("p", tag("b", f"{one.line} "), tag("span", words(one.state), class_=sign), f" · {one.text}")
    rows = (
        (words(row.label) if row.label else "–", row.text if isinstance(row.text, str) else words.of(row.text))
        for row in one.rows
    )
    return tag("div", title, pairs(rows))


def _call(sheet: Sheet, words: Words) -> Html:
    who = {"agent": words("agent"), "caller": words("caller"), "scene": "~"}
    lines = (
        tag(
            "li",
            tag("span", str(at), class_="soft"),
            tag("span", who[line.who], class_="soft"),
            tag("span", line.text, class_="scene" if line.who == "scene" else ""),
        )
        for at, line in enumerate(sheet.lines, 1)
    )
    return tag("ol", *lines, class_="talk")
