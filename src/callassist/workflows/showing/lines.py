"""A line with gaps → pieces for the eye: what is said as it stands, what is filled in, what is said only when known."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from callassist.content.values import Site
from callassist.language import Words, marked
from callassist.lookup.bare import bare
from callassist.text import clean
from callassist.wording import holds, inspect_expression

_GAP, _GAP_END, _MAYBE, _MAYBE_END = "\x01\x02\x03\x04"
"""Marks put into a cleaned text, which holds none of them."""
_MARK = re.compile("([\x01-\x04])")
_BLANKS = re.compile(r"[ \t\u3000]*\n[ \t\u3000]*|[ \t]+")

_LABELS = {
    "caller.name": marked("caller's name"),
    "agent.name": marked("your name"),
    "agent.badge": marked("your number"),
    "call.greeting": marked("greeting"),
    "call.wish": marked("good wish"),
    "call.number": marked("caller's number"),
    "call.started": marked("time of the call"),
    "call.rings": marked("rings"),
    "call.is_late": marked("late pick-up"),
    "centre.is_open": marked("opening hours"),
    "promise.what": marked("what was promised"),
    "promise.due": marked("when it was promised for"),
    "promise.made": marked("when it was promised"),
}


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a line; pieces with the same `maybe` above 0 are said together, when what they speak of is known."""

    text: str
    is_gap: bool = False
    maybe: int = 0


Line = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Saying:
    """A wording as it is said when nothing is known yet, and, where that is another line, when all is known."""

    line: Line
    known: Line = ()


class Lines:
    """Reads lines without a call: what the site says is filled in, the rest is a gap with its label."""

    def __init__(self, site: Site, words: Words) -> None:
        self._site, self.words = site, words
        self._groups: Mapping[str, Mapping[str, object]] = {
            "company": site.company,
            "centre": site.centre,
            "emergency": site.emergency_numbers,
            "department": {
                name: {"name": desk.name, "number": desk.number, "hours": desk.hours}
                for name, desk in site.departments.items()
            },
        }

    def saying(self, source: str) -> Saying:
        """Give a wording in pieces, both ways where knowing something changes it."""
        line, is_forked = self._read(source, known=False)
        return Saying(line, self._read(source, known=True)[0] if is_forked else ())

    def line(self, source: str) -> Line:
        """Give a line in pieces, as it is when nothing is known."""
        return self._read(source, known=False)[0]

    def plain(self, source: str) -> str:
        """Give a line as one row of text, gaps by their labels."""
        return " ".join("".join(piece.text for piece in self.line(source)).split())

    def label(self, path: str) -> str:
        """Give what people call a variable."""
        if path in _LABELS:
            return self.words(_LABELS[path])
        field = self._site.fields.get(path.removeprefix("caller."))
        return clean(field.label if field is not None else path)

    def _read(self, source: str, *, known: bool) -> tuple[Line, bool]:
        forks: list[str] = []

        def choose(asked: str, then: str, other: str | None) -> str:
            met = self._met(asked)
            if met is not None:
                return (then if met else other) or ""
            is_turned = asked.startswith("not ")
            if is_turned:
                then, other = other or "", then
            if other is None:
                return f"{_MAYBE}{then}{_MAYBE_END}"
            forks.append(asked)
            return then if known else other

        gap = f"{_GAP}{{}}{_GAP_END}".format
        text = bare(clean(source), self._known, lambda path: gap(self.label(path)), choose)
        return tuple(_pieces(text)), bool(forks)

    def _known(self, path: str) -> str:
        value: object = self._groups
        for name in path.split("."):
            value = value.get(name, "") if isinstance(value, Mapping) else ""
        return clean(value) if isinstance(value, str) else ""

    def _met(self, asked: str) -> bool | None:
        """Say whether a condition is met, if the site alone decides it."""
        names = [name.path for name in inspect_expression(asked).names]
        if not names or not all(self._known(name) for name in names):
            return None
        return holds(asked, self._groups)


def rendered(line: Line, words: Callable[[str], str], gap: Callable[[str], str], maybe: Callable[[str], str]) -> str:
    """Give a line as text: `words`, `gap` and `maybe` say what becomes of each kind of stretch."""
    out, held, group = "", "", 0
    for piece in (*line, Piece("")):
        if piece.maybe != group:
            out, held = out + (maybe(held) if group else held), ""
            group = piece.maybe
        held += gap(piece.text) if piece.is_gap else words(piece.text)
    return out + held


def _pieces(text: str) -> Iterator[Piece]:
    is_gap, maybe, depth = False, 0, 0
    for part in _MARK.split(_BLANKS.sub(lambda blank: "\n" if "\n" in blank[0] else " ", text.strip())):
        if part in (_GAP, _GAP_END):
            is_gap = part == _GAP
        elif part in (_MAYBE, _MAYBE_END):
            depth += 1 if part == _MAYBE else -1
            maybe += part == _MAYBE and depth == 1
        elif part:
            yield Piece(part, is_gap, maybe if depth else 0)
