"""Text → the characters it is compared by, the same way for queries, phrases and lines of a transcript.

One width, one case, simplified characters, 你 for 您; no punctuation, no particles that only soften (啊, 呢, 那个), no
readings in brackets behind a character (業(yè)); contractions written out; blanks between words of letters only.
"""

from __future__ import annotations

import re
import unicodedata

from callassist.lookup.simplified import simplified
from callassist.lookup.spelled_out import spelled_out

LONGEST = 120
"""Characters of a query that are looked at; a pasted page is known by how it begins."""
HAN = "\u3400"
"""Han begins here; the few other scripts beyond it have no blanks either."""
PARTICLES = "嗯呃噢哦喔啊呀哎诶欸唉嘛呢吧啦哈哟呦哇咯喽嘞"
FILLER = "那个"
READING = re.compile(r"(?<=[㐀-鿿])\s?[(（][a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü ]{1,12}[)）]", re.IGNORECASE)


class Folds(dict[int, str]):
    """Code point → what it is compared as: a character or several, nothing (a particle), or `gap` (punctuation, blanks).

    Filled as characters come up.
    """

    def __init__(self, gap: str) -> None:
        super().__init__()
        self._gap = gap

    def __missing__(self, code: int) -> str:
        """Work out a character met for the first time."""
        simple = simplified()
        plain = "".join(
            "你" if char == "您" else simple.get(char, char)
            for char in unicodedata.normalize("NFKC", chr(code)).lower()
        )
        kept = "".join(char for char in plain if char.isalnum() and char not in PARTICLES)
        is_softener = bool(plain) and not plain.strip(PARTICLES)
        self[code] = folded = kept or ("" if is_softener else self._gap)
        return folded


_BLANK = Folds(" ")
_LATIN = re.compile("[a-z]")


def folded(text: str) -> str:
    """Give the characters that count; of a text that is nothing but particles, the particles."""
    plain = spelled_out(text.lower())
    if "(" in plain or "（" in plain:
        plain = READING.sub("", plain)
    kept = _joined(plain.translate(_BLANK).split())
    if kept.isascii():
        return kept
    return kept.replace(FILLER, "") or kept or ""


def is_folded(text: str) -> bool:
    """Say whether text in scripts without blanks is folded already; of text with Latin letters it is never said."""
    return text.translate(_BLANK) == text and FILLER not in text and _LATIN.search(text) is None


def folded_query(text: str) -> str:
    """Give the folded form of what somebody typed, however long it is."""
    return folded(text[:LONGEST])[:LONGEST].strip()


def has_han(text: str) -> bool:
    """Say whether there is a Chinese character in it."""
    return max(text, default="") >= HAN


def _joined(parts: list[str]) -> str:
    """Join with a blank, unless there is Han on either side of it."""
    whole = parts[0] if parts else ""
    for part in parts[1:]:
        whole += part if whole[-1] >= HAN or part[0] >= HAN else " " + part
    return whole
