"""Published versions: whole copies of a site's words that nobody changes any more, with who made them, when and why.

Below the content root lies `versions/`, with one folder a version (`0007`: `scripts/`, `phrasebook/` and
`version.json`), the file `live` that names the one in use, and `log.jsonl` that tells who did what and when.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import stat
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Literal

import msgspec

from callassist.content.folder import Raw
from callassist.content.live import LIVE, VERSIONS, folder_of, numbers
from callassist.content.saving import place, settle
from callassist.language import Lang

_LOG = "log.jsonl"
_ABOUT = "version.json"
_MOST = 10_000_000


class Version(msgspec.Struct, frozen=True):
    """A published version; `at` is milliseconds since 1970, `digests` names its words by language, `files` holds hashes.

    `commit` is the name git had for the files, with `+` where they held more than that commit; empty without git.
    """

    number: int
    at: int
    by: str
    note: str
    digests: Mapping[Lang, str]
    files: Mapping[str, str]
    commit: str = ""
    before: int = 0
    """The version that was live until then; 0 if none was."""


class Deed(msgspec.Struct, frozen=True):
    """A line of the log: a version was published, or went live again."""

    at: int
    deed: Literal["publish", "rollback"]
    version: int
    by: str
    note: str = ""


def version(root: Path, number: int) -> Version | None:
    """Give what is known of a version; None if it is not there or its note cannot be read."""
    try:
        return msgspec.json.decode((folder_of(root, number) / _ABOUT).read_bytes()[:_MOST], type=Version)
    except (OSError, msgspec.MsgspecError, ValueError):
        return None


def log(root: Path) -> list[Deed]:
    """Give every deed, oldest first; a line that cannot be read is passed over."""
    found: list[Deed] = []
    with contextlib.suppress(OSError):
        for line in (root / VERSIONS / _LOG).read_bytes()[-_MOST:].splitlines():
            with contextlib.suppress(msgspec.MsgspecError, ValueError):
                found.append(msgspec.json.decode(line, type=Deed))
    return found


def store(root: Path, raws: Iterable[Raw], about: Version) -> Version:
    """Write a version down, whole or not at all, under the first number that is free; it is not live yet.

    Raises:
        OSError: it could not be written; nothing is left of it.
    """
    home = root / VERSIONS
    home.mkdir(exist_ok=True)
    new = home / f".new-{os.getpid()}"
    shutil.rmtree(new, ignore_errors=True)
    try:
        folders = {new}
        raws = list(raws)
        for raw in raws:
            folders |= _write(new / raw.file.shown, raw.content)
        while True:
            number = max([*numbers(root), about.number - 1]) + 1
            about = msgspec.structs.replace(about, number=number, files=hashes(raws))
            _write(new / _ABOUT, msgspec.json.format(msgspec.json.encode(about), indent=1))
            for folder in folders:
                settle(folder)
            try:
                new.rename(folder_of(root, number))
            except OSError:
                if folder_of(root, number).exists():
                    continue  # somebody else published in the same moment
                raise
            settle(home)
            return about
    finally:
        shutil.rmtree(new, ignore_errors=True)


def hashes(raws: Iterable[Raw]) -> dict[str, str]:
    """Give the hash of each file by its path, as a version's note holds them."""
    return {raw.file.shown: hashlib.sha256(raw.content).hexdigest() for raw in raws}


def go_live(root: Path, deed: Deed) -> None:
    """Let a version be the one in use, and write that into the log.

    Raises:
        OSError: it could not be written; what was live is live still.
    """
    home = root / VERSIONS
    with (home / _LOG).open("ab") as stream:
        before = stream.tell()
        try:
            stream.write(msgspec.json.encode(deed) + b"\n")
            stream.flush()
            os.fsync(stream.fileno())
            place(home / LIVE, f"{deed.version}\n".encode())
        except OSError:
            with contextlib.suppress(OSError):
                stream.truncate(before)  # nothing went live, so nothing did
            raise


def _write(path: Path, content: bytes) -> set[Path]:
    """Write a file that is not to be changed any more; give the folders that hold it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    with path.open("wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
    path.chmod(stat.S_IRUSR | stat.S_IRGRP | stat.S_IROTH)
    return {path.parent, path.parent.parent}
