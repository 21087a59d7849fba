"""An exam as plain lines: for screen readers, slow links and lists."""

from __future__ import annotations

from collections.abc import Iterator

from callassist.clock import local
from callassist.language import Words, marked
from callassist.text import one_line
from callassist.training.exam_result import ItemResult, Result
from callassist.workflows.exam_list import Sat
from callassist.workflows.exam_view import PARTS, ExamView

_STATES = {"open": marked("not yet"), "going-on": marked("going on"), "taken": marked("done")}
_MINUTE = 60_000


def question_lines(view: ExamView, words: Words) -> Iterator[str]:
    """Give what is asked, with the time left."""
    left = words("{clock} left", clock=f"{view.left // _MINUTE}:{view.left % _MINUTE // 1000:02}")
    where = words("part {part} of {parts}: {name}", part=view.part + 1, parts=view.parts, name=words(PARTS[view.kind]))
    yield f"[{where} · {view.number + 1}/{view.count} · {left}]"
    if view.calls:
        for number, call in enumerate(view.calls, 1):
            yield f"  {number} {one_line(call.title)}  {words(_STATES[call.state])}"
        if view.kind == "calls":
            yield words("Its number lets a call ring; `done` finishes the part.")
        else:
            yield words("Its number opens a sheet; `done` finishes the part.")
        return
    if view.kind == "phrases":
        yield words("Not to be said:") + " " + one_line(view.asked)
        if view.harm:
            yield words("What the caller hears:") + " " + one_line(view.harm)
        yield words("What do you say instead?")
    else:
        yield one_line(view.asked)
    if view.answer:
        yield words("yours: {text}", text=one_line(view.answer))


def outcome_lines(result: Result, words: Words) -> Iterator[str]:
    """Give what it came to, part by part, with what was lost."""
    passed = words("passed") if result.has_passed else words("not passed")
    yield f"{passed}  " + words(
        "{percent} % (pass mark {mark} %)", percent=f"{result.percent:g}", mark=f"{result.pass_mark:g}"
    )
    for part in result.parts:
        need = words("{passed} calls of {need} passed", passed=part.passed, need=part.need) if part.need else ""
        yield f"{words(PARTS[part.kind])}  {part.percent:g} %  {need}".rstrip()
        for number, item in enumerate(part.items, 1):
            yield from _item(number, item, words)


def _item(number: int, item: ItemResult, words: Words) -> Iterator[str]:
    yield f"  {'+' if item.has_passed else '-'} {number} {one_line(item.asked)}  {item.percent:g} %"
    if item.answer:
        yield "      " + words("yours: {text}", text=one_line(item.answer))
    lost = [one.what for one in item.findings if not one.is_good]
    if not item.has_passed and lost:
        yield "      " + words("lost: {text}", text=one_line(" · ".join(lost)))
    if not item.has_passed and item.model:
        yield "      " + words("right: {text}", text=one_line(item.model))


def sat_line(one: Sat, words: Words) -> str:
    """Give a sitting as one line of a list."""
    begun = one.begun
    when = f"{local(begun.at, begun.offset):%Y-%m-%d %H:%M}"
    if one.result is None:
        told = words("going on") if not one.end else words("not graded")
    else:
        told = f"{one.result.percent:g} %  " + (words("passed") if one.result.has_passed else words("not passed"))
    parts = [
        begun.sitting[:8],
        when,
        begun.trainee,
        begun.group,
        begun.title,
        words("seed {seed}", seed=begun.seed),
        told,
    ]
    return "  ".join(one_line(part) for part in parts if part)
