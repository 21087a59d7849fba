"""A line with gaps → the words it says when nothing is known of a call yet. No Jinja here: this is for reading, fast."""

from __future__ import annotations

import re
from collections.abc import Callable

Fill = Callable[[str], str]
"""Gives the words for a variable such as `company.name`; empty if there are none."""

Choose = Callable[[str, str, str | None], str]
"""Gives the words for a condition, what stands behind it, and what stands behind its `else`, if it has one."""

_TAG = r"\{%[-+]?\s*"
_INNERMOST = re.compile(
    rf"{_TAG}if\s+(?P<asked>(?:(?!%\}}).)*)%\}}(?P<then>(?:(?!\{{%).)*)"
    rf"(?:{_TAG}elif\s(?:(?!%\}}).)*%\}}(?:(?!\{{%).)*)*"
    rf"(?:{_TAG}else\s*[-+]?%\}}(?P<other>(?:(?!\{{%).)*))?"
    rf"{_TAG}endif\s*[-+]?%\}}",
    re.DOTALL,
)
_LEFT_OVER = re.compile(r"\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_GAP = re.compile(
    r"""\{\{-?\s*(?P<path>[\w.]+)"""
    r"""(?:(?:(?!\}\}).)*?default\(\s*(?:"(?P<one>[^"]*)"|'(?P<two>[^']*)'))?(?:(?!\}\}).)*\}\}""",
    re.DOTALL,
)


def no_words(_path: str) -> str:
    """Fill no gap."""
    return ""


def not_met(asked: str, then: str, other: str | None) -> str:
    """Choose as if nothing were known."""
    return (then if asked.startswith("not ") else other) or ""


def bare(source: str, fill: Fill = no_words, missing: Fill = no_words, choose: Choose = not_met) -> str:
    """Give a line in words: `choose` says which part; gaps hold what `fill` gives, else their default, else `missing`."""
    if "{" not in source:
        return source
    text, found = source, 1
    while found:
        text, found = _INNERMOST.subn(lambda one: choose(one["asked"].rstrip("-+ "), one["then"], one["other"]), text)
    text = _LEFT_OVER.sub("", text)
    return _GAP.sub(lambda gap: fill(gap["path"]) or gap["one"] or gap["two"] or missing(gap["path"]), text)
