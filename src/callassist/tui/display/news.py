"""What is new in the words: a few lines while the phone rings, a page on request."""

from __future__ import annotations

from collections.abc import Sequence

from callassist.language import Words
from callassist.tui.display.spans import Block, line

_AT_A_GLANCE = 5


def new_words(news: Sequence[str], words: Words) -> Block:
    """Give the first lines of what is new, and how to see the rest; nothing if nothing is."""
    if not news:
        return ()
    rows = [(), line((words("New since your last call:"), "label"))]
    rows += [line(text) for text in news[:_AT_A_GLANCE]]
    if len(news) > _AT_A_GLANCE:
        rows.append(line((words("F6: all of it"), "hint")))
    return tuple(rows)


def news_page(news: Sequence[str], words: Words) -> Block:
    """Give all that is new."""
    if not news:
        return (line(words("Nothing is new since your last call.")),)
    return tuple(line((text, "" if text.startswith(" ") else "strong")) for text in news)
