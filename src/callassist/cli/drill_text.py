"""A drill as plain lines, while it goes on and afterwards: for screen readers, slow links and `--plain`."""

from __future__ import annotations

from collections.abc import Iterator

from callassist.language import Words
from callassist.text import clean
from callassist.training.state import Line
from callassist.workflows.debrief import Debrief, Lost
from callassist.workflows.drill_view import DrillView

_WHO = {"agent": "> ", "caller": "« ", "scene": "~ "}


def new_lines(lines: tuple[Line, ...], since: int) -> list[str]:
    """Give what was said since so many lines."""
    return [clean(_WHO[line.who] + line.text) for line in lines[since:] if line.who != "agent"]


def prompt(view: DrillView, words: Words) -> list[str]:
    """Give what the trainee is to do now, as far as the level shows it."""
    return [clean(text) for text in _prompt(view, words)]


def _prompt(view: DrillView, words: Words) -> Iterator[str]:
    if view.phase == "ringing":
        yield words("The phone rings ({count}). Enter answers.", count=view.rings)
        return
    if view.phase == "waiting":
        yield words("The caller waits. A word at least every {count} seconds.", count=view.every // 1000)
        return
    if view.phase == "goodbye":
        yield words("Wait until the caller has hung up; `hang_up` puts the phone down.")
        return
    yield f"[{view.title}]"
    if view.options:
        yield from (f"  {number} {option}" for number, option in enumerate(view.options, 1))
    elif view.say:
        yield words("say: {text}", text=view.say)
    elif view.keywords:
        yield words("key words: {text}", text=" · ".join(view.keywords))
    open_fields = [f"{field.label} ({field.id})" for field in view.fields if field.state == "open"]
    if open_fields:
        yield words("write down: {text}", text=", ".join(open_fields))


def report(found: Debrief, words: Words) -> list[str]:
    """Give the debrief: the score by section, each loss with its reason, what was written down."""
    return [clean(text) for text in _report(found, words)]


def _report(found: Debrief, words: Words) -> Iterator[str]:
    score = found.score
    yield ""
    verdict = words("passed") if score.has_passed else words("not passed")
    yield words(
        "{percent} percent of {mark} needed: {verdict}",
        percent=_number(score.percent),
        mark=_number(score.pass_mark),
        verdict=verdict,
    )
    if score.is_fatal:
        yield words("Something was said that no call may hold: it does not pass, whatever the points.")
    for section in score.sections:
        if section.counts:
            yield f"  {section.label}  {_number(section.percent)}"
    for one in found.lost:
        yield from _lost(one, words)


def _lost(one: Lost, words: Words) -> Iterator[str]:
    yield f"- {one.item} ({_number(one.points)}): {words.of(one.what)}{f' ×{one.times}' if one.times > 1 else ''}"
    if one.said:
        yield "    " + words("you: {text}", text=one.said)
    if one.harm:
        yield "    " + words("the caller hears: {text}", text=one.harm)
    if one.instead:
        yield "    " + words("better: {text}", text=one.instead)


def _number(value: float) -> str:
    return f"{value:.1f}".rstrip("0").rstrip(".")
