"""The only door to stderr, and the only place that decides exit codes."""

from __future__ import annotations

import sys
from pathlib import Path

from callassist.errors import CallassistError, ContentError, UnknownName, WrongUse, why
from callassist.language import Notice, Words, marked, notice
from callassist.text import clean

FINE = 0
FOUND = 1
"""Problems were found in what was looked at."""
WRONG = 2
"""Wrong use, or it could not run."""

KINDS = (
    marked("command"),
    marked("flow"),
    marked("phrase"),
    marked("rule"),
    marked("gap"),
    marked("caller"),
    marked("exam"),
    marked("sitting"),
    marked("attempt"),
    marked("contested answer"),
    marked("item"),
)
"""What may be unknown, for the catalogue."""


def say(words: Words, message: Notice) -> None:
    """Print one line about what is going on."""
    line(words.of(message))


def line(text: str) -> None:
    """Print one line, made safe for the terminal."""
    sys.stderr.write(clean(text) + "\n")


def seen_from_here(root: Path, path: str) -> str:
    """Give a path below a content root as it is seen from where the command runs."""
    whole, here = root.resolve() / path, Path.cwd().resolve()
    return (whole.relative_to(here) if whole.is_relative_to(here) else whole).as_posix()


def failed(words: Words, error: CallassistError) -> int:
    """Print an error of ours and give the exit code it means."""
    if isinstance(error, WrongUse):
        say(words, error.notice)
        return WRONG
    if isinstance(error, UnknownName):
        known = notice("There is no {kind} “{name}”.", kind=words(error.kind), name=clean(error.name))
        near = notice("Did you mean {near}?", near=", ".join(error.near))
        line(words.of(known) + (" " + words.of(near) if error.near else ""))
        return WRONG
    if isinstance(error, ContentError):
        return _content(words, error)
    line(str(error))
    return WRONG


def stopped(words: Words, error: OSError) -> int:
    """Say that the system does not let the command go on, and give the exit code it means."""
    say(words, notice("This cannot go on: {why}", why=why(error)))
    return WRONG


def _content(words: Words, error: ContentError) -> int:
    from callassist.content.problem import Problem  # noqa: PLC0415 - only when there is one to show
    from callassist.content.report import as_text  # noqa: PLC0415 - as above

    if error.is_absent:
        say(words, notice("No content was found in {path}", path=error.root))
        return WRONG

    def seen(path: str) -> str:
        return path if error.root is None else seen_from_here(error.root, path)

    for block in as_text([one for one in error.problems if isinstance(one, Problem)], words, seen):
        line(block)
    say(words, notice("The content cannot be used as it stands; `callassist check` shows all of it."))
    return WRONG
