"""What click itself says, in the language of the seat: click asks gettext, so gettext is pointed at our catalogue."""

from __future__ import annotations

import gettext
import os

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
    marked("Choose from:\n\t{choices}"),
)
"""Messages of click 8 that a user of ours can meet, for the catalogue."""


def speak(lang: Lang) -> None:
    """Let click's messages come in this language from now on."""
    os.environ["LANGUAGE"] = lang
    gettext.bindtextdomain("callassist", str(LOCALE))
    gettext.textdomain("callassist")
