"""What a line holds: the elements of a good call, however they are worded, and what must not be said.

Phrases and plain wordings are found by the scanner of transcripts: the same characters, the same sounds, a slip of the
finger. An element is said by the words of the site file, by the wordings, patterns and groups of words that the scorecard
adds, by names (the company's, the trainee's, the caller's), and by what the caller told, said back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

import msgspec

from callassist.content.training_values import Hearing
from callassist.content.values import ElementId, Pack, Phrase, PhraseId
from callassist.lookup.fold import folded, has_han
from callassist.lookup.scanning.heard import Places, is_han, sounds, sounds_at
from callassist.lookup.scanning.scanner import Scanner
from callassist.lookup.scanning.wordings import is_pattern
from callassist.training.said_back import says_back, says_number, told
from callassist.training.word_groups import WordGroups

_SHORT_HAN, _SHORT_WORDS = 2, 2
"""Wordings this short count for the scanner only as clauses of their own; an element may stand in any sentence."""
_COMPANY, _OWN_NAME, _USE_NAME = "company", "own-name", "use-name"
"""Elements that are said by names, which the site file cannot know."""
_SOUND_FROM = 2
"""A name of fewer syllables must have the very characters."""
_RESTATE = "restate"
"""The element that is said by the facts of the call."""


class Span(msgspec.Struct, frozen=True):
    """Where an element or phrase was heard: characters `start` to `end` of the line."""

    id: str
    start: int
    end: int


class Heard(msgspec.Struct, frozen=True):
    """What was heard in one line."""

    elements: tuple[Span, ...]
    phrases: tuple[Span, ...]

    def has(self, element: ElementId) -> bool:
        """Say whether an element was heard."""
        return any(span.id == element for span in self.elements)


_HAN = re.compile("[\u3400-\u9fff]")
"""A Chinese name in an English line does not make it a Chinese one."""
_NOTHING = Heard((), ())
_KEPT = 20_000
"""Lines whose hearing is kept."""


class _Plain(msgspec.Struct, frozen=True):
    """What is in a line by itself, before names and facts: elements, elements by groups of words, phrases."""

    elements: tuple[Span, ...]
    groups: tuple[Span, ...]
    phrases: tuple[Span, ...]


class Names(msgspec.Struct, frozen=True):
    """What is said by name on one call: of the company, of the trainee, and of the caller; and what the caller told."""

    company: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    caller: tuple[str, ...] = ()
    told: tuple[str, ...] = ()


class Ear:
    """Listens to lines of one language; made once for a pack and a scorecard."""

    def __init__(self, pack: Pack, hearings: Mapping[ElementId, Hearing], *, like: Ear | None = None) -> None:
        self._elements = Scanner(_as_phrases(pack, hearings))
        self._groups = WordGroups({name: one for name, one in hearings.items() if name in pack.site.elements})
        # The phrasebook takes a moment to learn: another ear on the same pack has learnt it.
        self.book: Scanner = like.book if like is not None else Scanner(pack.phrases.values())
        self._forbidden = frozenset(name for name, phrase in pack.phrases.items() if phrase.level == "forbid")
        self._known = frozenset(pack.site.elements)
        self._is_english = pack.site.language == "en"
        self._plain: dict[str, _Plain] = {}

    def is_forbidden(self, phrase: PhraseId) -> bool:
        """Say whether a phrase must never be said, not only better not."""
        return phrase in self._forbidden

    def listen(self, line: str, names: Names = Names()) -> Heard:  # noqa: B008 - frozen
        """Give what is heard in a line."""
        return self.listen_to([line], names)[0]

    def listen_to(self, lines: Sequence[str], names: Names = Names()) -> list[Heard]:  # noqa: B008 - frozen
        """Give what is heard in each line; many lines at once are quicker."""
        heard = self._heard_in(lines)
        found = []
        for line in lines:
            if not line:
                # The caller's own lines stand empty among the agent's.
                found.append(_NOTHING)
                continue
            plain = heard[line]
            spans = [*plain.elements, *(span for span in self._by_name(line, names) if span.id in self._known)]
            there = {span.id for span in spans}
            spans += [span for span in plain.groups if span.id not in there]
            if _RESTATE in self._known and not any(span.id == _RESTATE for span in spans):
                spans += _by_facts(line, names, is_clean=not plain.phrases)
            found.append(Heard(tuple(sorted(spans, key=lambda span: (span.start, span.end, span.id))), plain.phrases))
        return found

    def _heard_in(self, lines: Sequence[str]) -> dict[str, _Plain]:
        """Give what is in the lines whoever speaks; the script's own lines are said again and again, and heard once."""
        new = [line for line in dict.fromkeys(lines) if line and line not in self._plain]
        if len(self._plain) + len(new) > _KEPT:
            new, self._plain = [line for line in dict.fromkeys(lines) if line], {}
        read = [_HAN.sub("x", line) for line in new] if self._is_english else new
        for line, said, forbidden in zip(new, self._elements.scan(read), self.book.scan(read), strict=True):
            self._plain[line] = _Plain(
                tuple(Span(hit.id, hit.start, hit.end) for hit in said),
                tuple(Span(*place) for place in self._groups.find(line)),
                tuple(Span(hit.id, hit.start, hit.end) for hit in forbidden),
            )
        return self._plain

    @staticmethod
    def _by_name(line: str, names: Names) -> Iterator[Span]:
        low = line.casefold()
        sounding = sounds_at(line) if is_han(line) else None
        for element, said in ((_COMPANY, names.company), (_OWN_NAME, names.own), (_USE_NAME, names.caller)):
            for name in said:
                place = _place_of(name, low, sounding)
                if place is not None:
                    yield Span(element, *place)


def _place_of(name: str, low: str, sounding: Places | None) -> tuple[int, int] | None:
    """Give where a name stands in a line: as it is written, or in other characters that sound the same, 实例 for 示例."""
    plain, heard = _as_heard(name)
    place = low.find(plain) if plain else -1
    if place >= 0:
        return place, place + len(name)
    at = sounding.text.find(heard) if sounding is not None and heard else -1
    return sounding.span(at, at + len(heard)) if sounding is not None and at >= 0 else None


@lru_cache(maxsize=1024)
def _as_heard(name: str) -> tuple[str, str]:
    """Give a name as it is looked for: in lower case, and as it sounds if that is told apart by its sound."""
    heard = sounds(name) if has_han(name) else ""
    return name.casefold(), heard if len(heard) >= _SOUND_FROM else ""


def _by_facts(line: str, names: Names, *, is_clean: bool) -> Iterator[Span]:
    """Give the line as a whole where it says back what the caller told; the name alone says nothing back.

    With a forbidden phrase in it only a number counts: who refuses a matter names it too.
    """
    plain = line
    for name in names.caller:
        plain = plain.replace(name, " ")
    if names.told and plain.strip():
        what = told(names.told)
        if says_number(plain, what) or (is_clean and says_back(plain, what)):
            yield Span(_RESTATE, 0, len(line))


def _as_phrases(pack: Pack, hearings: Mapping[ElementId, Hearing]) -> list[Phrase]:
    """Give the plain wordings of the elements as a book that the scanner can look for."""
    found = []
    for name, element in pack.site.elements.items():
        hearing = hearings.get(name, Hearing())
        ways = [way for way in hearing.also if not is_pattern(way)]
        if not hearing.instead:
            ways += element.phrases
        # Of 对吧 only 对 is left without its particle, and that stands in any line.
        ways = [way for way in ways if len(folded(way)) > 1]
        if ways:
            wordings = tuple(map(_wording, ways))
            found.append(Phrase(id=name, phrase=ways[0], harm="", variants=wordings, unless=hearing.never))
    return found


@lru_cache(maxsize=4096)
def _wording(way: str) -> str:
    if is_pattern(way):
        return way
    plain = folded(way)
    if has_han(plain):
        return f"/{re.escape(plain)}/" if len(plain) <= _SHORT_HAN else way
    words = way.lower().split()
    return rf"/\b{re.escape(' '.join(words))}\b/" if len(words) <= _SHORT_WORDS else way
