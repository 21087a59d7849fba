"""Typed words → what is meant, in the language of the seat; what its words hardly know, in the other language's."""

from __future__ import annotations

from pathlib import Path

from callassist.content.values import Pack
from callassist.errors import ContentError
from callassist.language import LANGS, Lang
from callassist.lookup.index import Index
from callassist.workflows.find import Found, find
from callassist.workflows.searchable import searchable

_SURE = 75.0
"""Below this the own words hardly know what was typed."""


class BothBooks:
    """The words of a site in the seat's language, and the other language's, opened when they are wanted."""

    def __init__(self, root: Path, lang: Lang) -> None:
        self._root = root
        self._own = searchable(root, lang)
        self._other_lang = next(other for other in LANGS if other != lang)
        self._other: tuple[Pack, Index] | None = None
        self._is_asked = False

    def find(self, query: str, limit: int) -> tuple[Pack, tuple[Found, ...]]:
        """Give what a query means, likeliest first, with the words that it was found in."""
        pack, index = self._own
        found = find(pack, index, query, limit)
        if found and found[0].score >= _SURE:
            return pack, found
        other = self._opened()
        if other is None:
            return pack, found
        elsewhere = find(*other, query, limit)
        if elsewhere and (not found or elsewhere[0].score > found[0].score):
            return other[0], elsewhere
        return pack, found

    def _opened(self) -> tuple[Pack, Index] | None:
        if not self._is_asked:
            self._is_asked = True
            try:
                self._other = searchable(self._root, self._other_lang)
            except ContentError:
                self._other = None
        return self._other
