"""One more occasion at the end of a courtesy file, or the first of a new one."""

from __future__ import annotations

from callassist.content.edit_book import written
from callassist.content.source import Source
from callassist.content.tree import read_tree
from callassist.content.values import Occasion


def new_courtesy(file_id: str, title: str) -> str:
    """Give the text of a courtesy file that has no occasion yet."""
    return f"format: courtesy/1\nid: {file_id}\ntitle: {written(title)}\noccasions:\n"


def with_occasion(text: str, occasion: Occasion, comment: str) -> str | None:
    """Give the text with an occasion at its end, under a comment; None when the file is not written so that it can be.

    Only the occasion's id, title, when and lines are written.
    """
    newline = "\r\n" if "\r\n" in text else "\n"
    parts: list[tuple[str, str]] = [("title", occasion.title), ("when", occasion.when)]
    lines = [
        f"  # {comment}",
        f"  - id: {occasion.id}",
        *(f"    {name}: {written(value)}" for name, value in parts if value),
        "    lines:",
        *(f"      - {{say: {written(line.say)}}}" for line in occasion.lines),
    ]
    before = text if text.endswith(newline) else text + newline
    changed = before + newline.join([*lines, ""])
    old, new = (read_tree(Source("", one)) for one in (text, changed))
    if old[1] or new[1] or not isinstance(old[0].data, dict):
        return None
    last: dict[str, object] = {"id": occasion.id, **{name: value for name, value in parts if value}}
    last["lines"] = [{"say": line.say} for line in occasion.lines]
    wanted = {**old[0].data, "occasions": [*(old[0].data.get("occasions") or []), last]}
    return changed if new[0].data == wanted else None
