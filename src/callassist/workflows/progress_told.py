"""Progress as lines of words: the same on the screen and in line mode, with bars of plain characters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from callassist.clock import Millis, local, seat_offset
from callassist.language import Words
from callassist.text import one_line
from callassist.workflows.contests import Contest
from callassist.workflows.progress import Point, Progress, Trend, Weak

_BAR = 10
_LATEST = 12
_WHOLE = 100.0


def bar(percent: float) -> str:
    """Give a percent as a bar that needs neither colour nor wide characters."""
    full = round(_BAR * max(0.0, min(_WHOLE, percent)) / _WHOLE)
    return "#" * full + "." * (_BAR - full)


def steps(points: Sequence[Point]) -> str:
    """Give the latest attempts as a digit each: tens of percent, 9 from 90 on."""
    return " ".join(str(min(9, int(max(0.0, one.percent) // 10))) for one in points[-_LATEST:])


def day(at: Millis) -> str:
    """Give the day at this seat."""
    return f"{local(at, seat_offset(at)):%Y-%m-%d}"


def summary(found: Progress, words: Words) -> Iterator[str]:
    """Give how many attempts, typing rate and cards."""
    passed = sum(one.score.has_passed for one in found.attempts)
    yield words("{count} drills, {passed} passed", count=len(found.attempts), passed=passed)
    if found.hidden:
        yield words("{count} more are practice that was not shared", count=found.hidden)
    if found.members:
        yield words("people: {names}", names=", ".join(found.members))
    if found.rate:
        yield words("typing: {rate} characters a minute", rate=found.rate)
    if found.cards is not None:
        yield words(
            "cards: {due} due, {mistakes} of them mistakes, {new} new",
            due=found.cards.due,
            mistakes=found.cards.mistakes,
            new=found.cards.new,
        )


def trend(label: str, points: Sequence[Point], words: Words) -> str:
    """Give one section: the latest percent as a bar, and the latest attempts by a digit each."""
    one = Trend("", label, tuple(points))
    return (
        f"{one.last:>5.0f} % {bar(one.last)}  {label}  {steps(points)}"
        if points
        else words("{label}: none yet", label=label)
    )


def trends(found: Progress, words: Words) -> Iterator[str]:
    """Give the whole and each section over time."""
    if found.whole:
        yield trend(words("all in all"), found.whole, words)
        yield from (trend(one.label, one.points, words) for one in found.sections)


def weak_lines(found: Progress, words: Words) -> Iterator[str]:
    """Give what is weak: phrases that were said, elements that were missing."""
    for one in found.phrases:
        yield words("said: “{phrase}”, {count} times", phrase=one_line(one.label), count=one.times)
    for one in found.elements:
        yield _missing(one, words)


def _missing(one: Weak, words: Words) -> str:
    return words("missing: {name}, {count} of {all} times", name=one.label, count=one.times, all=one.chances)


def exam_lines(found: Progress, words: Words) -> Iterator[str]:
    """Give the exams that were sat."""
    for one in found.exams:
        begun = one.begun
        told = words("going on")
        if one.result is not None:
            told = f"{one.result.percent:g} %  " + (words("passed") if one.result.has_passed else words("not passed"))
        who = "" if found.name else f"{begun.trainee}  "
        yield one_line(f"{begun.sitting[:8]}  {day(begun.at)}  {who}{begun.title}  {told}")


def contest_lines(found: Progress, words: Words) -> Iterator[str]:
    """Give the answers that were contested, those nobody has looked at first."""
    for one in sorted(found.contests, key=lambda one: one.decided is not None):
        who = "" if found.name else f"{one.trainee}  "
        yield one_line(
            f"{one.id}  {day(one.entry.of)}  {who}{one.entry.ask} → {one.entry.answer}  {_decided(one, words)}"
        )


def _decided(one: Contest, words: Words) -> str:
    word = one.decided
    if word is None:
        return words("to be looked at")
    if word.is_right:
        return words("counts as right, says {name}: {reason}", name=word.by, reason=word.reason)
    return words("stays wrong, says {name}: {reason}", name=word.by, reason=word.reason)
