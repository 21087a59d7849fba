"""Text → the characters it is compared by: one width, one case, no punctuation, blanks only between words of letters."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 120
"""Characters of a query that are looked at; a pasted page is known by how it begins."""
HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f"
_APOSTROPHE = re.compile(r"(?<=\w)['’`](?=\w)")
_NO_WORD = re.compile(r"[\W_]+")
_BESIDE_HAN = re.compile(f"(?<=[{HAN}]) | (?=[{HAN}])")
_ANY_HAN = re.compile(f"[{HAN}]")


def folded(text: str) -> str:
    """Give the characters that count: NFKC, lower case, 您 as 你, no punctuation, no blanks beside Han."""
    plain = unicodedata.normalize("NFKC", text).lower().replace("您", "你")
    plain = _NO_WORD.sub(" ", _APOSTROPHE.sub("", plain)).strip()
    return _BESIDE_HAN.sub("", plain)


def folded_query(text: str) -> str:
    """Give the folded form of what somebody typed, however long it is."""
    return folded(text[:LONGEST])[:LONGEST].strip()


def has_han(text: str) -> bool:
    """Say whether there is a Chinese character in it."""
    return _ANY_HAN.search(text) is not None
