"""A drill as rows: what was said, what to say as far as the level shows it, what was told and what is written down."""

from __future__ import annotations

from callassist.language import Words
from callassist.tui.display.spans import Block, Line, line
from callassist.workflows.drill_view import DrillView

_SECOND = 1000


def transcript(view: DrillView, words: Words, last: int) -> Block:
    """Give the last lines of the transcript."""
    rows: list[Line] = []
    for one in view.lines[-last:]:
        if one.who == "agent":
            rows.append(line((words("you") + "  ", "label"), one.text))
        elif one.who == "caller":
            rows.append(line((words("caller") + "  ", "live"), (one.text, "strong")))
        else:
            rows.append(line(("~ " + one.text, "dim")))
    return tuple(rows)


def card(view: DrillView, words: Words) -> Block:
    """Give what to do now: the phone to pick up, the line or its key words, lines to choose from, the wait."""
    if view.phase == "ringing":
        return (
            line((words("The phone rings."), "strong"), "  ", (words("ring {count}", count=view.rings), "key")),
            line((words("Enter picks it up; on the second or third ring."), "dim")),
        )
    if view.phase == "goodbye":
        return (line((words("Let the caller hang up first; after three seconds ^G puts the phone down."), "strong")),)
    if view.phase == "waiting":
        return _waiting(view, words)
    rows: list[Line] = []
    if view.options:
        rows += [line((f"{number}  ", "key"), (text, "say")) for number, text in enumerate(view.options, 1)]
    elif view.say:
        rows += [line((text, "say")) for text in view.wordings[:2]]
    elif view.keywords:
        rows.append(line((words("key words") + "  ", "label"), (" · ".join(view.keywords), "strong")))
    else:
        rows.append(
            line(
                (words("Say it in your own words. ^T shows the key words, and once more the line; that costs."), "dim")
            )
        )
    if view.tone:
        rows.append(line((words("tone") + "  ", "label"), (view.tone, "dim")))
    return tuple(rows)


def _waiting(view: DrillView, words: Words) -> Block:
    seconds, every = view.elapsed // _SECOND, view.every // _SECOND
    role = "nudge" if seconds >= every else "strong"
    return (
        line((words("The caller waits: {seconds} s without a word.", seconds=seconds), role)),
        line((words("At least every {count} seconds: go on waiting, or leave a number?", count=every), "dim")),
    )


def clock(view: DrillView, words: Words) -> str:
    """Give what the clock shows: the rings, then minutes and seconds since the caller's last word."""
    if view.phase == "ringing":
        return words("ring {count}", count=view.rings)
    return f"{view.elapsed // 60000}:{view.elapsed // 1000 % 60:02}"


def prompt(view: DrillView, words: Words, field: str) -> tuple[str, str]:
    """Give what stands before the line that is typed, and what in it until something is: a field's name, or speech."""
    if field:
        return field, words("what was told; Enter writes it down")
    if view.phase == "ringing":
        return "", words("Enter picks up")
    if view.options:
        return words("you say"), words("The number of a line, or words of your own; Enter says it")
    return words("you say"), words("Type what you say, Enter says it")


def fields(view: DrillView, words: Words, written: str = "") -> Block:
    """Give what has been told or is asked, with what was written down, and a mark at the field that is being `written`."""
    rows = []
    for one in view.fields:
        mark = ("▸ " if one.id == written else "  ", "key")
        if one.state == "known":
            rows.append(line(mark, (one.label + "  ", "label"), (one.shown or one.value, "done")))
        else:
            rows.append(line(mark, (one.label + "  ", "label"), ("____", "key" if one.is_asked_here else "dim")))
    return tuple(rows) or (line((words("Nothing to write down yet."), "dim")),)
