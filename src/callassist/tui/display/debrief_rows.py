"""A debrief as rows: the score, every loss with its reason, the transcript with marks in their places."""

from __future__ import annotations

from collections.abc import Sequence

from callassist.language import Words
from callassist.tui.display.spans import Block, Line, Span, line
from callassist.workflows.debrief import Debrief, Lost, Told

_BAR = 20
_WHOLE = 100


def head(found: Debrief, words: Words) -> Block:
    """Give the score over all, and by section."""
    score = found.score
    verdict = (words("passed"), "ok") if score.has_passed else (words("not passed"), "error")
    rows = [
        line(
            (number(score.percent) + " %  ", "strong"),
            verdict,
            (
                words(
                    "   needed {mark} · compliance {percent}",
                    mark=number(score.pass_mark),
                    percent=number(score.compliance),
                ),
                "dim",
            ),
        )
    ]
    if score.is_fatal:
        rows.append(
            line((words("Something was said that no call may hold: it does not pass, whatever the points."), "error"))
        )
    rows += [_section(one.label, one.percent) for one in score.sections if one.counts]
    return tuple(rows)


def losses(found: Debrief, words: Words) -> Block:
    """Give every loss: the rule, what was said, the harm, and how to say it instead."""
    if not found.lost:
        return (line((words("Nothing was lost on this call."), "ok")),)
    return tuple(row for one in found.lost for row in loss(one, words))


def loss(one: Lost, words: Words) -> Block:
    """Give one loss."""
    rows: list[Line] = [
        line(
            (f"{number(one.points)}  ", "error" if one.is_fatal else "warn"),
            (one.item, "strong"),
            "  " + words.of(one.what),
            (f"  ×{one.times}" if one.times > 1 else "", "strong"),
        )
    ]
    for label, text, role in (
        (words("you"), one.said, ""),
        (words("the caller hears"), one.harm, "dim"),
        (words("better"), one.instead, "say"),
    ):
        if text:
            rows.append(line(("     ", ""), (label + "  ", "label"), (text, role)))
    return tuple(rows)


def transcript(found: Debrief, words: Words) -> Block:
    """Give the whole call, what counted for and against it marked where it stands."""
    who = {"agent": words("you"), "caller": words("caller"), "scene": "~"}
    return tuple(
        line((f"{told.number + 1:>3} ", "dim"), (who[told.who] + "  ", "label"), *_marked(told)) for told in found.lines
    )


def _marked(told: Told) -> Sequence[Span]:
    if not told.marks:
        return [(told.text, "dim" if told.who == "scene" else "")]
    spans: list[Span] = []
    at = 0
    for mark in told.marks:
        if mark.start < at:
            continue
        spans += [
            (told.text[at : mark.start], ""),
            (told.text[mark.start : mark.end], "done" if mark.is_good else "avoid"),
        ]
        at = mark.end
    return [*spans, (told.text[at:], "")]


def _section(label: str, percent: float) -> Line:
    full = round(_BAR * percent / _WHOLE)
    return line((f"{number(percent):>5} ", "strong"), ("#" * full, "live"), ("." * (_BAR - full), "dim"), "  " + label)


def number(value: float) -> str:
    """Give points or percent without idle zeros."""
    return f"{value:.1f}".rstrip("0").rstrip(".")
