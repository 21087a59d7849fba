"""What the caller may answer, one key each."""

from __future__ import annotations

from callassist.language import Words
from callassist.tui.display.spans import Block, Line, columns, flowing, line
from callassist.workflows.view import View

_ROOM_FOR_EXAMPLES = 60


def replies(view: View, words: Words, cells: int, rows: int) -> Block:
    """Give the keys and what they mean; where there is room, what callers say there."""
    items: list[Line] = [line((answer.key, "key"), " " + answer.label) for answer in view.answers]
    if view.phase == "talking":
        if view.may_go_on:
            items.append(line(("Enter", "key"), " " + words("go on")))
        items.append(line(("0", "key"), (" " + words("caller hung up"), "dim")))
    elif view.phase == "wrap-up" and view.may_go_on:
        items.append(line(("Enter", "key"), " " + words("done")))
    if cells >= _ROOM_FOR_EXAMPLES and len(items) <= rows and any(answer.caller for answer in view.answers):
        return tuple(
            (*item, (_example(view, number), "dim")) if number < len(view.answers) else item
            for number, item in enumerate(items)
        )
    aligned = columns(items, cells)
    # No key may fall below the edge: where columns are too many rows, the answers run on one after the other.
    return aligned if len(aligned) <= rows else flowing(items, cells)


def _example(view: View, number: int) -> str:
    caller = view.answers[number].caller
    return f"   “{caller[0]}”" if caller else ""
