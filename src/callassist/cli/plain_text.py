"""What the agent sees, as plain lines: for `play`, `live --plain` and whoever reads by ear."""

from __future__ import annotations

from collections.abc import Iterator

from callassist.language import Words
from callassist.text import clean
from callassist.workflows.view import AvoidLine, View


def plain(view: View, words: Words) -> list[str]:
    """Give the view line by line: where, the clock's line, what to say and do, answers, read-backs, fields asked."""
    return [clean(text) for text in _lines(view, words)]


def _lines(view: View, words: Words) -> Iterator[str]:
    if view.phase == "ringing":
        yield words("The phone rings ({count}). Enter answers.", count=view.clocks.rings if view.clocks else 1)
    elif view.phase == "closed":
        yield words("The call is closed.")
    else:
        place = " › ".join(part for part in (view.flow_title, view.step_title) if part)
        stage = "" if view.phase == "talking" else "[" + words("wrap-up") + "] "
        yield f"[{place}]" if view.phase == "talking" else (stage + place).rstrip()
        yield from _script(view, words)
        yield from _answers(view, words)
        if view.phase == "wrap-up":
            yield from _wrap_up(view, words)


def _script(view: View, words: Words) -> Iterator[str]:
    texts = (
        ("! {text}", view.nudge),
        (words("instead: {text}"), view.reply),
        (words("say: {text}"), view.say),
        (words("do: {text}"), view.do),
        (words("tone: {text}"), view.tone),
        (words("not: {text}"), " · ".join(_instead(one) for one in view.avoid)),
    )
    yield from (template.format(text=text) for template, text in texts if text)
    for heard in view.readbacks:
        yield words("read back: {text}", text=heard.spoken) + (f"  ({heard.hint})" if heard.hint else "")


def _instead(one: AvoidLine) -> str:
    return f"{one.phrase} → {one.reply}" if one.reply else one.phrase


def _answers(view: View, words: Words) -> Iterator[str]:
    asked = [f"{field.label} ({field.id})" for field in view.fields if field.is_asked_here and field.state == "open"]
    if asked:
        yield words("ask: {text}", text=", ".join(asked))
    yield from (f"  {answer.key} {answer.label}" for answer in view.answers)
    if view.may_go_on:
        yield "  Enter " + words("go on")


def _wrap_up(view: View, words: Words) -> Iterator[str]:
    yield words("recorded as: {text}", text=view.disposition or "–")
    if view.missing:
        yield words("Still needed: {fields}", fields=", ".join(view.missing))
    if not view.step:
        yield from view.summary.splitlines()
