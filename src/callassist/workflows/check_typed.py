"""What an agent types into a note or message → the first forbidden phrase in it, and what to write instead."""

from __future__ import annotations

import msgspec

from callassist.content.values import Pack, PhraseId
from callassist.lookup.scanning.scanner import Scanner
from callassist.workflows.bare_line import bare_line


class Slip(msgspec.Struct, frozen=True):
    """A forbidden phrase in typed text: characters `start` to `end`, as it stands there, and the reply advised."""

    phrase: PhraseId
    start: int
    end: int
    said: str
    reply: str


class TypedCheck:
    """Looks through what is typed; made when the first note is typed, and again for other words."""

    def __init__(self, pack: Pack) -> None:
        self._pack = pack
        # A note is no speech: weights learnt from lines that are said would mark facts, four times as many as wordings do.
        self._scanner = Scanner(pack.phrases.values(), weighs=False)

    def is_for(self, pack: Pack) -> bool:
        """Say whether this is the book of these words."""
        return pack is self._pack or (bool(pack.digest) and pack.digest == self._pack.digest)

    def first(self, text: str) -> Slip | None:
        """Give the first forbidden phrase in a text, line by line, that has a reply."""
        at = 0
        for line in text.split("\n"):
            for hit in self._scanner.scan_line(line):
                phrase = self._pack.phrases[hit.id]
                if phrase.replies:
                    reply = bare_line(phrase.replies[0].say, self._pack.site)
                    return Slip(hit.id, at + hit.start, at + hit.end, line[hit.start : hit.end], reply)
            at += len(line) + 1
        return None
