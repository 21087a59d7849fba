"""A content file opened to be edited: its text as an editor can hold it, and what it was when it was opened."""

from __future__ import annotations

from pathlib import Path

import msgspec

from callassist.content.folder import BOOK_BYTES, FLOW_BYTES, File, read_raw
from callassist.content.source import decode
from callassist.errors import why
from callassist.language import Notice, notice
from callassist.text import clean


class Opened(msgspec.Struct, frozen=True):
    """A file as it was when it was read: `base` are its bytes, `text` what an editor shows of them.

    `remark` says what is odd about it; a file that `is_locked` is shown, but not edited here.
    """

    file: File
    text: str
    base: bytes
    newline: str = "\n"
    remark: Notice | None = None
    is_locked: bool = False

    @property
    def shown(self) -> str:
        """Give the file's path as it is shown."""
        return self.file.shown

    def bytes_of(self, text: str) -> bytes:
        """Give the bytes that a text of this file is saved as."""
        return text.replace("\n", self.newline).encode("utf-8", "replace")


def open_draft(root: Path, file: File) -> Opened:
    """Read a file for editing; what cannot be read, or is no text, comes back locked with the reason."""
    (raw,) = read_raw(root, [file])
    if raw.refused:
        reason = notice("it is a link that leads out of the folder") if raw.refused == "link" else None
        if isinstance(raw.refused, int):
            reason = why(OSError(raw.refused, ""))
        reason = reason if reason is not None else notice("it is no file")
        said = notice("{path} cannot be opened: {why}", path=file.shown, why=reason)
        return Opened(file, "", b"", remark=said, is_locked=True)
    return opened(file, raw.content)


def opened(file: File, content: bytes) -> Opened:
    """Give a file with these bytes as it is opened."""
    source, faults = decode(file.shown, content, BOOK_BYTES if file.kind == "phrasebook" else FLOW_BYTES)
    bad = next((fault for fault in faults if fault.name in {"too-large", "encoding", "binary"}), None)
    text = clean(source.text)
    newline = "\r\n" if "\r\n" in source.text else "\n"
    if bad is None:
        odd = text != source.text.replace("\r\n", "\n").replace("\r", "\n")
        said = notice(
            "{path} holds signs that no screen may show; each stands as {sign} here.", path=file.shown, sign="\ufffd"
        )
        return Opened(file, text, content, newline, said if odd else None)
    if bad.facts.get("encoding") == "GBK":
        said = notice("{path} is GBK; it is saved as UTF-8, and the old copy is kept beside it.", path=file.shown)
        return Opened(file, text, content, newline, said)
    said = notice("{path} is no UTF-8 text of a size to edit: it is only shown.", path=file.shown)
    return Opened(file, text, content, newline, said, is_locked=True)
