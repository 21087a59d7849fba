"""`# ok: CODE reason` on a line: a warning there is meant to be so. One that silences nothing is itself a warning."""

from __future__ import annotations

import re
from collections.abc import Iterable

from callassist.content.problem import Problem
from callassist.content.raw_lines import block_lines, signs
from callassist.content.rules import idle_mark
from callassist.content.source import Source

_MARK = re.compile(r"#[ \t]*ok:[ \t]*(?P<code>[A-Za-z]\d{3})?(?P<reason>.*)$", re.MULTILINE)
_BEFORE = re.compile(r"(?:^|[ \t])$")


def without_ignored(problems: Iterable[Problem], sources: Iterable[Source]) -> list[Problem]:
    """Give the problems less the warnings and notes that are marked as meant, plus one for each mark in vain."""
    kept = list(problems)
    broken = {problem.path for problem in kept if problem.severity == "E"}
    for source in sources:
        for sign in signs(source, _MARK, _BEFORE, "#"):
            match = _MARK.match(source.text, sign.start)
            if match is None:
                continue
            code, line = (match["code"] or "").upper(), source.place(sign.start).line
            lines = _meant(source, line, alone=not sign.before.string.strip())
            silenced = [
                one
                for one in kept
                if one.path == source.path and one.code == code and one.severity != "E" and one.line in lines
            ]
            kept = [one for one in kept if one not in silenced]
            # While a file has errors, its later rules have not spoken yet.
            if not match["reason"].strip() or (not silenced and source.path not in broken):
                kept.append(
                    idle_mark.idle(
                        source, source.place(sign.start, match.end()), code, has_reason=bool(match["reason"].strip())
                    )
                )
    return kept


def _meant(source: Source, line: int, *, alone: bool) -> range:
    """Give the lines that a mark speaks for: its own; the next if it stands alone; the block of text that begins there."""
    last = line + 1 if alone else line
    blocks = block_lines(source)
    while last + 1 in blocks:
        last += 1
    return range(line, last + 1)
