"""The index that queries are answered from: the compiled copy's, or built now and kept there for next time."""

from __future__ import annotations

from pathlib import Path

from callassist.content.snapshot import Compiled, find_compiled, load_compiled, save_compiled
from callassist.content.values import Pack
from callassist.language import Lang
from callassist.lookup.index import Index, decode


def searchable(root: Path, lang: Lang) -> tuple[Pack, Index]:
    """Give the content of a language ready to be searched; fast if there is a compiled copy with its index.

    Raises:
        ContentError: there is no sound version of the content, not even an older one.
    """
    compiled = load_compiled(root, lang)
    if compiled is not None:
        return compiled.pack, _kept(compiled) or _made(compiled.pack)
    from callassist.workflows.library import Library  # noqa: PLC0415 - knows the way back to older words

    pack = Library(root).pack(lang)
    return pack, index_of(pack)


def index_of(pack: Pack) -> Index:
    """Give the index of a pack in hand."""
    compiled = find_compiled(pack.site.language, pack.digest) if pack.digest else None
    return _kept(compiled) or _made(pack)


def _kept(compiled: Compiled | None) -> Index | None:
    return decode(compiled.index) if compiled is not None and compiled.index is not None else None


def _made(pack: Pack) -> Index:
    from callassist.lookup.building import build_index  # noqa: PLC0415 - reads aloud, with tables slow to load

    index = build_index(pack)
    if pack.digest:
        save_compiled(pack.site.language, Compiled(pack, index.encode()))
    return index
