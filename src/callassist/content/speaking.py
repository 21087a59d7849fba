"""How long it takes to say a line: syllables between pauses, the gaps counted as short words."""

from __future__ import annotations

import re
from functools import lru_cache

_GAP = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_PAUSE = re.compile(r"[，。！？；：、…—\n]|[,.!?;:](?=\s|$)")
_SPOKEN = re.compile(r"[\u3400-\u9fff]|[A-Za-z0-9']+")
_A_SYLLABLE = 3
"""Letters that a syllable of an English word takes, and syllables that a gap is filled with."""
_ANY = "\u4e00"


@lru_cache(maxsize=16_384)
def stretches(text: str) -> tuple[tuple[int, str], ...]:
    """Give what is said between two pauses, with where it begins in the text; a tag of a template is a pause."""
    shown = _GAP.sub(_standing, text)
    found = []
    at = 0
    for pause in [*_PAUSE.finditer(shown), None]:
        end = len(shown) if pause is None else pause.start()
        part = shown[at:end]
        if part.strip():
            lead = len(part) - len(part.lstrip())
            found.append((at + lead, text[at + lead : at + len(part.rstrip())]))
        at = end if pause is None else pause.end()
    return tuple(found)


@lru_cache(maxsize=16_384)
def spoken(stretch: str) -> int:
    """Give the syllables of a stretch: one a Chinese character, one for every three letters of a word."""
    shown = _GAP.sub(lambda gap: _ANY * _A_SYLLABLE if gap[0].startswith("{{") else "", stretch)
    return sum(1 if len(word[0]) == 1 else -(-len(word[0]) // _A_SYLLABLE) for word in _SPOKEN.finditer(shown))


def may_be_empty(text: str) -> bool:
    """Say whether nothing is left of a line where no condition in it is met."""
    depth, inside = 0, False
    at = 0
    for tag in re.finditer(r"\{%[-+]?\s*(\w+).*?%\}", text, re.DOTALL):
        if depth == 0 and text[at : tag.start()].strip():
            return False
        if inside and depth == 1 and tag[1] == "endif" and text[at : tag.start()].strip():
            return False
        if tag[1] == "if":
            depth += 1
            inside = False
        elif tag[1] == "endif":
            depth -= 1
            inside = False
        elif tag[1] == "else":
            inside = depth == 1
        at = tag.end()
    return not text[at:].strip()


def _standing(gap: re.Match[str]) -> str:
    """Give as many characters as the gap has: letters for a value, a pause for a tag."""
    size = len(gap[0])
    return ("x" * size) if gap[0].startswith("{{") else "\n" * size
