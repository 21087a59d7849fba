"""The read-back room, opened when a value is first to be said: the first screen stands without it."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from callassist.language import Lang

if TYPE_CHECKING:
    from callassist.speech.readback import ReadBack


@lru_cache(maxsize=256)
def heard(value: str, kind: str, lang: Lang, *, today: date) -> ReadBack:
    """Give how a value of a field's kind is shown and said on a given day; remembered, for each view asks again."""
    from callassist.speech.readback import readback  # noqa: PLC0415 - two dozen modules that no empty call needs

    return readback(value, kind, lang, today=today)
