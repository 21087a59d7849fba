"""The likeliest name meant by one that does not exist."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from callassist.content.keys import english
from callassist.language import Notice, notice

SHOWN = 12
"""At most so many existing names are listed in a message."""


def nearest(name: str, existing: Iterable[str], likeness: float = 0.7) -> str:
    """Give the existing name that was probably meant, or nothing; `likeness` is what it takes, up to 1."""
    known = list(existing)
    folded = {one.casefold().replace("_", "-"): one for one in reversed(known)}
    exact = folded.get(name.casefold().replace("_", "-").strip())
    if exact is not None:
        return exact
    found = get_close_matches(name[:60], known, n=1, cutoff=likeness)
    return found[0] if found else ""


def meant_by(key: str, known: Iterable[str], likeness: float) -> str:
    """Give the key that was probably meant, be it mistyped or in Chinese, or nothing."""
    possible = list(known)
    return meant if (meant := english(key)) in possible else nearest(key, possible, likeness)


def listed(existing: Iterable[str]) -> Notice | None:
    """Give the existing names in one line, or None if there are none or too many to read."""
    names = list(existing)
    return joined(names) if 0 < len(names) <= SHOWN else None


def joined(names: Sequence[str]) -> Notice:
    """Give names in one line, put apart as the reader's language does."""
    if len(names) < 2:  # noqa: PLR2004 - two make a list
        return Notice("{name}", (("name", "".join(names)),))
    return notice("{first}, {rest}", first=names[0], rest=joined(names[1:]))
