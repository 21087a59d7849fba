"""Transcript files → their lines, as they come; an encoding that is not UTF-8 is named, never guessed at."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from callassist.errors import WrongUse, why
from callassist.language import notice

STDIN = "-"
_ENDINGS = {".txt", ".log", ".json", ".jsonl", ".ndjson"}
_LONGEST_LINE = 1_000_000
"""Bytes read as one line at most, so that a file without line ends does not fill the memory."""
_LOOK_AGAIN = 0.2
"""Seconds between two looks at a file that is followed."""
_BOM, _UTF16 = b"\xef\xbb\xbf", (b"\xff\xfe", b"\xfe\xff")


def transcripts_in(path: Path) -> list[Path]:
    """Give the transcripts that a path names: itself, or the text and JSON files below a folder, sorted.

    Raises:
        WrongUse: it is not there, or the folder holds none.
    """
    if str(path) == STDIN or path.is_file():
        return [path]
    if not path.exists():
        raise WrongUse(notice("There is no file or folder {path}", path=path))
    found = (
        sorted(one for one in path.rglob("*") if one.suffix.lower() in _ENDINGS and one.is_file())
        if path.is_dir()
        else [path]
    )
    if not found:
        raise WrongUse(notice("There is no transcript in {path}: no .txt, .log, .json or .jsonl file.", path=path))
    return found


def lines_of(path: Path, *, follow: bool = False) -> Iterator[str]:
    """Give the lines of a file or of standard input, without their ends; `follow` waits for more at the end of a file.

    Raises:
        WrongUse: it cannot be read, or it is no UTF-8 text; the lines before were given.
    """
    try:
        if str(path) == STDIN:
            yield from _decoded(sys.stdin.buffer, STDIN, follow=False)
        else:
            with path.open("rb") as stream:
                yield from _decoded(stream, str(path), follow=follow)
    except OSError as error:
        raise WrongUse(notice("{path} cannot be read: {why}", path=path, why=why(error))) from error


def _decoded(stream: BinaryIO, name: str, *, follow: bool) -> Iterator[str]:
    number, begun = 0, b""
    while True:
        raw = stream.readline(_LONGEST_LINE)
        if follow and not raw.endswith(b"\n"):
            # Half a line: the recorder is still writing it.
            begun += raw
            time.sleep(_LOOK_AGAIN)
            continue
        raw, begun = begun + raw, b""
        if not raw:
            return
        number += 1
        if number == 1:
            raw = raw.removeprefix(_BOM)
        if b"\x00" in raw:
            encoding = "UTF-16" if raw.startswith(_UTF16) or number == 1 else ""
            raise _refused(name, number, encoding)
        try:
            text = raw.decode("utf-8")
        except UnicodeDecodeError as error:
            if len(raw) >= _LONGEST_LINE:
                text = raw.decode("utf-8", "ignore")
            else:
                raise _refused(name, number, _guessed(raw)) from error
        yield text.rstrip("\r\n")


def _guessed(raw: bytes) -> str:
    if raw.startswith(_UTF16):
        return "UTF-16"
    try:
        raw.decode("gb18030")
    except UnicodeDecodeError:
        return ""
    return "GBK"


def _refused(name: str, number: int, encoding: str) -> WrongUse:
    if encoding:
        return WrongUse(
            notice(
                "{path}:{line}: this is {encoding}, not UTF-8. Save it as UTF-8 and scan it again.",
                path=name,
                line=number,
                encoding=encoding,
            )
        )
    return WrongUse(
        notice("{path}:{line}: this is not UTF-8 text. The lines before were scanned.", path=name, line=number)
    )
