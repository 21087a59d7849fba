"""What can be found, and what a search gives."""

from __future__ import annotations

from typing import Literal

import msgspec

Kind = Literal["flow", "phrase", "reply", "department", "step"]
KINDS: tuple[Kind, ...] = ("flow", "phrase", "reply", "department", "step")
"""In the order that things equally good are shown in."""


class Entry(msgspec.Struct, frozen=True, array_like=True):
    """One thing to be found: a flow (`id`), a step (`id` = `flow/step`), a phrase or a department."""

    kind: Kind
    id: str
    flow: str = ""
    step: str = ""


class Hit(msgspec.Struct, frozen=True):
    """An entry that a query means, how surely (0–100), and which of its texts said so."""

    entry: Entry
    score: float
    matched: str
