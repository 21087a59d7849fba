"""One language's content ready to be searched, by the shortest way there is."""

from __future__ import annotations

from pathlib import Path

from callassist.content.snapshot import load_compiled
from callassist.content.values import Pack
from callassist.language import Lang
from callassist.lookup.index import Index
from callassist.workflows.open_index import index_of, kept_index


def searchable(root: Path, lang: Lang) -> tuple[Pack, Index]:
    """Give the content of a language ready to be searched; fast if there is a compiled copy with its index.

    Raises:
        ContentError: there is no sound version of the content, not even an older one.
    """
    compiled = load_compiled(root, lang)
    if compiled is not None:
        return compiled.pack, kept_index(compiled) or index_of(compiled.pack)
    from callassist.workflows.library import Library  # noqa: PLC0415 - knows the way back to older words

    pack = Library(root).pack(lang)
    return pack, index_of(pack)
