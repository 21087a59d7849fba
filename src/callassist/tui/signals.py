"""Leaving in good order when the machine or the terminal tells the program to end."""

from __future__ import annotations

import asyncio
import signal
from contextlib import suppress
from functools import partial
from typing import Any

from textual.app import App

NAMES = ("SIGTERM", "SIGHUP")
"""A shutdown or `kill`, and a closed window or dropped line. Textual itself sees to SIGINT."""


def restore_on_signals(app: App[Any]) -> None:
    """Let the app end as if asked to, so that the terminal is given back; call it in `on_load`, on the app's loop.

    The app's return code is then 128 + the signal's number, as a shell would say it. Where the platform has no such
    signals or loop handlers (Windows, a thread that is not the main one) nothing is changed.
    """
    loop = asyncio.get_running_loop()
    for name in NAMES:
        number = getattr(signal, name, None)
        if number is not None:
            with suppress(NotImplementedError, RuntimeError):
                loop.add_signal_handler(number, partial(app.exit, return_code=128 + number))
