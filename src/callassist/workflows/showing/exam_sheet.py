"""The result sheet of an exam: one page that needs nothing but itself, with the evidence for every mark."""

from __future__ import annotations

from collections.abc import Iterator

from callassist.clock import local
from callassist.language import Words
from callassist.training.exam_result import ItemResult, PartResult, Result
from callassist.workflows.exam_list import Sat
from callassist.workflows.exam_view import PARTS
from callassist.workflows.showing.call_evidence import call_evidence
from callassist.workflows.showing.fault_evidence import fault_evidence
from callassist.workflows.showing.markup import Html, joined, page, tag
from callassist.workflows.showing.training_page import STYLE, number, pairs, table, with_marks
from callassist.workflows.training_log import TrainingLog

_MINUTE = 60_000


def exam_sheet(one: Sat, log: TrainingLog, words: Words) -> str:
    """Give the sheet of a sitting that has a result."""
    result = one.result
    assert result is not None, "a sheet tells of a result"
    begun = one.begun
    title = f"{begun.title} · {begun.trainee}"
    body = joined(
        tag("h1", begun.title),
        _facts(one, words),
        _verdict(result, words),
        _parts(result, words),
        *(_part(part, log, words) for part in result.parts),
        tag("p", words("The callers are invented: nobody has these names and numbers."), class_="soft"),
    )
    return page(title, STYLE, body, words)


def version(one: Sat, words: Words) -> str:
    """Give on which words an exam was sat: the number of the version, where one was published, and their fingerprint."""
    begun = one.begun
    told = words("version {number}", number=begun.version) + " " if begun.version else ""
    return f"{told}({begun.digest[:12]})"


def _facts(one: Sat, words: Words) -> Html:
    begun = one.begun
    ended = one.ended_at or begun.at
    return pairs(
        (
            (words("trainee"), f"{begun.trainee} {begun.badge}".strip()),
            (words("group"), begun.group),
            (words("date"), f"{local(begun.at, begun.offset):%Y-%m-%d %H:%M}"),
            (
                words("time taken"),
                words("{used} of {all} minutes", used=-(-(ended - begun.at) // _MINUTE), all=begun.minutes),
            ),
            (words("seed"), str(begun.seed)),
            (words("words"), version(one, words)),
        )
    )


def _verdict(result: Result, words: Words) -> Html:
    passed = words("passed") if result.has_passed else words("not passed")
    told = words("{percent} % (pass mark {mark} %)", percent=number(result.percent), mark=number(result.pass_mark))
    lines = [tag("p", passed, " · ", told, class_="verdict good" if result.has_passed else "verdict bad")]
    if result.end == "time-over":
        lines.append(tag("p", words("The time was over: it was handed in as it stood.")))
    if result.compliance >= 0:
        told = words(
            "calls: quality {quality} %, compliance {compliance} %",
            quality=number(result.quality),
            compliance=number(result.compliance),
        )
        lines.append(tag("p", told))
    return joined(*lines)


def _parts(result: Result, words: Words) -> Html:
    rows = [
        (
            words(PARTS[part.kind]),
            number(part.weight),
            f"{number(part.percent)} %",
            words("{passed} calls of {need} passed", passed=part.passed, need=part.need) if part.need else "",
        )
        for part in result.parts
    ]
    return table((words("part"), words("weight"), words("came to"), ""), rows, frozenset({1, 2}))


def _part(part: PartResult, log: TrainingLog, words: Words) -> Html:
    told = {"calls": call_evidence, "faults": fault_evidence}.get(part.kind)
    items = (
        _item(at, item, words) if told is None else told(at, item, log, words) for at, item in enumerate(part.items, 1)
    )
    return joined(tag("h2", words(PARTS[part.kind])), *items)


def _item(at: int, item: ItemResult, words: Words) -> Html:
    sign = "✓" if item.has_passed else "✗"
    answer = with_marks(item.answer, ((one.start, one.end, one.is_good) for one in item.findings))
    return tag(
        "section",
        tag("h3", f"{sign} {at} {item.asked} · {number(item.percent)} %"),
        pairs(
            (
                (words("your answer"), answer if item.answer.strip() else words("no answer")),
                *_wanting(item, words),
            )
        ),
    )


def _wanting(item: ItemResult, words: Words) -> Iterator[tuple[str, str]]:
    if not item.has_passed:
        yield words("lost"), " · ".join(one.what for one in item.findings if not one.is_good)
    yield words("right"), item.model
    yield words("why"), item.why
