"""Differences as lines to read: what they are in, then each on a line of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from callassist.language import Words, marked
from callassist.text import clean
from callassist.workflows.changes import Change

_PARTS = {
    "flow": marked("flow {title} ({id})"),
    "phrase": marked("phrase “{title}” ({id})"),
    "courtesy": marked("courtesy words: {title} ({id})"),
    "site": marked("site file"),
}


def tell_changes(found: Iterable[Change], words: Words) -> Iterator[str]:
    """Give a heading for each flow, phrase and so on, and under it what is different."""
    for (part, name, title), group in groupby(found, key=lambda one: (one.part, one.id, one.title)):
        yield clean(words(_PARTS[part], title=title, id=name))
        for change in group:
            said = words.of(change.said)
            yield clean("    " + (words("“{step}”: {said}", step=change.place, said=said) if change.place else said))
