"""A page of ours into a file, or onto standard output in characters that its reader understands."""

from __future__ import annotations

import sys
from pathlib import Path

from callassist.cli import output
from callassist.content.saving import save
from callassist.errors import WrongUse, why
from callassist.language import Words, notice


def write_page(out: Path | None, page: str, words: Words) -> None:
    """Write a page whole or not at all, and say where; only a plain file is replaced.

    Raises:
        WrongUse: it cannot be written.
    """
    if out is None:
        is_wide = (sys.stdout.encoding or "").lower().replace("-", "") in {"utf8", "utf8sig"}
        output.line((page if is_wide else page.encode("ascii", "xmlcharrefreplace").decode()).removesuffix("\n"))
        return
    target = out.resolve()
    if target.exists() and not target.is_file():
        raise WrongUse(notice("{path} cannot be written: {why}", path=out, why=notice("it is no plain file")))
    try:
        save(target, page)
    except (OSError, ValueError) as error:
        reason = why(error) if isinstance(error, OSError) else notice("it is no plain file")
        raise WrongUse(notice("{path} cannot be written: {why}", path=out, why=reason)) from error
    output.line(words("Written: {path}", path=out))
