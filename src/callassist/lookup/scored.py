"""Scores by text, the better of two kept."""

from __future__ import annotations

Scored = dict[int, float]
"""Text number → likeness, 0–100."""


def keep_better(scored: Scored, text: int, score: float) -> None:
    """Note a score unless the text has a better one."""
    if score > scored.get(text, 0.0):
        scored[text] = score
