"""The two lines at the top: who sits here and what the clocks say; where the call is."""

from __future__ import annotations

from callassist.call.clocks import Clocks
from callassist.language import Words, marked
from callassist.tui.display.clock_text import minutes, short
from callassist.tui.display.spans import Line, Span, line, spread, width
from callassist.workflows.view import ParkedLine, View

_CLOCKS = {
    "hold_check_in": marked("waiting"),
    "silence_prompt": marked("silence"),
    "hang_up_wait": marked("hang up"),
}
_OVERDUE = 20_000


def status(view: View, parked: tuple[ParkedLine, ...], due: int, words: Words, cells: int) -> Line:
    """Give the first line: centre and agent at the left, clocks, parked lines and due promises at the right."""
    left = line((view.centre, "strong"), (" · ", "dim"), view.agent)
    parts = [*_clock_parts(view, words), *_parked(parked, words)]
    if due:
        parts.append(line((words("promises due {count}", count=due), "warn")))
    right: list[Span] = []
    for part in parts:
        right += [*([("   ", "")] if right else []), *part]
    if width(left) + width(right) + 2 > cells:
        left = line((view.agent, "strong"))
    return spread(left, tuple(right), cells)


def _clock_parts(view: View, words: Words) -> list[Line]:
    times = view.clocks
    if times is None:
        return []
    if view.phase == "ringing":
        role = "warn" if times.is_late else "live"
        return [line((words("● ring {count}", count=times.rings), role))]
    if view.phase == "wrap-up":
        return [line((words("wrap-up"), "strong"), (" " + minutes(times.talk), "dim"))]
    parts = [line((words("● call"), "live"), " " + minutes(times.talk))]
    if view.is_parked:
        parts.append(line((words("parked {time}", time=short(times.parked)), "warn")))
    parts.extend(_waiting(times, words))
    return parts


def _waiting(times: Clocks, words: Words) -> list[Line]:
    waiting = times.waiting
    if waiting is None:
        return []
    name = words(_CLOCKS.get(waiting.clock, marked("clock")))
    # Each round counts from nought, so that the agent sees how long until the next check-in.
    elapsed = waiting.elapsed - waiting.every * waiting.fired
    role = "warn" if elapsed >= waiting.every else ""
    return [line((name + " ", "dim"), (f"{short(elapsed)}/{short(waiting.every)}", role))]


def _parked(parked: tuple[ParkedLine, ...], words: Words) -> list[Line]:
    parts: list[Line] = []
    for call in parked:
        if call.is_ringing:
            parts.append(line((words("p: second line rings"), "warn")))
        else:
            role = "warn" if call.waited >= _OVERDUE else ""
            parts.append(line(("p: ", "key"), (f"{call.who} {short(call.waited)}", role)))
    return parts


def trail(view: View, words: Words, cells: int) -> Line:
    """Give the second line: the stages of the call with the present one in brackets, and the content's version."""
    right = line((words("version {digest}", digest=view.version), "dim"))
    spans: list[Span] = []
    for number, crumb in enumerate(view.crumbs):
        if number:
            spans.append((" › ", "dim"))
        shown = f"[{crumb.title}]" if crumb.state == "here" else crumb.title
        spans.append((shown, {"here": "strong", "done": "done", "ahead": "dim"}[crumb.state]))
    if not spans and view.flow_title:
        spans.append((f"[{view.flow_title}]", "strong"))
    while len(spans) > 1 and width(spans) + width(right) + 2 > cells:
        spans = spans[2:]
    return spread(tuple(spans), right, cells)
