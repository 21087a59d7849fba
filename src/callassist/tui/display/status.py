"""The two lines at the top: who sits here and what the clocks say; where the call is."""

from __future__ import annotations

from callassist.call.clocks import Clocks
from callassist.language import Words, marked
from callassist.tui.display.clock_text import minutes, short
from callassist.tui.display.spans import Line, Span, line, spread, width
from callassist.workflows.view import Crumb, ParkedLine, View

_CLOCKS = {
    "hold_check_in": marked("waiting"),
    "silence_prompt": marked("silence"),
    "hang_up_wait": marked("hang up"),
}


def status(view: View, parked: tuple[ParkedLine, ...], due: int, words: Words, cells: int) -> Line:
    """Give the first line: centre and agent at the left, clocks, parked lines and due promises at the right."""
    whole = line((view.centre, "strong"), (" · ", "dim"), view.agent)
    short_left = line((view.agent, "strong"))
    clocks, lines = _clock_parts(view, words), _parked(parked, words)
    promises = [line((words("promises due {count}", count=due), "warn"))] if due else []
    # What does not fit gives way, the least pressing first: the clocks of the call in hand stay to the last.
    ways = [(whole, [*clocks, *lines, *promises]), (short_left, [*clocks, *lines, *promises])]
    ways += [(short_left, [*clocks, *lines[:count], *_more(len(lines) - count)]) for count in range(len(lines), -1, -1)]
    for left, parts in ways:
        right = _in_a_row(parts)
        if width(left) + width(right) + 2 <= cells:
            return spread(left, right, cells)
    return spread((), _in_a_row(clocks), cells)


def _more(count: int) -> list[Line]:
    return [line((f"p: +{count}", "warn"))] if count else []


def _in_a_row(parts: list[Line]) -> Line:
    row: list[Span] = []
    for part in parts:
        row += [*([("   ", "")] if row else []), *part]
    return tuple(row)


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
        if call.phase == "ringing":
            parts.append(line((words("p: second line rings"), "warn")))
        elif call.phase == "wrap-up":
            parts.append(line(("p: ", "key"), call.who, (" " + words("wrap-up"), "dim")))
        else:
            parts.append(line(("p: ", "key"), (f"{call.who} {short(call.waited)}", "warn" if call.is_overdue else "")))
    return parts


def trail(view: View, words: Words, cells: int) -> Line:
    """Give the second line: the stages of the call with the present one in brackets, and the content's version."""
    right = line((words("version {digest}", digest=view.version), "dim"))
    crumbs = list(view.crumbs) or ([Crumb(view.flow_title, "here")] if view.flow_title else [])
    room = cells - width(right) - 2
    while len(crumbs) > 1 and width(_stages(crumbs)) > room:
        # What lies ahead goes first, then what lies behind: where the call is stays in sight.
        crumbs.pop(-1 if crumbs[-1].state == "ahead" else 0)
    return spread(_stages(crumbs), right, cells)


def _stages(crumbs: list[Crumb]) -> Line:
    spans: list[Span] = []
    for number, crumb in enumerate(crumbs):
        if number:
            spans.append((" › ", "dim"))
        shown = f"[{crumb.title}]" if crumb.state == "here" else crumb.title
        spans.append((shown, {"here": "strong", "done": "done", "ahead": "dim"}[crumb.state]))
    return tuple(spans)
