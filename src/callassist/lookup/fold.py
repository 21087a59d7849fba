"""Text → the characters it is compared by: one width, one case, no punctuation, blanks only between words of letters."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 120
"""Characters of a query that are looked at; a pasted page is known by how it begins."""
_HAN = "\u3400"
"""Han begins here; the few other scripts beyond it have no blanks either."""
_APOSTROPHE = re.compile(r"(?<=\w)['’`](?=\w)")
_NO_WORD = re.compile(r"[\W_]+")


def folded(text: str) -> str:
    """Give the characters that count: NFKC, lower case, 您 as 你, no punctuation, no blanks beside Han."""
    plain = unicodedata.normalize("NFKC", text).lower().replace("您", "你")
    return _joined(_NO_WORD.sub(" ", _APOSTROPHE.sub("", plain)).split())


def folded_query(text: str) -> str:
    """Give the folded form of what somebody typed, however long it is."""
    return folded(text[:LONGEST])[:LONGEST].strip()


def has_han(text: str) -> bool:
    """Say whether there is a Chinese character in it."""
    return max(text, default="") >= _HAN


def _joined(parts: list[str]) -> str:
    """Join with a blank, unless there is Han on either side of it."""
    whole = parts[0] if parts else ""
    for part in parts[1:]:
        whole += part if whole[-1] >= _HAN or part[0] >= _HAN else " " + part
    return whole
