"""A pack → its index. This is the slow side: it reads every Han text aloud, so to speak."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable

from callassist.content.values import Pack
from callassist.lookup import grams
from callassist.lookup.fold import folded, has_han
from callassist.lookup.index import Index, View, mark
from callassist.lookup.postings import posted
from callassist.lookup.senses import senses_of
from callassist.lookup.sources import Named, sources
from callassist.lookup.syllables import initials, letters, slipped, sounds, spelled


def build_index(pack: Pack) -> Index:
    """Give the index over everything in a pack that can be found."""
    found = list(sources(pack))
    texts: list[tuple[Named, int]] = [(named, owner) for owner, (_, own) in enumerate(found) for named in own]
    texts.sort(key=lambda one: one[0].role)
    chars = [folded(named.text) for named, _ in texts]
    spoken = [_read(text) if has_han(text) else [] for text in chars]
    typed = [letters(syllables) for syllables in spoken]
    return Index(
        mark=mark(),
        entries=tuple(entry for entry, _ in found),
        texts="\n".join(named.text for named, _ in texts),
        owners=array("I", [owner for _, owner in texts]).tobytes(),
        roles=bytes(named.role for named, _ in texts),
        chars=_view([text if has_han(text) else "" for text in chars], grams.singles_and_pairs),
        sounds=_view([sounds(syllables) for syllables in spoken], grams.pairs),
        letters=_view(typed, grams.threes, map(slipped, typed)),
        initials=_view([initials(syllables) for syllables in spoken], grams.threes),
        words=_view(["" if has_han(text) else text for text in chars], grams.words),
        senses=senses_of(
            (number, pack.phrases[entry.id]) for number, (entry, _) in enumerate(found) if entry.kind == "phrase"
        ),
    )


def _read(text: str) -> list[str]:
    """Give one syllable a character as it is read in its word."""
    from callassist.lookup.readings import readings  # noqa: PLC0415 - its tables are not loaded where there is no Han

    spoken = readings(text)
    return spoken if len(spoken) == len(text) else spelled(text)


def _view(lines: list[str], keys: Callable[[str], list[str]], keyed: Iterable[str] | None = None) -> View:
    """Give the view of these lines, found by the keys of themselves or of `keyed`."""
    return View("\n".join(lines), posted(map(keys, lines if keyed is None else keyed)))
