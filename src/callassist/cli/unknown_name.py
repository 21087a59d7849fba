"""A name on the command line that nothing has, told with the one that was probably meant."""

from __future__ import annotations

from collections.abc import Iterable

from callassist.errors import UnknownName


def unknown_name(kind: str, name: str, known: Iterable[str], *, few: bool = False) -> UnknownName:
    """Give the error for a name that is not among the known ones; where those are `few` and none is near, all are named."""
    from callassist.content.near import nearest  # noqa: PLC0415 - only when a name is wrong

    there = list(known)
    near = nearest(name, there)
    return UnknownName(kind, name, [near] if near or not few else there)
