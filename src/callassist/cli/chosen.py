"""What the command line chose for all commands: language and site. Free of click, for the lines that do without it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from callassist.language import Lang, Words, as_lang


class Globals:
    """What the command line said for all commands."""

    def __init__(self, named_lang: str | None = None, site: Path | None = None) -> None:
        self.named_lang = named_lang
        self.site = site

    @property
    def lang(self) -> Lang:
        """Give the language: `--lang`, else `CALLASSIST_LANG`, else the system's, else Chinese."""
        named = self.named_lang or os.environ.get("CALLASSIST_LANG")
        system = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), None)
        if named is None and system is None:
            import locale  # noqa: PLC0415 - asked only where the environment says nothing

            system = locale.getlocale()[0]
        return as_lang(named) or as_lang(system) or "zh"

    @property
    def is_chosen(self) -> bool:
        """Whether a language was asked for by name, on the line or in the environment."""
        return as_lang(self.named_lang or os.environ.get("CALLASSIST_LANG")) is not None

    @property
    def words(self) -> Words:
        """Give the words of that language."""
        return Words(self.lang)


def lang_in(args: Sequence[str]) -> str | None:
    """Give the language named anywhere on the line: help is put into words before click reads the options."""
    for position, arg in enumerate(args):
        value = arg.removeprefix("--lang=") if arg.startswith("--lang=") else ""
        if arg == "--lang" and position + 1 < len(args):
            value = args[position + 1]
        if as_lang(value):
            return value
    return None
