"""Lines made faulty so that they still read like speech: a clause cut out, a phrase put in front, behind or instead."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from callassist.content.values import Phrase
from callassist.lookup.fold import has_han
from callassist.lookup.scanning.wordings import is_pattern
from callassist.training.ear import Span

_CLAUSE = re.compile(r"[^，。；！？,.;!?]+(?:[，。；！？]|[,.;!?](?=\s|$)|$|[,.;!?])+\s*")
_STOPS = "。！？.!?"
_PAUSES = "，；,; "
_ASKS_HAN = re.compile(r"(?:吗|呢|么|啥|(?<!没)(?:什么|谁|怎么|几遍|哪).{0,4})$")
_ASKS = re.compile(r"^(who|what|why|how|where|when|are|is|can|could|do|did|haven't|weren't)\b.*", re.IGNORECASE)
_JOINS = re.compile(r"^(?:and|but|so|then|or)\s+", re.IGNORECASE)
_LEAST_HAN, _LEAST_WORDS = 6, 4
_MOST_GONE = 0.65
_WORD = 2
"""Characters that make no sentence of their own: 喂."""
_NEAR = 3
"""Of a phrase's wordings the first are the plainest."""


def clauses(line: str) -> list[str]:
    """Give a line's clauses, each with its sign and the blank behind it; joined, they are the line."""
    found, at = [], 0
    for match in _CLAUSE.finditer(line):
        found.append(line[at : match.end()])
        at = match.end()
    if at < len(line):
        found.append(line[at:])
    return found


def without(line: str, spans: Sequence[Span], names: Iterable[str] = ()) -> str:
    """Give a line without the clauses that hold the spans; empty if too little would be left to be a line."""
    parts = clauses(line)
    starts = [0]
    for part in parts:
        starts.append(starts[-1] + len(part))
    kept = [
        number
        for number, (start, end) in enumerate(pairwise(starts))
        if not any(span.start < end and span.end > start for span in spans)
    ]
    if len(kept) == len(parts) or not kept:
        return ""
    left = _joined(parts, kept)
    gone = 1 - len(left) / max(1, len(line))
    bare = left
    for name in names:
        bare = bare.replace(name, "")
    is_line = _size(bare) >= (_LEAST_HAN if has_han(line) else _LEAST_WORDS)
    return left if is_line and gone <= _MOST_GONE else ""


def _joined(parts: Sequence[str], kept: Sequence[int]) -> str:
    """Put the kept clauses together again: a sentence whose end was cut ends where it now stops."""
    made = []
    is_start = True
    for place, next_place in zip(kept, (*kept[1:], len(parts)), strict=True):
        text = parts[place]
        if is_start and not has_han(text):
            text = _JOINS.sub("", text)
            text = text[:1].upper() + text[1:]
        ends = _ends(text)
        # Between this clause and the next that is kept, the end of the sentence may have gone.
        if not ends and any(_ends(parts[gone]) for gone in range(place + 1, next_place)):
            text = text.rstrip().rstrip(_PAUSES) + ("。" if has_han(text) else ". ")
            ends = True
        is_start = ends
        made.append(text)
    text = "".join(made).strip()
    if text and not _ends(text):
        text = text.rstrip(_PAUSES) + ("。" if has_han(text) else ".")
    return text


def _ends(part: str) -> bool:
    return part.rstrip()[-1:] in _STOPS


def _size(text: str) -> int:
    if has_han(text):
        return sum(1 for sign in text if sign.isalnum())
    return len(text.split())


def plain_wordings(phrase: Phrase) -> tuple[str, ...]:
    """Give the plainest ways in which a phrase is said, without patterns."""
    near = [phrase.phrase, *(one for one in phrase.variants if not is_pattern(one))][: _NEAR + 1]
    # Of the examples only those that begin like the phrase itself: others speak of a lift or a bill that is not meant here.
    spoken = [one for one in phrase.hits if one.startswith(tuple(near))][: _NEAR - 1]
    return tuple(dict.fromkeys((*near, *spoken)))


def sentence(wording: str) -> str:
    """Give a wording as a sentence with its sign at the end."""
    text = wording.strip()
    if not text or text[-1] in _STOPS:
        return text
    if has_han(text):
        return text + ("？" if _ASKS_HAN.search(text) else "。")
    text = text[:1].upper() + text[1:]
    return text + ("?" if _ASKS.match(text) else ".")


def before(wording: str, line: str) -> str:
    """Give a line that begins with the wording."""
    if has_han(line) and _size(wording) <= _WORD:
        return f"{wording.strip()}，{line}"
    return sentence(wording) + ("" if has_han(line) else " ") + line


def after(line: str, wording: str) -> str:
    """Give a line that ends with the wording."""
    return line.rstrip() + ("" if has_han(line) else " ") + sentence(wording)


def is_question(line: str) -> bool:
    """Say whether a line ends with a question."""
    return line.rstrip()[-1:] in "？?"
