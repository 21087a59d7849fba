"""Typed words → flows, steps and phrases to go to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Found:
    """One thing found: what it is, where it is, the words it holds."""

    kind: Literal["flow", "step", "phrase"]
    id: str
    flow: str
    step: str
    title: str
    detail: str
    words: str
    score: float
