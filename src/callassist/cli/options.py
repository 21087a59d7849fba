"""The options that stand before or after any command: `--lang` and `--site`."""

from __future__ import annotations

import locale
import os
from dataclasses import dataclass
from pathlib import Path

import click

from callassist.language import LANGS, Lang, Words, as_lang, notice


@dataclass(slots=True)
class Globals:
    """What the command line said for all commands."""

    named_lang: str | None = None
    site: Path | None = None

    @property
    def lang(self) -> Lang:
        """Give the language: `--lang`, else `CALLASSIST_LANG`, else the system's, else Chinese."""
        named = self.named_lang or os.environ.get("CALLASSIST_LANG")
        system = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), None)
        if named is None and system is None:
            system = locale.getlocale()[0]
        return as_lang(named) or as_lang(system) or "zh"

    @property
    def words(self) -> Words:
        """Give the words of that language."""
        return Words(self.lang)


def of(context: click.Context) -> Globals:
    """Give the global options of a running command."""
    return context.find_root().ensure_object(Globals)


def global_options(words: Words) -> list[click.Option]:
    """Give the options to be added to the group and to every command."""
    return [
        click.Option(
            ["--lang"],
            type=click.Choice(list(LANGS)),
            expose_value=False,
            callback=_lang,
            help=words.of(notice("Language of the screen and of the content.")),
        ),
        click.Option(
            ["--site"],
            type=click.Path(path_type=Path),
            metavar="DIR",
            expose_value=False,
            callback=_site,
            help=words.of(notice("Folder with scripts/ and phrasebook/, instead of the content shipped.")),
        ),
    ]


def _lang(context: click.Context, _: click.Parameter, value: str | None) -> None:
    if value is not None:
        of(context).named_lang = value


def _site(context: click.Context, _: click.Parameter, value: Path | None) -> None:
    if value is not None:
        of(context).site = value
