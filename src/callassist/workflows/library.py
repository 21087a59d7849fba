"""The words in use: both languages, loaded when first wanted, replaced only by a sound new version."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from callassist.content.folder import digest, files, read_raw
from callassist.content.last_good import last_good, remember_good
from callassist.content.live import VERSIONS, folder_of, live_number, live_root
from callassist.content.snapshot import load_compiled
from callassist.content.values import Pack
from callassist.errors import ContentError
from callassist.language import LANGS, Lang
from callassist.workflows.load_pack import load_pack

if TYPE_CHECKING:
    from callassist.content.problem import Problem
    from callassist.content.versions import Version
    from callassist.lookup.index import Index
    from callassist.workflows.find import Found


class Library:
    """Gives packs; a bad save never replaces a good one, not even when the program starts after it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._packs: dict[Lang, Pack] = {}
        self._problems: dict[Lang, tuple[Problem, ...]] = {}
        self._indexes: dict[Lang, tuple[Pack, Index]] = {}

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the files as they lie there now; the words in use are older."""
        return tuple(problem for lang in LANGS for problem in self._problems.get(lang, ()))

    def pack(self, lang: Lang) -> Pack:
        """Give the words of a language; ContentError when there is no sound version at all, not even an older one."""
        if lang not in self._packs:
            root = live_root(self.root)
            if load_compiled(root, lang) is None:
                from callassist.workflows.compile_apart import compile_apart  # noqa: PLC0415 - once after a change

                compile_apart(root, lang, "words")
            try:
                self._packs[lang] = self._load(lang)
            except ContentError:
                older = last_good(self.root, lang)
                if older is None:
                    raise
                self._packs[lang] = older
        return self._packs[lang]

    def find(self, pack: Pack, query: str) -> tuple[Found, ...]:
        """Give what a query means in these words, which may be older than the ones in use: a call keeps its own."""
        from callassist.workflows.find import find  # noqa: PLC0415 - opened with the first query

        return find(pack, self.get_ready(pack), query)

    def get_ready(self, pack: Pack) -> Index:
        """Give the index over these words, made if need be: half a second after a change, so best beforehand."""
        from callassist.workflows.open_index import index_of, stored_index  # noqa: PLC0415 - as above

        lang = pack.site.language
        held = self._indexes.get(lang)
        if held is None or (held[0] is not pack and not (pack.digest and pack.digest == held[0].digest)):
            self._indexes[lang] = held = pack, stored_index(pack) or self._made_apart(pack) or index_of(pack)
        return held[1]

    def _made_apart(self, pack: Pack) -> Index | None:
        from callassist.workflows.compile_apart import compile_apart  # noqa: PLC0415 - once after a change
        from callassist.workflows.open_index import stored_index  # noqa: PLC0415 - as above

        compile_apart(live_root(self.root), pack.site.language, "index")
        return stored_index(pack)

    def reload(self, saved: Collection[str] = ()) -> bool:
        """Read the files again; say whether new words took the place of old ones. Problems are kept to be shown.

        Files known to be `saved` just now, named as they are shown, are looked at first: their faults are told at once.
        """
        changed = False
        for lang, old in list(self._packs.items()):
            try:
                new = self._load(lang, saved)
            except ContentError:
                continue
            if new.digest != old.digest:
                self._packs[lang] = new
                changed = True
        return changed

    def read_ahead(self) -> None:
        """Read the files once, so that of the next save only the file that changed must be read."""
        from callassist.content.loading import read_content  # noqa: PLC0415 - only where files are edited

        for lang in list(self._packs):
            read_content(live_root(self.root), lang)

    def is_behind(self) -> bool:
        """Say whether other words lie there now than were loaded."""
        root = live_root(self.root)
        return any(pack.digest != digest(read_raw(root, files(root, lang))) for lang, pack in list(self._packs.items()))

    def folders(self) -> list[Path]:
        """Give the folders in which a change may bring other words, those that exist.

        Once something was published, that is where the live version is named, and the draft's files are not.
        """
        found = [self.root / VERSIONS]
        if not live_number(self.root):
            found += [self.root, *(self.root / kind / lang for kind in ("scripts", "phrasebook") for lang in LANGS)]
        return [folder for folder in found if folder.is_dir()]

    def version(self) -> Version | None:
        """Give what is known of the live version; None while nothing was published."""
        number = live_number(self.root)
        if not number:
            return None
        from callassist.content.versions import version  # noqa: PLC0415 - only where something was published

        return version(self.root, number)

    def _load(self, lang: Lang, saved: Collection[str] = ()) -> Pack:
        try:
            pack = self._live(lang, saved)
        except ContentError as error:
            from callassist.content.problem import Problem  # noqa: PLC0415 - only when there is one

            self._problems[lang] = tuple(
                problem for problem in error.problems if isinstance(problem, Problem) and problem.severity == "E"
            )
            raise
        self._problems.pop(lang, None)
        remember_good(self.root, lang, pack.digest)
        return pack

    def _live(self, lang: Lang, saved: Collection[str]) -> Pack:
        """Give the live words: of the live version while it is untouched, else of the files."""
        number = live_number(self.root)
        pack, _ = load_pack(folder_of(self.root, number) if number else self.root, lang, saved)
        about = self.version()
        if number and (about is None or about.digests.get(lang) != pack.digest):
            from callassist.content.rules.changed_version import changed  # noqa: PLC0415 - only when it was

            raise ContentError([changed(number)], self.root)
        return pack


def packed(pack: Pack) -> bytes:
    """Give a pack as the journal keeps it beside the calls that run on it."""
    return msgspec.msgpack.encode(pack)


def unpacked(body: bytes | None) -> Pack | None:
    """Give back a pack that the journal kept; None when there is none, or a later program wrote it."""
    if body is None:
        return None
    try:
        return msgspec.msgpack.decode(body, type=Pack)
    except msgspec.MsgspecError:
        return None
