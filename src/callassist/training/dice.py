"""Chance that is the same for everybody: drawn from a seed and the name of what is drawn."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import TypeVar

_T = TypeVar("_T")


class Dice:
    """Draws by name: the same seed and name give the same, whatever was drawn before."""

    def __init__(self, *seed: object) -> None:
        self._seed = "/".join(map(str, seed))

    def pick(self, name: str, among: Sequence[_T]) -> _T:
        """Give one of them; there must be one."""
        return among[self._random(name).randrange(len(among))]

    def share(self, name: str) -> float:
        """Give a number from 0 to below 1."""
        return self._random(name).random()

    def between(self, name: str, least: int, most: int) -> int:
        """Give a whole number, both ends included."""
        return self._random(name).randint(least, most)

    def shuffled(self, name: str, things: Sequence[_T]) -> list[_T]:
        """Give all of them in another order."""
        found = list(things)
        self._random(name).shuffle(found)
        return found

    def _random(self, name: str) -> random.Random:
        # Seeded by text: the same on every machine, whatever its hash seed.
        return random.Random(f"{self._seed}/{name}")  # noqa: S311 - no secret, only a drill
