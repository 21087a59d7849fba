"""The index that queries are answered from: the compiled copy's, or built now and kept there for next time."""

from __future__ import annotations

from callassist.content.snapshot import Compiled, find_compiled, save_compiled
from callassist.content.values import Pack
from callassist.lookup.index import Index, decode


def index_of(pack: Pack) -> Index:
    """Give the index of a pack in hand."""
    compiled = find_compiled(pack.site.language, pack.digest) if pack.digest else None
    return kept_index(compiled) or _made(pack)


def kept_index(compiled: Compiled | None) -> Index | None:
    """Give the index that a compiled copy holds, or None."""
    return decode(compiled.index) if compiled is not None and compiled.index is not None else None


def _made(pack: Pack) -> Index:
    from callassist.lookup.building import build_index  # noqa: PLC0415 - reads aloud, with tables slow to load

    index = build_index(pack)
    if pack.digest:
        save_compiled(pack.site.language, Compiled(pack, index.encode()))
    return index
