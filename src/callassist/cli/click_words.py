"""What click itself says, in the language of the seat: click asks gettext, so gettext is pointed at our catalogue."""

from __future__ import annotations

import gettext
import os

import click

from callassist.language import LOCALE, Lang, marked

CLICKS_OWN = (
    marked("Usage:"),
    marked("Options"),
    marked("Show this message and exit."),
    marked("Missing argument"),
    marked("Missing option"),
    marked("No such option {name!r}."),
    marked("Invalid value: {message}"),
    marked("Invalid value for {param_hint}: {message}"),
    marked("Option {name!r} does not take a value."),
    marked("Argument {name!r} takes {nargs} values."),
    marked("{value!r} is not a valid {number_type}."),
    marked("{value} is not in the range {range}."),
    marked("{value!r} is not {choice}."),
    marked("{value!r} is not one of {choices}."),
    marked("Option {name!r} requires an argument."),
    marked("Option {name!r} requires {nargs} arguments."),
    marked("Got unexpected extra argument ({args})"),
    marked("Got unexpected extra arguments ({args})"),
    marked("default: {default}"),
    marked("Choose from:\n\t{choices}"),
)
"""Messages of click 8 that a user of ours can meet, for the catalogue."""

WHOLE = marked("whole number")
"""What click calls an integer."""


def speak(lang: Lang) -> None:
    """Let click's messages come in this language from now on."""
    os.environ["LANGUAGE"] = lang
    gettext.bindtextdomain("callassist", str(LOCALE))
    gettext.textdomain("callassist")
    for module in (click.core, click.exceptions, click.parser, click.types):
        # Our catalogue has no plurals, which neither language here would want.
        vars(module)["ngettext"] = _of_one_or_many
    click.types.IntParamType.name = gettext.gettext(WHOLE)
    click.types.IntRange.name = gettext.gettext(WHOLE)


def _of_one_or_many(one: str, many: str, count: int) -> str:
    return gettext.gettext(one if count == 1 else many)
