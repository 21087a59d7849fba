"""Bytes from the terminal that are no UTF-8 become U+FFFD: Textual would end the program over the first of them.

They come from a terminal set to GBK, from a paste, or from a line that lost half a character.
"""

from __future__ import annotations

import codecs
from contextlib import suppress
from functools import partial
from importlib import import_module

NAME = "getincrementaldecoder"
"""What the modules below call the function that gives a decoder; a test fails if one renames it."""

PLACES = ("textual.drivers.linux_driver", "textual.drivers.web_driver")


def install() -> None:
    """Let input be read whatever its bytes; call it once, before the app is made."""
    for place in PLACES:
        with suppress(ImportError):  # another platform's
            vars(import_module(place))[NAME] = _lenient


def _lenient(encoding: str) -> partial[codecs.IncrementalDecoder]:
    return partial(codecs.getincrementaldecoder(encoding), errors="replace")
