"""A program run in a terminal of its own, and whether it gave that terminal back as it found it.

The terminal is a pseudo-terminal (POSIX) with the program as its session leader, so that a closed window reaches
the program as it would from a real one.
"""

from __future__ import annotations

import os
import pty
import re
import select
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

PATIENCE = 20.0
"""Seconds to wait for a program to draw or to end."""
QUIET = 0.3
"""Seconds without output after which a program is taken to have drawn its first screen."""

_MODES = {
    1049: ("alternate screen", False),
    1000: ("mouse clicks", False),
    1003: ("mouse moves", False),
    1006: ("mouse reports", False),
    1015: ("mouse reports (urxvt)", False),
    1016: ("mouse pixels", False),
    1004: ("focus reports", False),
    2004: ("bracketed paste", False),
    2048: ("size reports", False),
    25: ("cursor", True),
    7: ("line wrap", True),
}
_SWITCH = re.compile(rb"\x1b\[\?([\d;]+)([hl])")
_KEYBOARD = re.compile(rb"\x1b\[([<>])\d*u")
# Makes the pseudo-terminal the program's controlling one and SIGINT what it is in a fresh shell (one run in the
# background ignores it), then becomes the program, with the same process id.
_TAKE_TERMINAL = """
import fcntl, os, signal, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
signal.signal(signal.SIGINT, signal.SIG_DFL)
os.execvp(sys.argv[1], sys.argv[1:])
"""


@dataclass(frozen=True, slots=True)
class Ending:
    """How a program ended: its return code (None: it had to be killed), how long that took, what it left wrong."""

    return_code: int | None
    seconds: float
    left_wrong: tuple[str, ...]


class Seat:
    """A running program, the terminal it draws on, and all it has drawn."""

    def __init__(self, command: Sequence[str], environ: Mapping[str, str]) -> None:
        self._keyboard, self._line = pty.openpty()
        termios.tcsetwinsize(self._line, (24, 80))
        self._before = termios.tcgetattr(self._line)
        self._open = True
        self.drawn = bytearray()
        self.process = subprocess.Popen(
            [sys.executable, "-c", _TAKE_TERMINAL, *command],
            stdin=self._line,
            stdout=self._line,
            stderr=self._line,
            start_new_session=True,
            env={**environ, "TERM": "xterm-256color"},
        )

    def press(self, keys: bytes) -> None:
        """Type on the program's keyboard."""
        os.write(self._keyboard, keys)

    def close_window(self) -> None:
        """Take the terminal away, as a closed window does; the kernel then sends SIGHUP."""
        os.close(self._line)
        os.close(self._keyboard)
        self._open = False

    def wait_until_drawn(self, text: bytes | None) -> None:
        """Read until `text` was drawn, or without one until the first screen stands still."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            if text is not None and text in self.drawn:
                return
            came = self._read(QUIET)
            if text is None and not came and b"\x1b[?1049h" in self.drawn:
                return
        self.process.kill()
        raise TimeoutError(f"nothing drawn within {PATIENCE} s: {bytes(self.drawn[-400:])!r}")

    def ending(self) -> Ending:
        """Wait for the end and give how it was; a program that stays is killed."""
        started = time.monotonic()
        while self.process.poll() is None and time.monotonic() < started + PATIENCE:
            self._read(0.02)
        seconds = time.monotonic() - started
        code = self.process.poll()
        if code is None:
            self.process.kill()
            self.process.wait()
        if not self._open:
            return Ending(code, seconds, ())
        while self._read(0.05):
            pass
        wrong = modes_left(bytes(self.drawn))
        if termios.tcgetattr(self._line) != self._before:
            wrong += ("line settings",)
        self.close_window()
        return Ending(code, seconds, wrong)

    def _read(self, seconds: float) -> bool:
        """Take in what was drawn; say whether anything came within that time. A closed window shows nothing."""
        ready, _, _ = select.select([self._keyboard] if self._open else [], [], [], seconds)
        if ready:
            self.drawn += os.read(self._keyboard, 65536)
        return bool(ready)


def modes_left(drawn: bytes) -> tuple[str, ...]:
    """Give the names of the terminal modes that the output leaves other than a terminal starts with."""
    now = {mode: start for mode, (_, start) in _MODES.items()}
    for numbers, switch in _SWITCH.findall(drawn):
        now.update((int(number), switch == b"h") for number in numbers.split(b";") if int(number) in _MODES)
    wrong = [name for mode, (name, start) in _MODES.items() if now[mode] != start]
    depth = sum(1 if sign == b">" else -1 for sign in _KEYBOARD.findall(drawn))
    return (*wrong, "keyboard protocol") if depth > 0 else tuple(wrong)


def end(
    command: Sequence[str], how: Callable[[Seat], None], *, drawn: bytes | None, environ: Mapping[str, str]
) -> Ending:
    """Run the program, wait for its first screen, end it in the way given, and give how it went."""
    seat = Seat(command, environ)
    seat.wait_until_drawn(drawn)
    how(seat)
    return seat.ending()
