"""Check content while it is edited: the real check, with the texts of the editor in the place of their files.

Reading is remembered file by file, and the scanner over the phrasebook as long as no word of the books changes, so that
an edit of a flow is checked, forbidden lines and all, in less time than a pause between two words. What the books say
against themselves takes a second and is asked for when the editor rests (`prove`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Lock

from msgspec.structs import replace as changed

from callassist.content.draft import Content
from callassist.content.folder import File, Raw, all_files, digest, read_raw
from callassist.content.loading import load_raw
from callassist.content.problem import Problem
from callassist.content.values import Flow, FlowId, Pack
from callassist.language import Lang
from callassist.lookup.proof import Proof
from callassist.lookup.scanning.scanner import Scanner
from callassist.workflows.open_draft import opened


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check came to: all problems in file order, and the content as far as it can be walked."""

    problems: tuple[Problem, ...]
    pack: Pack | None
    is_proven: bool
    """Whether the phrasebook was put to its own test as it stands."""


@dataclass(frozen=True, slots=True)
class _Proven:
    """The books as they were last tested: their digest, their scanner, and what they say against themselves."""

    books: str
    scanner: Scanner
    problems: tuple[Problem, ...]


class DraftCheck:
    """Checks one language of a site again and again; a check at a time, whichever thread asks."""

    def __init__(self, root: Path, lang: Lang) -> None:
        self._root, self.lang = root, lang
        self._lock = Lock()
        self._raws: dict[str, Raw] = {}
        self._texts: dict[str, str] = {}
        self._proven: _Proven | None = None
        self._lines: dict[str, tuple[str, tuple[Problem, ...]]] = {}
        self._last_pack: Pack | None = None

    @property
    def files(self) -> list[File]:
        """The files of the language as they were when the folder was last read."""
        return [raw.file for raw in self._raws.values()]

    def read(self) -> None:
        """Read the files again: something was saved."""
        found = {raw.file.shown: raw for raw in read_raw(self._root, all_files(self._root, self.lang))}
        with self._lock:
            self._raws, self._texts = found, {}

    def text(self, shown: str) -> str:
        """Give the text of a file as it was when the folder was last read."""
        if shown not in self._texts and shown in self._raws:
            self._texts[shown] = opened(self._raws[shown].file, self._raws[shown].content).text
        return self._texts.get(shown, "")

    def check(self, edited: Mapping[str, bytes]) -> Checked:
        """Give what is wrong with the files, edited ones as they are in the editor."""
        with self._lock:
            raws = self._with(edited)
            books = _books(raws)
            ready = self._proven if self._proven is not None and self._proven.books == books else None

            def judge(content: Content) -> Iterator[Problem]:
                if ready is not None:
                    yield from ready.problems
                    yield from self._forbidden(content, ready)

            loaded = load_raw(self.lang, raws, judge)
            return Checked(loaded.problems, self._pack(loaded.content, raws), ready is not None)

    def prove(self, edited: Mapping[str, bytes]) -> None:
        """Put the phrasebook to its own test, unless that was done with these very words.

        It takes a second, in which checks go on.
        """
        with self._lock:
            raws = self._with(edited)
            books = _books(raws)
            if self._proven is not None and self._proven.books == books:
                return
        proof = Proof(load_raw(self.lang, raws).content)
        found = _Proven(books, proof.scanner, tuple(proof.of_books()))
        with self._lock:
            self._proven = found
            self._lines.clear()

    def _with(self, edited: Mapping[str, bytes]) -> list[Raw]:
        return [
            changed(raw, content=edited[shown], refused="") if shown in edited else raw
            for shown, raw in self._raws.items()
        ]

    def _forbidden(self, content: Content, ready: _Proven) -> Iterator[Problem]:
        """Give the forbidden lines of all flows; those that did not change are remembered."""
        for draft in content.flows:
            text, found = self._lines.get(draft.path, ("", ()))
            if text != draft.source.text or not text:
                alone = replace(content, flows=[draft])
                found = tuple(Proof(alone, ready.scanner).of_flows())
                self._lines[draft.path] = draft.source.text, found
            yield from found

    def _pack(self, content: Content, raws: list[Raw]) -> Pack | None:
        """Give what can be walked; a file that is broken at the moment stands in it as it last was sound."""
        pack, last = content.pack(_words(raws)), self._last_pack
        if pack is None and last is not None and content.has_site_file:
            flows = {draft.flow.id: draft.flow for draft in content.flows}
            pack = changed(last, flows=flows, phrases=content.phrases)
        if pack is not None and last is not None:
            pack = changed(pack, flows={**_kept(last.flows, content.unread), **pack.flows})
        if pack is not None:
            self._last_pack = pack
        return pack


def _kept(flows: dict[FlowId, Flow], unread: frozenset[FlowId]) -> dict[FlowId, Flow]:
    return {name: flow for name, flow in flows.items() if name in unread}


def _words(raws: list[Raw]) -> str:
    return digest(raw for raw in raws if raw.file.kind != "training")


def _books(raws: list[Raw]) -> str:
    return digest(raw for raw in raws if raw.file.kind == "phrasebook")
