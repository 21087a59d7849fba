"""A line → what a scan compares, with the way back to the line as it was written.

Two guises. `Heard.text` is the folded text with every run of punctuation as a line end, for patterns. `Heard.sounds` is one
character a syllable (Chinese) or a word stem (English), without any punctuation, for wordings.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from callassist.lookup.english import stem
from callassist.lookup.fold import FILLER, HAN, READING, Folds
from callassist.lookup.spelled_out import CONTRACTION, CURLY, meaning
from callassist.lookup.syllables import sound_of

CLAUSE = "\n"
_SOME_HAN = re.compile(rf"[{HAN}-\U0010ffff]")
_EMPTY_WORDS = frozenset(
    ["well", "um", "uh", "er", "erm", "oh", "ah", "hmm", "eh", "really", "actually", "honestly", "basically"]
)
_EMPTY_START = "就是"
_FILLERS = re.compile(rf"{FILLER}|(?<=\n){_EMPTY_START}(?=.)|^{_EMPTY_START}(?=.)")
_FIRST_STEM = 0xE000
_LAST_STEM = 0xF8FF
_FURTHER_STEMS = 0xF0000
UNKNOWN = "\ufffd"
_LATELY = 256
"""Lines whose guises are kept a while: several look at the same lines one after the other."""


class Places(NamedTuple):
    """Characters and, for each, where in the line it begins and ends."""

    text: str
    starts: list[int]
    ends: list[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Give the part of the line that the characters from `start` up to `end` were made of."""
        return self.starts[start], self.ends[end - 1]


class SoundFolds(dict[int, str]):
    """Code point → the character of its syllable; letters and digits stay, all else goes, line ends remain."""

    def __missing__(self, code: int) -> str:
        """Work out a character met for the first time."""
        folded = "" if code != ord(CLAUSE) else CLAUSE
        if not folded:
            folded = "".join(sound_of(char) for char in _CLAUSES[code] if char != CLAUSE)
        self[code] = folded
        return folded


class _Unblanked(dict[int, str]):
    """Code point → what it is folded to, blanks to nothing. Filled as characters come up."""

    def __missing__(self, code: int) -> str:
        """Work out a character met for the first time."""
        folded = _CLAUSES[code]
        self[code] = folded = "" if folded == CLAUSE and chr(code) in _BLANKS else folded
        return folded


_CLAUSES = Folds(CLAUSE)
_UNBLANKED = _Unblanked()
_BLANKS = " \u3000"
_RUNS = re.compile(f"{CLAUSE}+")
_SOUNDS = SoundFolds()


def is_han(line: str) -> bool:
    """Say whether a line is read as Chinese: it holds a Chinese character."""
    return _SOME_HAN.search(line) is not None


def sounds(text: str) -> str:
    """Give Chinese text as one character a syllable, fast and without the way back; line ends stay."""
    if "(" in text or "（" in text:
        text = READING.sub("", text)
    return text.replace(FILLER, "").translate(_SOUNDS)


@lru_cache(maxsize=_LATELY)
def sounds_at(line: str) -> Places:
    """Give what `sounds` gives of a line, with the way back."""
    gone = _gone(line)
    if not gone:
        folds = [_SOUNDS[ord(char)] for char in line]
        if max(map(len, folds), default=0) <= 1:
            kept = [at for at, fold in enumerate(folds) if fold]
            return Places("".join(folds), kept, [at + 1 for at in kept])
    text: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for at, char in enumerate(line):
        if gone and any(start <= at < end for start, end in gone):
            continue
        for made in _SOUNDS[ord(char)]:
            text.append(made)
            starts.append(at)
            ends.append(at + 1)
    return Places("".join(text), starts, ends)


def just_before(line: str, place: int, most: int) -> str:
    """Give the folded characters before a place in a Chinese line, at most so many, punctuation as line ends."""
    return line[max(place - most, 0) : place].translate(_CLAUSES)


@lru_cache(maxsize=_LATELY)
def clauses_at(line: str) -> Places:
    """Give the folded text of a Chinese line, clause by clause, with the way back."""
    gone = _gone(line)
    text: list[str] = []
    starts: list[int] = []
    for at, char in enumerate(line):
        made = _CLAUSES[ord(char)]
        if not made or (gone and any(start <= at < end for start, end in gone)):
            continue
        if made == CLAUSE and (char in _BLANKS or not text or text[-1] == CLAUSE):
            continue
        text += made
        starts += [at] * len(made)
    return _without_fillers(Places("".join(text), starts, [at + 1 for at in starts]))


def clauses(line: str) -> str:
    """Give the text that `clauses_at` gives of a line, fast and without the way back."""
    text = _RUNS.sub(CLAUSE, line.translate(_UNBLANKED)).removeprefix(CLAUSE)
    if FILLER in line or FILLER in text or "(" in line or "（" in line or _EMPTY_START in text:
        return clauses_at(line).text
    return text


def _gone(line: str) -> list[tuple[int, int]]:
    spans = [found.span() for found in READING.finditer(line)] if "(" in line or "（" in line else []
    at = line.find(FILLER)
    while at >= 0:
        spans.append((at, at + len(FILLER)))
        at = line.find(FILLER, at + len(FILLER))
    return spans


def _without_fillers(places: Places) -> Places:
    if FILLER not in places.text and _EMPTY_START not in places.text:
        return places
    found = _FILLERS.search(places.text)
    while found:
        start, end = found.span()
        text = places.text[:start] + places.text[end:]
        places = Places(text, places.starts[:start] + places.starts[end:], places.ends[:start] + places.ends[end:])
        found = _FILLERS.search(text)
    return places


class Word(NamedTuple):
    """An English word in lower case, and where in the line it stands; `begins` says that a clause begins with it."""

    text: str
    start: int
    end: int
    begins: bool


@lru_cache(maxsize=_LATELY)
def words_at(line: str) -> Sequence[Word]:
    """Give the words of an English line: contractions written out, words that say nothing left out."""
    found: list[Word] = []
    lower = _lower(line)
    last, begins = 0, True
    for match in _TOKEN.finditer(lower):
        start, end = match.span()
        between = lower[last:start]
        begins = begins or (between != " " and bool(between.strip(" -'")))
        last = end
        for word in _meant(match[0]):
            if word not in _EMPTY_WORDS:
                found.append(Word(word, start, end, begins))
                begins = False
    return found


def words(line: str) -> set[str]:
    """Give the words that `words_at` gives of a line, fast, each once and without their places."""
    found = {word for token in set(_TOKEN.findall(_lower(line))) for word in _meant(token)}
    return found - _EMPTY_WORDS


def _lower(line: str) -> str:
    """Give a line in lower case, each character in its place."""
    lower = line.translate(CURLY).lower()
    if len(lower) == len(line):
        return lower
    return "".join(char.lower() if len(char.lower()) == 1 else char for char in line)


_TOKEN = re.compile(r"[^\W_]+(?:'[^\W_]+)*")


@cache
def _written(token: str) -> tuple[str, ...]:
    plain = CONTRACTION.sub(meaning, token).replace("'", "")
    return tuple(unicodedata.normalize("NFKC", plain).split())


def _meant(token: str) -> tuple[str, ...]:
    return _written(token) if "'" in token or len(token) < _LONGEST_SPELLED else (token,)


_LONGEST_SPELLED = 9
"""Only short words are contractions without an apostrophe (cannot, gonna)."""


@lru_cache(maxsize=_LATELY)
def english_clauses_at(line: str) -> Places:
    """Give the words of an English line as patterns see them: blanks between, a line end before each clause but the first."""
    words = words_at(line)
    text: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for number, word in enumerate(words):
        if number:
            text.append(CLAUSE if word.begins else " ")
            starts.append(words[number - 1].end)
            ends.append(words[number - 1].end)
        text.append(word.text)
        starts += [word.start] * len(word.text)
        ends += [word.end] * len(word.text)
    return Places("".join(text), starts, ends)


class Stems:
    """The word stems that a book knows, one character each; all other words are one unknown character."""

    def __init__(self) -> None:
        self._codes: dict[str, str] = {}

    def learn(self, words: Sequence[Word]) -> str:
        """Give words as characters, making one for each new stem."""
        made = []
        for word in words:
            root = stem(word.text)
            if root not in self._codes:
                number = len(self._codes)
                room = _LAST_STEM - _FIRST_STEM
                self._codes[root] = chr(_FIRST_STEM + number if number <= room else _FURTHER_STEMS + number - room)
            made.append(self._codes[root])
        return "".join(made)

    def read(self, words: Sequence[Word]) -> Places:
        """Give words as characters with the way back."""
        known = self._codes
        text = "".join([known.get(stem(word.text), UNKNOWN) for word in words])
        return Places(text, [word.start for word in words], [word.end for word in words])
