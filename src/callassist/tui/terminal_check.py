"""Whether this terminal can show the screens at all, told in one line before anything is drawn."""

from __future__ import annotations

import codecs
import os
import shutil
import sys
from collections.abc import Mapping
from typing import NoReturn, TextIO

import msgspec

from callassist.language import Notice, notice

WIDTH, HEIGHT = 80, 24
"""The least size of the screens, in cells and lines."""


class TerminalFacts(msgspec.Struct, frozen=True):
    """What is known of the terminal: which streams are one, its kind, size in cells and lines, and encoding."""

    keyboard: bool
    """Standard input is a terminal."""
    screen: bool
    """Standard output and standard error are terminals; Textual draws on the latter and measures the former."""
    term: str
    """The value of TERM; "" when there is none."""
    width: int
    height: int
    encoding: str
    """The encoding that what is drawn goes through."""


def terminal_trouble(facts: TerminalFacts) -> Notice | None:
    """Give the first reason why the screens cannot be shown here, or None if they can."""
    if not facts.keyboard:
        return notice("The keyboard is not a terminal: standard input comes from a file or another program.")
    if not facts.screen:
        return notice("The screen is not a terminal: the output goes to a file or another program.")
    if facts.term in {"", "dumb", "unknown"}:
        return notice("This terminal cannot place text (TERM is {term}).", term=facts.term or notice("not set"))
    if not is_utf8(facts.encoding):
        return notice("This terminal's encoding is {encoding}; UTF-8 is needed.", encoding=facts.encoding)
    if facts.width < WIDTH or facts.height < HEIGHT:
        return notice(
            "The window is {width}×{height}; at least {least_width}×{least_height} is needed.",
            width=facts.width,
            height=facts.height,
            least_width=WIDTH,
            least_height=HEIGHT,
        )
    return None


def is_utf8(encoding: str) -> bool:
    """Say whether an encoding name means UTF-8."""
    try:
        return codecs.lookup(encoding).name == "utf-8"
    except LookupError:
        return False


def needs_utf8_restart(environ: Mapping[str, str], encoding: str) -> dict[str, str] | None:
    """Give the environment to start again in so that output is UTF-8, or None if it is, or that was tried already."""
    if is_utf8(encoding) or environ.get("PYTHONUTF8") == "1":
        return None
    # PYTHONIOENCODING would win over PYTHONUTF8.
    return {name: value for name, value in environ.items() if name != "PYTHONIOENCODING"} | {"PYTHONUTF8": "1"}


def restart(environ: Mapping[str, str]) -> NoReturn:
    """Become this same program again, with the same arguments, in another environment."""
    sys.stdout.flush()
    sys.stderr.flush()
    os.execve(sys.executable, [sys.executable, *sys.orig_argv[1:]], dict(environ))  # noqa: S606 - itself, no shell


def terminal_facts(environ: Mapping[str, str]) -> TerminalFacts:
    """Give what this process finds out about its terminal."""
    size = shutil.get_terminal_size((WIDTH, HEIGHT))  # a terminal that does not tell its size is given the benefit
    encodings = [stream.encoding or "" for stream in (sys.__stdout__, sys.__stderr__) if stream is not None]
    return TerminalFacts(
        keyboard=_is_terminal(sys.__stdin__),
        screen=_is_terminal(sys.__stdout__) and _is_terminal(sys.__stderr__),
        term=environ.get("TERM", "windows" if os.name == "nt" else ""),
        width=size.columns,
        height=size.lines,
        encoding=next((name for name in encodings if not is_utf8(name)), "utf-8"),
    )


def _is_terminal(stream: TextIO | None) -> bool:
    return stream is not None and not stream.closed and stream.isatty()
