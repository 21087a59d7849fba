"""Words compiled by a process of its own: the screen neither waits for it nor keeps its memory.

Reading YAML, checking it and reading it aloud for the index take a second and a hundred megabytes that a screen
would never give back. What the other process makes lies in the cache; where it cannot, it is done here after all.
"""

from __future__ import annotations

import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import Literal

from callassist.language import Lang, as_lang

_LONGEST = 60
"""Seconds; a process that has not come to an end by then never will."""


Part = Literal["words", "index"]


def compile_apart(root: Path, lang: Lang, part: Part) -> None:
    """Have the compiled copy of the words made, or its index besides; returns when that is done, or could not be."""
    with suppress(OSError, subprocess.SubprocessError):
        subprocess.run(  # noqa: S603 - this very program, no shell
            [sys.executable, "-m", __name__, str(root), lang, part],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=_LONGEST,
            check=False,
        )


def main(root: str, name: str, part: str) -> None:
    """Compile the words of one folder and language; faults in them are the caller's to find and tell."""
    from callassist.errors import CallassistError  # noqa: PLC0415 - only in the other process
    from callassist.workflows.load_pack import load_pack  # noqa: PLC0415 - as above
    from callassist.workflows.open_index import index_of  # noqa: PLC0415 - as above

    lang = as_lang(name)
    if lang is None:
        return
    with suppress(CallassistError):
        pack, _ = load_pack(Path(root), lang)
        if part == "index":
            index_of(pack)


if __name__ == "__main__":
    main(*sys.argv[1:4])
