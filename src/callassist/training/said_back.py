"""Whether a line says back what the caller told: a number in full, or words of the matter."""

from __future__ import annotations

import re
from functools import lru_cache
from operator import add
from typing import NamedTuple

from callassist.lookup.english import stem
from callassist.lookup.fold import folded, is_folded
from callassist.lookup.scanning.heard import clauses, is_han, words
from callassist.speech.digits import fold_digits
from callassist.training.said_value import digits

_PHONE_FROM = 7
"""From so many digits on it is a number to ring, which is said back in full or not at all."""
_LONG_NUMBER = re.compile(r"\d[\d\s-]{5,}\d")
_NUMBER = re.compile(r"\d{2,}")
_ENOUGH_HAN = 3
"""So many characters of their own are a matter; two do if they stand together, 漏水."""
_EMPTY_HAN = frozenset(
    "的了吗么呢吧啊我你他她它们这那哪是在有就都也还又再把被让叫给跟和与不没别要会能可以得到来去说讲问看听打个一下上里么"
    "什怎时候现今明天点分钟先生女士姨叔师傅物业电话号码知道好行对请谢抱歉很太真快人家事情记"
)
_EMPTY_WORDS = frozenset(
    stem(word)
    for word in [
        "i",
        "me",
        "my",
        "you",
        "your",
        "yours",
        "he",
        "she",
        "it",
        "its",
        "we",
        "us",
        "our",
        "they",
        "them",
        "their",
        "this",
        "that",
        "these",
        "those",
        "there",
        "here",
        "the",
        "a",
        "an",
        "and",
        "or",
        "but",
        "so",
        "of",
        "to",
        "in",
        "on",
        "at",
        "for",
        "from",
        "with",
        "by",
        "as",
        "is",
        "am",
        "are",
        "was",
        "were",
        "be",
        "been",
        "do",
        "does",
        "did",
        "have",
        "has",
        "had",
        "will",
        "would",
        "can",
        "could",
        "shall",
        "should",
        "may",
        "might",
        "must",
        "not",
        "no",
        "yes",
        "yeah",
        "ok",
        "okay",
        "right",
        "hello",
        "hi",
        "sorry",
        "please",
        "thank",
        "thanks",
        "just",
        "now",
        "then",
        "what",
        "who",
        "when",
        "where",
        "why",
        "how",
        "which",
        "if",
        "all",
        "any",
        "some",
        "one",
        "two",
        "about",
        "out",
        "up",
        "down",
        "off",
        "over",
        "get",
        "got",
        "go",
        "going",
        "come",
        "ring",
        "call",
        "phone",
        "number",
        "say",
        "said",
        "tell",
        "told",
        "know",
        "want",
        "need",
        "like",
        "see",
        "look",
        "take",
        "make",
        "let",
        "put",
        "mr",
        "mrs",
        "ms",
        "miss",
        "dr",
        "today",
        "tomorrow",
        "time",
        "day",
        "well",
        "fine",
        "good",
        "man",
        "too",
        "again",
        "back",
        "still",
        "really",
        "only",
        "than",
        "because",
        "anyone",
        "someone",
        "people",
        "thing",
        "o",
        "clock",
        "it's",
        "think",
        "mean",
        "mind",
        "write",
        "note",
        "down",
    ]
)


class _Meaning(dict[int, str]):
    """Code point → the character if it means something by itself, else a blank. Filled as characters come up."""

    def __missing__(self, code: int) -> str:
        """Work out a character met for the first time."""
        char = chr(code)
        self[code] = kept = char if char not in _EMPTY_HAN and not char.isascii() else " "
        return kept


_MEANING = _Meaning()


class Told(NamedTuple):
    """What the caller told, ready to be found in a line."""

    phones: frozenset[str]
    numbers: frozenset[str]
    pairs: frozenset[str]
    characters: frozenset[str]
    words: frozenset[str]


@lru_cache(maxsize=512)
def told(texts: tuple[str, ...]) -> Told:
    """Give what is in everything that the caller told."""
    phones, numbers, stems = set(), set(), set()
    pairs: set[str] = set()
    for text in texts:
        plain = fold_digits(text)
        for found in _LONG_NUMBER.findall(plain):
            number = digits(found)
            if len(number) >= _PHONE_FROM:
                phones.add(number)
        numbers |= set(_NUMBER.findall(_LONG_NUMBER.sub(" ", plain)))
        if is_han(text):
            pairs |= _pairs(text)
        else:
            stems |= _words(text)
    characters = {char for pair in pairs for char in pair}
    return Told(*map(frozenset, (phones, numbers, pairs, characters, stems)))


def says_number(line: str, what: Told) -> bool:
    """Say whether a line holds one of the caller's telephone numbers in full, however it is read out."""
    said = digits(line) if what.phones else ""
    return any(phone in said for phone in what.phones)


def says_back(line: str, what: Told) -> bool:
    """Say whether a line holds enough of the caller's words."""
    plain = fold_digits(line)
    points = sum(number in what.numbers for number in set(_NUMBER.findall(_LONG_NUMBER.sub(" ", plain))))
    if is_han(line):
        pairs = _pairs(line)
        shared = {char for pair in pairs for char in pair} & what.characters
        return bool(pairs & what.pairs) or len(shared) + 2 * points >= _ENOUGH_HAN
    return points + len(_words(line) & what.words) > 0


def _pairs(text: str) -> set[str]:
    """Give the pairs of neighbouring characters that mean something; a character alone in its clause stands by itself."""
    plain = clauses(text).replace("\n", " ")
    found: set[str] = set()
    for clause in [plain] if is_folded(plain) else map(folded, plain.split(" ")):
        for run in clause.translate(_MEANING).split():
            if len(run) > 1:
                found.update(map(add, run, run[1:]))
            else:
                found.add(run)
    return found


def _words(text: str) -> set[str]:
    stems = {stem(word) for word in words(text) if not word.isdigit()}
    return stems - _EMPTY_WORDS
