"""The studio's page of help: for the tree, the text or the list of problems, whichever has the focus."""

from __future__ import annotations

from collections.abc import Mapping

from callassist.language import Words, marked
from callassist.tui.actions import STUDIO, STUDIO_APP
from callassist.tui.display.spans import Block, Line, line
from callassist.tui.keys import key_name

TREE = (
    ("a…", marked("Letters show only what holds them; Backspace takes one back, Esc all.")),
    ("/", marked("Find by meaning: characters, pinyin, initials or English.")),
    ("→ ←", marked("Show what stands in a file; show the file alone.")),
    ("Enter", marked("Edit it, at that line.")),
    ("Tab", marked("To the text, and on to the problems.")),
)
"""What the keys do in the tree."""
TEXT = (
    ("Esc", marked("From the text to the tree; nothing typed is ever lost.")),
    ("Enter", marked("A new line, as deep as this one; deeper below a key that opens something.")),
    ("^Z ^Y", marked("Undo and redo, as often as you like.")),
    ("^C ^X", marked("Copy, and cut; ^V puts it in.")),
    ("Tab", marked("Blanks up to the next depth.")),
)
"""What the keys do in the text."""
LIST = (
    ("Enter", marked("To the place of the problem.")),
    ("Tab", marked("To the tree.")),
)
"""What the keys do in the list of problems."""

_KEY = 9


def studio_help(rows: tuple[tuple[str, str], ...], own: Mapping[str, str], words: Words) -> Block:
    """Give the page: first what is special where the focus is, then what works everywhere."""
    found = [_row(key, words(sentence)) for key, sentence in rows]
    found.append(())
    found += [_row(key_name(action, own), words(action.sentence)) for action in (*STUDIO, *STUDIO_APP)]
    return tuple(found)


def _row(key: str, sentence: str) -> Line:
    return line((f"{key:<{_KEY}}", "key"), sentence)
