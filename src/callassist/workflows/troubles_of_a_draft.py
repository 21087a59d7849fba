"""What would be otherwise for a recorded call on a draft: one value a difference."""

from __future__ import annotations

from typing import Literal

import msgspec

Kind = Literal[
    "flow-gone",
    "step-gone",
    "key-gone",
    "key-changed",
    "asks-more",
    "elsewhere",
    "needs-more",
    "field-gone",
    "field-unasked",
    "other-outcome",
    "other-promise",
    "more-keys",
    "fewer-keys",
]

HARMLESS: frozenset[Kind] = frozenset({"more-keys", "fewer-keys"})
"""What is told but breaks nothing: the same end by another number of keys."""


class Trouble(msgspec.Struct, frozen=True):
    """One difference: the place on the recorded call, what the agent pressed there and its label then.

    `then` and `now` say what the difference is: places, labels, outcomes, promises, numbers of keys.
    """

    kind: Kind
    flow: str
    step: str = ""
    key: str = ""
    label: str = ""
    then: str = ""
    now: str = ""

    @property
    def breaks(self) -> bool:
        """Whether the call would not have come to its end as it did."""
        return self.kind not in HARMLESS
