"""A pattern that is no regular expression: of a field, or between slashes among the variants of a phrase or the wordings of an element."""

import re
import warnings
from collections.abc import Iterator
from functools import lru_cache

from callassist.content.draft import Content, Draft
from callassist.content.found import Found, Said
from callassist.content.problem import Path
from callassist.content.rule import Rule
from callassist.content.training_references import ways_of
from callassist.content.training_values import Scorecard
from callassist.content.values import Phrase
from callassist.language import notice

rule = Rule("S010", "E")
LONGEST = 600
_LONGEST_OF_ELEMENT = 2_000
"""An element is listened for in one call at a time, a phrase in thousands: its patterns may say more."""


_CLASS = r"\[\^?[^\\^\-\[\]&~|]+\]"
_LETTER = r"[^\\^$.|?*+(){}\[\]]"
_ATOM = rf"(?:{_LETTER}|\\[wWdDsSn.]|\.|{_CLASS})"
_QUANTIFIER = r"(?:[?*+]|\{(?:\d{1,2}|0,\d{1,2}|1,[1-9]\d?|\d,[1-9]\d)\})?"
_BEHIND = rf"\(\?<[!=](?:{_LETTER}|{_CLASS})+\)"
_PIECE = re.compile(
    rf"(?P<open>\((?:\?[:!=])?)(?!\?)|(?P<close>\){_QUANTIFIER})|{_BEHIND}|{_ATOM}{_QUANTIFIER}|\\b|[|^$]"
)


@lru_cache(maxsize=8192)
def is_plainly_sound(pattern: str) -> bool:
    """Say whether a pattern is so plain that it needs no trial: what this says yes to compiles; no means nothing.

    Trying hundreds of patterns was half the time of a check; while somebody types they are the same each time.
    """
    at = depth = 0
    while at < len(pattern):
        piece = _PIECE.match(pattern, at)
        if piece is None:
            return False
        depth += bool(piece["open"]) - bool(piece["close"])
        if depth < 0:
            return False
        at = piece.end()
    return depth == 0


@rule.whole
def check(content: Content) -> Iterator[Found]:
    """Try to compile each of them."""
    if content.site is not None:
        for name, field in content.site.site.fields.items():
            yield from _tried(content.site, ("fields", name, "pattern"), field.pattern)
    for book in content.books:
        for position, phrase in book.phrases.items():
            for path, text in _variants(phrase):
                yield from _tried(book, ("phrases", position, *path), text)
    for draft in content.trainings:
        if isinstance(draft.part, Scorecard):
            for name, hearing in draft.part.elements.items():
                for path, text in ways_of(hearing):
                    yield from _tried(draft, ("elements", name, *path), _inside(text), _LONGEST_OF_ELEMENT)


def _variants(phrase: Phrase) -> Iterator[tuple[Path, str]]:
    for key, texts in (("variants", phrase.variants), ("unless", phrase.unless)):
        for number, text in enumerate(texts):
            yield (key, number), _inside(text)


def _inside(text: str) -> str:
    """Give what stands between slashes; nothing for plain words."""
    return text[1:-1] if len(text) > 1 and text.startswith("/") and text.endswith("/") else ""


def _tried(draft: Draft, path: Path, pattern: str, longest: int = LONGEST) -> Iterator[Found]:
    try:
        if len(pattern) <= longest:
            if not is_plainly_sound(pattern):
                _compile(pattern)
            return
    except (re.error, FutureWarning, RecursionError, OverflowError):
        pass
    said = Said(
        notice('"{value}" is no pattern that can be searched for', value=pattern[:40]),
        notice("It would never be found."),
        notice("Close every bracket; put a backslash before signs that stand for themselves."),
    )
    yield draft.at(path, said)


def _compile(pattern: str) -> None:
    """Try a pattern; one that Python warns of has a bracket within brackets, and hardly means it."""
    with warnings.catch_warnings():
        warnings.simplefilter("error", FutureWarning)
        re.compile(pattern)
