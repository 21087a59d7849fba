"""Leaving in good order when the machine or the terminal tells the program to end."""

from __future__ import annotations

import asyncio
import os
import signal
from contextlib import suppress
from functools import partial
from threading import Timer
from typing import Any

from textual.app import App

NAMES = ("SIGTERM", "SIGHUP")
"""A shutdown or `kill`, and a closed window or dropped line. Textual itself sees to SIGINT."""
GRACE = 3.0
"""Seconds that a program whose terminal is gone has to end by itself; 0.2 are common."""


def restore_on_signals(app: App[Any]) -> None:
    """Let the app end as if asked to, so that the terminal is given back; call it in `on_load`, on the app's loop.

    The app's return code is then 128 + the signal's number, as a shell would say it. Where the platform has no such
    signals or loop handlers (Windows, a thread that is not the main one) nothing is changed.
    """
    loop = asyncio.get_running_loop()
    with suppress(NotImplementedError, RuntimeError, ValueError):
        for name in NAMES:
            number = getattr(signal, name, None)
            if number is not None:
                loop.add_signal_handler(number, partial(app.exit, return_code=128 + number))
                if name == "SIGHUP":
                    # Called beside the loop's handler. A line that stalls before it drops leaves Textual waiting
                    # for ever to write to it, and then the loop calls nothing any more.
                    signal.signal(number, _end_soon)


def _end_soon(number: int, _: object) -> None:
    """End the process after the grace: what counts was on disk before it was on the screen, and nobody looks on."""
    timer = Timer(GRACE, os._exit, (128 + number,))
    timer.daemon = True
    timer.start()
