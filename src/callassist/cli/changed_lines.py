"""Lines of files as they were and as they are to be, on stdout."""

from __future__ import annotations

from collections.abc import Iterable

from callassist.cli import output
from callassist.content.edits import Changed
from callassist.text import clean


def show(title: str, changed: Iterable[Changed]) -> None:
    """Print the lines of one file that change, below its name: `-` before them as they were, `+` as they are to be."""
    output.line(clean(title))
    for one in changed:
        place = f"{one.line:>5} "
        for mark, lines in (("-", one.before), ("+", one.after)):
            for line in lines:
                output.line(f"{place}{mark} {clean(line)}")
                place = " " * len(place)
