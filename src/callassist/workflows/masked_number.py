"""A telephone number as lists of past calls show it: enough to know it again, too little to ring it."""

from __future__ import annotations

import re

_NO_DIGIT = re.compile(r"\D")
_MANY, _SOME = 10, 7


def masked(number: str) -> str:
    """Give `138****0000` for a number, less of a short one, nothing for none."""
    digits = _NO_DIGIT.sub("", number)
    if len(digits) >= _MANY:
        return f"{digits[:3]}****{digits[-4:]}"
    if len(digits) >= _SOME:
        return f"{digits[:2]}****{digits[-2:]}"
    return "****" if digits else ""
