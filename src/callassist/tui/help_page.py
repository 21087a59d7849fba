"""A page of help: every key that works where it was asked for, and what it does."""

from __future__ import annotations

from collections.abc import Sequence

from callassist.language import Words, marked
from callassist.tui.actions import APP, LIVE, Action
from callassist.tui.display.spans import Block, Line, line
from callassist.tui.keys import Keys

EDITOR = (
    ("Enter", marked("Write it down and go on to what else is asked here, or back to the call.")),
    ("Tab", marked("Write it down and go to the next field; Shift+Tab to the one before.")),
    ("Esc", marked("Write it down and go back to the call; nothing typed is ever lost.")),
    ("^N", marked("The caller would rather not say; that counts as asked.")),
    ("1–9", marked("Where choices or surnames are offered below the line, their number stands for them.")),
)
"""What the keys do while a field is written."""

_KEY = 8


def help_page(actions: Sequence[Action], keys: Keys, words: Words, *, writing: bool) -> Block:
    """Give the page for a screen's actions, or for the field editor while something is written."""
    if writing:
        return tuple(_row(key, words(sentence)) for key, sentence in EDITOR)
    rows: list[Line] = []
    if actions is LIVE:
        rows += [_row("1–9", words("What the caller answers.")), _row("0", words("The caller has hung up."))]
    rows += [_row(keys.name(action), words(action.sentence)) for action in (*actions, *APP)]
    if actions is LIVE:
        rows.append(())
        rows += [
            line((f"{item.key:<{_KEY}}", "key"), (item.title, "strong"), ("  " + item.detail, "dim"))
            for item in keys.flow_items
        ]
    return tuple(rows)


def _row(key: str, sentence: str) -> Line:
    return line((f"{key:<{_KEY}}", "key"), sentence)
