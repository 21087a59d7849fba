"""What the agent sees, as plain lines: for `play`, `live --plain` and whoever reads by ear."""

from __future__ import annotations

from collections.abc import Iterator

from callassist.language import Words
from callassist.text import clean
from callassist.workflows.view import View


def plain(view: View, words: Words) -> list[str]:
    """Give the view line by line: where, the clock's line, what to say and do, answers, read-backs, fields asked."""
    return [clean(text) for text in _lines(view, words)]


def _lines(view: View, words: Words) -> Iterator[str]:
    if view.phase == "ringing":
        rings = view.clocks.rings if view.clocks else 1
        yield words("The phone rings ({count}). Enter answers.", count=rings)
        return
    if view.phase == "closed":
        yield words("The call is closed.")
        return
    place = " › ".join(part for part in (view.flow_title, view.step_title) if part)
    yield f"[{place}]" if view.phase == "talking" else f"[{words('wrap-up')}] {place}".rstrip()
    if view.nudge:
        yield f"! {view.nudge}"
    if view.say:
        yield words("say: {text}", text=view.say)
    if view.do:
        yield words("do: {text}", text=view.do)
    if view.tone:
        yield words("tone: {text}", text=view.tone)
    if view.avoid:
        yield words("not: {text}", text=" · ".join(view.avoid))
    for heard in view.readbacks:
        yield words("read back: {text}", text=heard.spoken) + (f"  ({heard.hint})" if heard.hint else "")
    asked = [f"{field.label} ({field.id})" for field in view.fields if field.is_asked_here and field.state == "open"]
    if asked:
        yield words("ask: {text}", text=", ".join(asked))
    for answer in view.answers:
        yield f"  {answer.key} {answer.label}"
    if view.may_go_on:
        yield "  Enter " + words("go on")
    if view.phase == "wrap-up":
        yield words("recorded as: {text}", text=view.disposition or "–")
        if view.missing:
            yield words("Still needed: {fields}", fields=", ".join(view.missing))
        if not view.step:
            yield from view.summary.splitlines()
