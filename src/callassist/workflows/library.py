"""The words in use: both languages, loaded when first wanted, replaced only by a sound new version."""

from __future__ import annotations

from pathlib import Path

import msgspec

from callassist.content.problem import Problem
from callassist.content.values import Pack
from callassist.errors import ContentError
from callassist.language import Lang
from callassist.workflows.load_pack import load_pack


class Library:
    """Gives packs; a bad save never replaces a good one."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.problems: tuple[Problem, ...] = ()
        self._packs: dict[Lang, Pack] = {}

    def pack(self, lang: Lang) -> Pack:
        """Give the words of a language; ContentError when there is no sound version at all."""
        if lang not in self._packs:
            self._packs[lang] = load_pack(self.root, lang)[0]
        return self._packs[lang]

    def reload(self) -> bool:
        """Read the files again; say whether new words took the place of old ones. Problems are kept to be shown."""
        changed = False
        problems: list[Problem] = []
        for lang, old in list(self._packs.items()):
            try:
                new = load_pack(self.root, lang)[0]
            except ContentError as error:
                problems += [problem for problem in error.problems if isinstance(problem, Problem)]
                continue
            if new.digest != old.digest:
                self._packs[lang] = new
                changed = True
        self.problems = tuple(problems)
        return changed


def packed(pack: Pack) -> bytes:
    """Give a pack as the journal keeps it beside the calls that run on it."""
    return msgspec.json.encode(pack)


def unpacked(body: bytes) -> Pack:
    """Give back a pack that the journal kept."""
    return msgspec.json.decode(body, type=Pack)
