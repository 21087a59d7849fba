"""A phrasebook → the wordings and patterns that a scan looks for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from callassist.content.values import Phrase
from callassist.lookup.fold import PARTICLES, folded, has_han
from callassist.lookup.scanning.heard import Places, Stems, clauses_at, sounds_at, words_at

_ONE_SLIP, _TWO_SLIPS = 6, 9
"""From so many syllables on, one or two of them may be wrong: one of four would make other phrases of it."""
_ONE_WORD_SLIP = 6
"""From so many English words on, one may be another: a word says more than a syllable."""
_WHOLE_CLAUSE = 2
"""A wording of so few syllables or words counts only if it is a clause of its own."""


_MUST_END = re.compile(r"(?<=[(|])，|，(?=[|)])")
_MAY_END = re.compile(r"，\??")
_SPOKEN_PARTICLE = re.compile(rf"(?<=[㐀-鿿])[{PARTICLES}]")
"""A particle behind another character: no folded text holds it, so 干嘛 is looked for as 干."""


class Wording(NamedTuple):
    """One way to say a phrase: `text` as a scan compares it, `plain` its folded characters.

    `slips` characters of the text may be wrong; `is_clause` wants it to be a clause of its own.
    """

    phrase: str
    written: str
    text: str
    plain: str
    slips: int
    is_clause: bool


@dataclass(frozen=True)
class Pattern:
    """A pattern of the book, for folded text; compiled when a line is first tried against it."""

    phrase: str
    written: str
    source: str
    is_han: bool

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The pattern ready to search by."""
        return re.compile(self.source, re.MULTILINE)


def is_pattern(text: str) -> bool:
    """Say whether a variant or a context is a pattern, written between slashes."""
    return len(text) > 2 and text.startswith("/") and text.endswith("/")  # noqa: PLR2004 - two slashes and what they hold


def compiled(text: str) -> re.Pattern[str]:
    """Give a pattern as it is searched for.

    A full-width comma in it is a clause that may end there; as a choice of its own, `(，|$)`, one that must.
    """
    return re.compile(_source(text), re.MULTILINE)


def _source(text: str) -> str:
    return _MAY_END.sub(r"\\n?", _MUST_END.sub(r"\\n", _SPOKEN_PARTICLE.sub("", text[1:-1])))


def wordings_of(phrases: Iterable[Phrase], stems: Stems) -> Iterator[Wording]:
    """Give every wording that is no pattern, each text of a phrase once."""
    for phrase in phrases:
        seen = set()
        for written in (phrase.phrase, *phrase.variants):
            if is_pattern(written):
                continue
            wording = _wording(phrase.id, written, stems)
            if wording.text and wording.plain not in seen:
                seen.add(wording.plain)
                yield wording


def _wording(phrase: str, written: str, stems: Stems) -> Wording:
    plain = folded(written)
    if not has_han(plain):
        text = stems.learn(words_at(written))
        return Wording(phrase, written, text, plain, int(len(text) >= _ONE_WORD_SLIP), len(text) <= _WHOLE_CLAUSE)
    text = sounds_at(written).text.replace("\n", "")
    slips = (len(text) >= _ONE_SLIP) + (len(text) >= _TWO_SLIPS)
    return Wording(phrase, written, text, plain, slips, len(text) <= _WHOLE_CLAUSE)


def patterns_of(phrases: Iterable[Phrase]) -> Iterator[Pattern]:
    """Give every pattern."""
    for phrase in phrases:
        for written in phrase.variants:
            if is_pattern(written):
                yield Pattern(phrase.id, written, _source(written), has_han(written.replace("，", "")))


def contexts_of(phrase: Phrase) -> re.Pattern[str] | None:
    """Give the surroundings in which a phrase is harmless, all as one pattern over folded text; None if there are none."""
    parts = []
    for written in phrase.unless:
        if not is_pattern(written):
            parts.append(_spread(written))
            continue
        try:
            compiled(written)
        except (re.error, RecursionError, OverflowError):
            continue
        parts.append(f"(?:{_source(written)})")
    return re.compile("|".join(parts), re.MULTILINE | re.DOTALL) if parts else None


def _spread(written: str) -> str:
    """Give a plain context as a pattern: its clauses may run on or not."""
    if has_han(written):
        places: Places = clauses_at(written)
        return r"\n?".join(map(re.escape, filter(None, places.text.split("\n"))))
    return r"\b" + r"[ \n]".join(re.escape(word.text) for word in words_at(written)) + r"\b"
