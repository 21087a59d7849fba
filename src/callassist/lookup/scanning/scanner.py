"""Lines → the forbidden phrases in each: many lines at once through one automaton, then a closer look where it points."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate

from callassist.content.values import Phrase
from callassist.lookup.fold import folded
from callassist.lookup.scanning.automaton import Sign, built, signs_of
from callassist.lookup.scanning.closer import Closer
from callassist.lookup.scanning.evidence import Evidence
from callassist.lookup.scanning.harmless import is_harmless, is_quoted
from callassist.lookup.scanning.heard import CLAUSE, Places, Stems, is_han, sounds, words_at
from callassist.lookup.scanning.sieve import Seldom, Sieve
from callassist.lookup.scanning.slips import around
from callassist.lookup.scanning.values import How, PhraseHit
from callassist.lookup.scanning.wordings import Pattern, Wording, contexts_of, patterns_of, wordings_of

_SCORES: dict[How, float] = {"same": 100.0, "pattern": 95.0, "sound": 92.0, "slip": 88.0}
_A_SLIP = 6.0
"""So much less for each character that is wrong."""
_SOUND_FROM = 3
"""A wording of fewer syllables must have the very characters."""
_DENYING = ("不", "没", "别", "无", "我", "你", " not ", "never", " no ")
_LONG_SOUND = 5
"""Below so many syllables only one character may be another of the same sound."""
_LONGEST = 2_000
"""Characters of a line that are looked at: nobody says more in one breath."""


class Scanner:
    """Looks for the phrases of a book in lines of either script; `weighs` says whether by the words of a line as well."""

    def __init__(self, phrases: Iterable[Phrase], *, slips: bool = True, weighs: bool = True) -> None:
        book = list(phrases)
        self.forgives_slips = slips
        self._stems = Stems()
        self._yields = {phrase.id: frozenset(phrase.yields_to) for phrase in book if phrase.yields_to}
        self._book = {phrase.id: phrase for phrase in book}
        self._contexts: dict[str, Seldom | None] = {}
        wordings = list(wordings_of(book, self._stems))
        self._wordings = wordings if slips else [wording._replace(slips=0) for wording in wordings]
        self._patterns = list(patterns_of(book))
        self._sieve = Sieve([pattern.source for pattern in self._patterns])
        self._automaton = built(signs_of(self._wordings))
        self._evidence = Evidence(book if slips and weighs else ())

    def scan_line(self, line: str) -> list[PhraseHit]:
        """Give the phrases said in one line."""
        return self.scan([line])[0]

    def scan(self, lines: Sequence[str]) -> list[list[PhraseHit]]:
        """Give, for each line, the phrases said in it, in the order in which they begin."""
        found: list[list[PhraseHit]] = [[] for _ in lines]
        shown = [line if len(line) <= _LONGEST else line[:_LONGEST] for line in lines]
        if CLAUSE in "".join(shown):
            shown = [line.replace(CLAUSE, " ") for line in shown]
        english = [number for number, line in enumerate(shown) if not is_han(line)]
        if len(english) < len(shown):
            # An English line stands empty among the Chinese ones: nothing is found in it there.
            chinese = list(shown)
            for number in english:
                chinese[number] = ""
            self._pass(sounds(CLAUSE.join(chinese)), chinese, range(len(chinese)), found)
        for number in english:
            places = self._stems.read(words_at(shown[number]))
            self._pass(places.text, [shown[number]], [number], found, places)
        return found

    def _pass(
        self,
        heard: str,
        lines: list[str],
        numbers: Sequence[int],
        found: list[list[PhraseHit]],
        places: Places | None = None,
    ) -> None:
        """Let the automaton run over lines joined; look closer at each line that it or the sieve points to."""
        pointed: dict[int, list[tuple[int, tuple[Sign, ...]]]] = {}
        points = list(self._automaton.iter(heard)) if self._automaton is not None else []
        if len(lines) == 1 and points:
            pointed[0] = points
        elif points:
            starts = [0, *accumulate(map(_with_end, heard.split(CLAUSE)))]
            at = 0
            for place, signs in points:
                if not starts[at] <= place < starts[at + 1]:
                    at = bisect_right(starts, place) - 1
                pointed.setdefault(at, []).append((place - starts[at], signs))
        # Nothing is said in an empty line: the caller's own, where only the agent's are looked at.
        every = self._patterns or self._evidence.is_given
        for at in [at for at, line in enumerate(lines) if line] if every else pointed:
            closer = Closer(lines[at], self._stems, places)
            self._look(closer, pointed.get(at, ()))
            self._weigh(closer)
            if closer.hits:
                found[numbers[at]] = self._own(_told_apart(closer.hits))

    def _own(self, hits: list[PhraseHit]) -> list[PhraseHit]:
        """Leave out what gives way to a phrase found in the same words."""
        if len(hits) == 1 or not self._yields:
            return hits
        return [
            hit
            for hit in hits
            if not any(
                other.id in self._yields.get(hit.id, ())
                and hit.start < other.end
                and other.start < hit.end
                and other.end - other.start >= hit.end - hit.start
                for other in hits
            )
        ]

    def _look(self, closer: Closer, points: Sequence[tuple[int, tuple[Sign, ...]]]) -> None:
        done: set[tuple[int, int]] = set()
        for place, signs in points:
            for sign in signs:
                if (sign.number, place - sign.end) not in done:
                    wording = self._wordings[sign.number]
                    if self._try(closer, wording, place + 1, sign):
                        done.add((sign.number, place - sign.end))
        if self._patterns:
            text = closer.clauses.text
            for number in self._sieve.through(text):
                self._try_pattern(closer, self._patterns[number], text)

    def _try(self, closer: Closer, wording: Wording, end: int, sign: Sign) -> bool:
        if sign.is_whole:
            return self._whole(closer, wording, end)
        heard = closer.heard.text
        slips = wording.slips
        cut = next(
            size
            for size in (sign.end - len(wording.text) * part // (slips + 1) for part in range(slips, -1, -1))
            if size > 0
        )
        near = around(heard, end, wording.text, sign.end, slips, cut)
        if near is None or near.wrong == 0:
            return False
        start, stop = closer.heard.span(near.start, near.end)
        if closer.crosses_clause(start, stop) or _denials(closer.plain(near.start, near.end)) != _denials(
            wording.plain
        ):
            return False
        self._keep(closer, wording, start, stop, "slip", _SCORES["slip"] - _A_SLIP * (near.wrong - 1))
        return True

    def _whole(self, closer: Closer, wording: Wording, end: int) -> bool:
        size = len(wording.text)
        start, stop = closer.heard.span(end - size, end)
        is_same = (
            closer.line[start:stop] == wording.plain
            or not closer.is_han
            or closer.plain(end - size, end) == wording.plain
        )
        how: How = "same" if is_same else "sound"
        if how == "sound" and not self._sounds_right(closer, wording, end - size, end):
            return False
        if wording.is_clause and not closer.is_clause(start, stop):
            return False
        self._keep(closer, wording, start, stop, how, _SCORES[how])
        return True

    @staticmethod
    def _sounds_right(closer: Closer, wording: Wording, start: int, end: int) -> bool:
        """Say whether other characters of the same sound are a slip, and not another word: most of a short one is right."""
        size = end - start
        first, last = closer.heard.span(start, end)
        if size < _SOUND_FROM or closer.crosses_clause(first, last):
            return False
        said = closer.plain(start, end)
        wrong = sum(one != other for one, other in zip(said, wording.plain, strict=False))
        return wrong <= (1 if size < _LONG_SOUND else size - 2)

    def _try_pattern(self, closer: Closer, pattern: Pattern, text: str) -> None:
        if pattern.is_han is not closer.is_han:
            return
        for match in pattern.regex.finditer(text):
            if match.end() > match.start():
                start, stop = closer.clauses.span(*match.span())
                self._keep(closer, pattern, start, stop, "pattern", _SCORES["pattern"])

    def _weigh(self, closer: Closer) -> None:
        """Leave out what the words of the line speak against; add what they speak for."""
        if not self._evidence.is_given:
            return
        weighed = self._evidence.of(closer.clauses, is_han=closer.is_han)
        if weighed is None:
            return
        closer.hits = [hit for hit in closer.hits if not weighed.denies(hit)]
        found = {hit.id for hit in closer.hits}
        for likely in weighed.likely:
            if likely.id not in found:
                self._keep(closer, self._book[likely.id], likely.start, likely.stop, "words", likely.score)

    def _contexts_of(self, phrase: str) -> Seldom | None:
        if phrase not in self._contexts:
            contexts = contexts_of(self._book[phrase])
            self._contexts[phrase] = None if contexts is None else Seldom(contexts)
        return self._contexts[phrase]

    def _keep(
        self, closer: Closer, what: Wording | Pattern | Phrase, start: int, stop: int, how: How, score: float
    ) -> None:
        name, written = (what.id, what.phrase) if isinstance(what, Phrase) else (what.phrase, what.written)
        contexts = self._contexts_of(name)
        if contexts is not None and closer.overlaps(contexts, start, stop):
            return
        if is_quoted(closer.line, start, stop) or is_harmless(
            closer.before(start), folded(closer.line[start:stop]), is_han=closer.is_han
        ):
            return
        closer.hits.append(PhraseHit(name, start, stop, score, how, written))


def _with_end(part: str) -> int:
    return len(part) + 1


def _denials(plain: str) -> int:
    """Count the words that turn a sentence round, or whom it is about: a slip never makes or takes one."""
    return sum(plain.count(word) for word in _DENYING)


def _told_apart(hits: list[PhraseHit]) -> list[PhraseHit]:
    """Give the best hit of each phrase where several overlap, in the order in which they begin."""
    kept: list[PhraseHit] = []
    for hit in sorted(hits, key=lambda one: (-one.score, one.start - one.end, one.start)):
        if not any(hit.id == other.id and hit.start < other.end and other.start < hit.end for other in kept):
            kept.append(hit)
    return sorted(kept, key=lambda one: (one.start, one.end, one.id))
