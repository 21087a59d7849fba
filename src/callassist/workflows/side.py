"""One side of a comparison by its name: the draft, the live version, a version's number, or another folder."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from callassist.content.folder import files
from callassist.content.live import live_number
from callassist.content.values import Pack
from callassist.errors import WrongUse
from callassist.language import LANGS, Lang, notice
from callassist.workflows.load_pack import load_pack
from callassist.workflows.publish import words_of

DRAFT, LIVE = "draft", "live"


def side(root: Path, name: str) -> Mapping[Lang, Pack]:
    """Give the words that a name means.

    Raises:
        WrongUse: nothing has that name.
        ContentError: a folder's words have errors.
    """
    if name == LIVE:
        number = live_number(root)
        if not number:
            raise WrongUse(notice("Nothing was published yet."))
        return words_of(root, number)
    if name.isdecimal():
        return words_of(root, int(name))
    folder = root if name == DRAFT else Path(name)
    packs: dict[Lang, Pack] = {lang: load_pack(folder, lang)[0] for lang in LANGS if files(folder, lang)}
    if not packs:
        raise WrongUse(notice("No content was found in {path}", path=folder))
    return packs
