"""The options that stand before or after any command: `--lang` and `--site`."""

from __future__ import annotations

from pathlib import Path

import click

from callassist.cli.chosen import Globals
from callassist.language import LANGS, Words, notice


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
            help=words.of(
                notice("Folder with scripts/ and phrasebook/, instead of the one you stand in or the content shipped.")
            ),
        ),
    ]


def _lang(context: click.Context, _: click.Parameter, value: str | None) -> None:
    if value is not None:
        of(context).named_lang = value


def _site(context: click.Context, _: click.Parameter, value: Path | None) -> None:
    if value is not None:
        of(context).site = value
