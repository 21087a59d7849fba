"""The index that queries are answered from: the compiled copy's, or built now and kept there for next time."""

from __future__ import annotations

from callassist.content.snapshot import Compiled, find_compiled, save_compiled
from callassist.content.values import Pack
from callassist.lookup.index import Index, decode


def index_of(pack: Pack) -> Index:
    """Give the index of a pack in hand: the one kept, or one made now and kept."""
    return stored_index(pack) or _made(pack)


def stored_index(pack: Pack) -> Index | None:
    """Give the index kept with the compiled copy of exactly these words, or None."""
    return kept_index(find_compiled(pack.site.language, pack.digest)) if pack.digest else None


def kept_index(compiled: Compiled | None) -> Index | None:
    """Give the index that a compiled copy holds, or None."""
    return decode(compiled.index) if compiled is not None and compiled.index is not None else None


def _made(pack: Pack) -> Index:
    from callassist.lookup.building import build_index  # noqa: PLC0415 - reads aloud, with tables slow to load

    index = build_index(pack)
    if pack.digest:
        save_compiled(pack.site.language, Compiled(pack, index.encode()))
    return index
