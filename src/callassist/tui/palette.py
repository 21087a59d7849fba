"""The command palette: every action by its name, then flows, steps and replies as the finder knows them.

Textual's own palette speaks English only and knows no pinyin, so the finder's dialog serves for both.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from callassist.language import Words
from callassist.tui.actions import Action
from callassist.tui.dialogs.find import Row
from callassist.tui.keys import Keys


def action_rows(query: str, actions: Sequence[Action], keys: Keys, words: Words) -> Iterator[Row]:
    """Give the actions that a query means: by name, sentence or id; all of them when nothing is typed."""
    typed = query.strip().casefold()
    for action in actions:
        name, sentence = words(action.name), words(action.sentence)
        if any(typed in text.casefold() for text in (name, sentence, action.id)):
            yield Row(name, keys.name(action), sentence, action)
