"""Whether a typed answer means what it should: each group of words heard in one wording or another, nothing wrong said.

Figures are the same in characters, digits and 24-hour times; a slip of the finger or of the input method is forgiven, but
never in a figure, and never to find something wrong.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

import msgspec

from callassist.content.training_values import Question
from callassist.lookup.fold import HAN
from callassist.lookup.misspelt import is_misspelt
from callassist.training.figures import Word, with_times, words_in

_LONGEST = 1_000
"""Characters of an answer that are looked at."""
_ONE_WRONG = 2
"""From so many Chinese characters on one may be another of the same sound; from twice as many, two."""


class Part(msgspec.Struct, frozen=True):
    """Where something was heard: characters `start` to `end` of the answer; `group` counts from 0."""

    group: int
    start: int
    end: int


class Meaning(msgspec.Struct, frozen=True):
    """What an answer comes to: the groups heard, the groups missing, and what was wrong in it."""

    heard: tuple[Part, ...]
    missing: tuple[int, ...]
    wrong: tuple[Part, ...]

    @property
    def is_right(self) -> bool:
        """Say whether everything was heard and nothing wrong."""
        return not self.missing and not self.wrong


def meaning(answer: str, question: Question) -> Meaning:
    """Give what an answer to a question comes to; the question's templates are filled in already."""
    guises = _guises(answer[:_LONGEST])
    heard: list[Part] = []
    missing: list[int] = []
    for number, group in enumerate(question.must):
        place = _first(guises, group) or _nearly(guises[0], group)
        if place is None:
            missing.append(number)
        else:
            heard.append(Part(number, *place))
    wrong = [
        Part(number, *place)
        for number, group in enumerate(question.wrong)
        if (place := _first(guises, group)) is not None
    ]
    return Meaning(tuple(heard), tuple(missing), tuple(wrong))


class _Guise:
    """Words of a text in one reading of its figures, joined so that a run of words is found as a string."""

    def __init__(self, words: Sequence[Word]) -> None:
        self.words = words
        self.joined = " " + "".join(f"{word.text} " for word in words)

    def find(self, other: _Guise) -> tuple[int, int] | None:
        """Give where the other's words stand in a row, in characters of the text."""
        place = self.joined.find(other.joined) if other.words else -1
        if place < 0:
            return None
        first = self.joined.count(" ", 0, place)
        return self.words[first].start, self.words[first + len(other.words) - 1].end


def _guises(text: str) -> tuple[_Guise, ...]:
    words = words_in(text)
    return _Guise(words), _Guise(with_times(words)), _Guise(with_times(words, carries=True))


_learnt = lru_cache(maxsize=8192)(_guises)
"""The wordings of a bank, each read once."""


def _first(guises: Sequence[_Guise], group: Iterable[str]) -> tuple[int, int] | None:
    """Give where a wording of the group stands, in any reading of the figures on both sides."""
    for wording in group:
        for text, wanted in zip(guises, _learnt(wording), strict=True):
            place = text.find(wanted)
            if place is not None:
                return place
    # The last reading knows more halves of the day than a wording by itself can tell.
    for wording in group:
        place = guises[-1].find(_learnt(wording)[1])
        if place is not None:
            return place
    return None


def _nearly(text: _Guise, group: Iterable[str]) -> tuple[int, int] | None:
    """Give where a wording of the group stands with a slip in it."""
    for wording in group:
        wanted = [word.text for word in _learnt(wording)[0].words]
        is_han = any(word[0] >= HAN for word in wanted)
        most = len(wanted) // (2 * _ONE_WRONG) + 1 if is_han else max(1, len(wanted) // 3)
        if not wanted or (is_han and len(wanted) < _ONE_WRONG):
            continue
        for start in range(len(text.words) - len(wanted) + 1):
            there = text.words[start : start + len(wanted)]
            wrong = 0
            for word, meant in zip(there, wanted, strict=True):
                if word.text != meant:
                    wrong += 1 if is_misspelt(word.text, meant) else most + 1
                if wrong > most:
                    break
            if wrong <= most:
                return there[0].start, there[-1].end
    return None
