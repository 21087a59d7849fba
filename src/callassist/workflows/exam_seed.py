"""A seed as it is typed: any whole number, for the trainer reads it out."""

from __future__ import annotations

from callassist.errors import WrongUse
from callassist.language import notice
from callassist.text import half_width, one_line

_LONGEST = 18


def seed_of(typed: str) -> int:
    """Give the seed.

    Raises:
        WrongUse: it is no whole number.
    """
    plain = "".join(map(half_width, one_line(typed))).replace(" ", "")
    if not plain.isdecimal() or not plain.isascii() or len(plain) > _LONGEST:
        raise WrongUse(notice("A seed is a whole number, not “{text}”.", text=one_line(typed)[:_LONGEST]))
    return int(plain)
