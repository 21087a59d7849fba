"""An exam as lines: the question, the list of calls, and what it came to with the evidence."""

from __future__ import annotations

from collections.abc import Iterator

from callassist.language import Words, marked
from callassist.training.exam_result import ItemResult, PartResult, Result
from callassist.tui.display.spans import Block, Line, line
from callassist.workflows.exam_view import PARTS, ExamView

_STATES = {"open": marked("not yet"), "going-on": marked("going on"), "taken": marked("done")}
_MINUTE = 60_000


def clock(millis: int) -> str:
    """Give a span as minutes and seconds."""
    return f"{millis // _MINUTE}:{millis % _MINUTE // 1000:02}"


def head(view: ExamView, words: Words) -> Line:
    """Give the first line: exam, part and time left, always in sight."""
    where = words("part {part} of {parts}: {name}", part=view.part + 1, parts=view.parts, name=words(PARTS[view.kind]))
    left = words("{clock} left", clock=clock(view.left))
    is_late = view.left < 5 * _MINUTE
    return line((left, "nudge" if is_late else "live"), "  ", (view.title, "strong"), ("  " + where, ""))


def question(view: ExamView, words: Words) -> Block:
    """Give what is asked."""
    count = words(
        "{number} of {count} · {answered} answered", number=view.number + 1, count=view.count, answered=view.answered
    )
    rows: list[Line] = [line((count, "dim")), ()]
    if view.kind == "phrases":
        rows += [line((words("Not to be said:"), "label")), line((view.asked, "avoid"))]
        rows += [(), line((words("What the caller hears:"), "label")), line(view.harm)] if view.harm else []
        rows += [(), line((words("What do you say instead?"), "say"))]
    else:
        rows.append(line((view.asked, "say")))
    return tuple(rows)


def calls(view: ExamView, words: Words) -> Block:
    """Give the calls or fault sheets with how far each is."""
    told = (
        words("The callers ring when you are ready. Each call is taken once.")
        if view.kind == "calls"
        else words("Enter opens a call to read. Once a sheet is handed in it is closed.")
    )
    rows: list[Line] = [line((told, "label")), ()]
    for number, call in enumerate(view.calls):
        here = number == view.number
        row = line(
            ("> " if here else "  ", "key"),
            (f"{number + 1} {call.title}", "strong" if here else ""),
            ("  " + words(_STATES[call.state]), "dim"),
        )
        rows.append(row)
    return tuple(rows)


def outcome(result: Result, words: Words) -> Block:
    """Give what an exam came to: the whole, each part, each item with its evidence."""
    passed = words("passed") if result.has_passed else words("not passed")
    rows: list[Line] = [
        line(
            (passed, "live" if result.has_passed else "warn"),
            "  ",
            words("{percent} % (pass mark {mark} %)", percent=f"{result.percent:g}", mark=f"{result.pass_mark:g}"),
        )
    ]
    if result.end == "time-over":
        rows.append(line((words("The time was over: it was handed in as it stood."), "dim")))
    if result.compliance >= 0:
        rows.append(
            line(
                words(
                    "calls: quality {quality} %, compliance {compliance} %",
                    quality=f"{result.quality:g}",
                    compliance=f"{result.compliance:g}",
                )
            )
        )
    for part in result.parts:
        rows += [(), *_part(part, words)]
    return tuple(rows)


def _part(part: PartResult, words: Words) -> Iterator[Line]:
    told = words("{percent} %, weight {weight}", percent=f"{part.percent:g}", weight=f"{part.weight:g}")
    need = words("{passed} calls of {need} passed", passed=part.passed, need=part.need) if part.need else ""
    yield line(
        (words(PARTS[part.kind]), "strong"),
        f"  {told}",
        (f"  {need}" if need else "", "" if part.is_enough else "warn"),
    )
    for number, item in enumerate(part.items):
        yield from _item(number, item, words)


def _item(number: int, item: ItemResult, words: Words) -> Iterator[Line]:
    sign = ("+ ", "ok") if item.has_passed else ("- ", "error")
    yield line(sign, f"{number + 1} ", (item.asked, "strong" if not item.has_passed else ""), f"  {item.percent:g} %")
    if item.drill_id:
        told = words(
            "quality {quality} %, compliance {compliance} %",
            quality=f"{item.quality:g}",
            compliance=f"{item.compliance:g}",
        )
        yield line(("    " + told, "dim"), ("  " + words("fatal") if item.is_fatal else "", "error"))
    if item.answer:
        yield line(("    " + words("yours: {text}", text=item.answer), ""))
    if not item.has_passed:
        yield from _wanting(item, words)


def _wanting(item: ItemResult, words: Words) -> Iterator[Line]:
    bad = [one.what for one in item.findings if not one.is_good]
    if bad:
        yield line(("    " + words("lost: {text}", text=" · ".join(bad)), "warn"))
    if item.model:
        yield line(("    " + words("right: {text}", text=item.model), "ok"))
    if item.why:
        yield line(("    " + item.why, "dim"))
