"""A program on a terminal of its own, with the moment at which every piece of its output came.

Output is only stamped and kept while it comes; the terminal (pyte) is fed with it afterwards, so that emulating the
terminal costs the measured time nothing. POSIX only.
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pyte
from wcwidth import wcwidth  # pyte lays out by it

COLUMNS, ROWS = 110, 32
QUIET = 0.06
"""Seconds without output after which what came is looked at."""
PATIENCE = 20.0
_ASLEEP = 3
"""Looks in a row at which a program must be asleep to be taken for having answered."""

_CLOCKS = re.compile(r"\d+:\d\d|\d+ ?(?:s|秒)")
# pyte 0.8 knows no `CSI > … u`, `CSI … $ p` and their like, and would write their tails on the screen.
_UNKNOWN = re.compile(
    rb"\x1b\[[<>=][\d;]*[a-zA-Z]|\x1b\[\??[\d;]*\$[a-z]|\x1bP[^\x1b]*\x1b\\|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)"
)


class StoppedError(Exception):
    """The program ended, or never showed what was awaited."""


@dataclass(frozen=True, slots=True)
class Ended:
    """What a program used until it ended."""

    cpu_seconds: float
    most_bytes: int


class Terminal:
    """A running program and what stands on its screen."""

    def __init__(
        self,
        command: Sequence[str],
        environ: Mapping[str, str],
        *,
        columns: int = COLUMNS,
        rows: int = ROWS,
        folder: Path | None = None,
    ) -> None:
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._rest = b""
        self._came: list[tuple[float, bytes]] = []
        self._ended: Ended | None = None
        self.began = time.perf_counter()
        self.pid, self._line = pty.fork()
        if self.pid == 0:  # pragma: no cover - becomes the program
            try:
                fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
                if folder is not None:
                    os.chdir(folder)
                os.execvpe(command[0], list(command), dict(environ))
            finally:
                os._exit(127)

    # -- reading ---------------------------------------------------------------------------------------------

    def read(self, seconds: float) -> float | None:
        """Wait so long for output and keep it; give the moment at which it came, None if none did."""
        ready, _, _ = select.select([self._line], [], [], max(0.0, seconds))
        if not ready:
            return None
        try:
            data = os.read(self._line, 1 << 16)
        except OSError:
            data = b""
        now = time.perf_counter()
        if not data:
            raise StoppedError(f"the program ended; its screen was:\n{self.text()}")
        self._came.append((now, data))
        return now

    def settle(self, quiet: float = QUIET, patience: float = PATIENCE) -> float | None:
        """Read until nothing has come for `quiet` seconds; give the moment of the last output."""
        end = time.perf_counter() + patience
        last = None
        while time.perf_counter() < end:
            came = self.read(quiet)
            if came is None:
                break
            last = came
        self.look()
        return last

    def rest(self, patience: float = PATIENCE) -> None:
        """Read until the program sleeps and nothing comes any more: what was typed has been answered (Linux).

        On a busy machine silence alone may mean that the program has not had its turn yet.
        """
        end = time.perf_counter() + patience
        asleep = 0
        while asleep < _ASLEEP and time.perf_counter() < end:
            came = self.read(QUIET / 2)
            asleep = asleep + 1 if came is None and self._sleeps() else 0
        self.look()

    def _sleeps(self) -> bool:
        tasks = Path(f"/proc/{self.pid}/task")
        try:
            return all((task / "stat").read_text().rpartition(")")[2].split()[0] == "S" for task in tasks.iterdir())
        except OSError:
            return True

    def wait_for(self, shown: Callable[[str], bool], patience: float = PATIENCE) -> float:
        """Read until the screen's text is as wanted; give the moment at which the output that made it so came."""
        end = time.perf_counter() + patience
        while True:
            came = self.read(QUIET)
            busy = came is not None and came - self._came[0][0] < 0.5
            if busy:
                continue
            while self._came:
                moment = self.feed_one()
                if shown(self.text()):
                    return moment
            if time.perf_counter() > end:
                raise StoppedError(f"not shown within {patience} s; the screen was:\n{self.text()}")

    def look(self) -> None:
        """Bring the screen up to date with what came."""
        while self._came:
            self.feed_one()

    def changes(self) -> list[tuple[float, bytes]]:
        """Give what came since the last look, not yet fed to the screen."""
        return self._came

    def feed_one(self) -> float:
        """Bring the oldest piece that came to the screen; give its moment."""
        moment, data = self._came.pop(0)
        self._feed(data)
        return moment

    def _feed(self, data: bytes) -> None:
        data = self._rest + data
        cut = data.rfind(b"\x1b")
        # A sequence that is cut in two waits for its other half.
        self._rest = (
            data[cut:]
            if cut >= 0
            and len(data) - cut < 32
            and not re.match(rb"\x1b[^\[\]P]|\x1b\[[^a-zA-Z]*[a-zA-Z]|\x1b[\]P].*(?:\x07|\x1b\\)", data[cut:])
            else b""
        )
        self._stream.feed(_UNKNOWN.sub(b"", data[: len(data) - len(self._rest)]))

    def text(self) -> str:
        """Give the screen's text, a line a row."""
        return "\n".join(self.within(row).rstrip() for row in range(self._screen.lines))

    def within(self, row: int, left: int = 0, right: int | None = None) -> str:
        """Give the text of a row, or of its cells from `left` to before `right`."""
        cells = self._screen.buffer[row]
        shown: list[str] = []
        is_tail = False  # the second cell of a wide character
        for column in range(left, self._screen.columns if right is None else right):
            char = cells[column].data
            if not (is_tail and not char):
                shown.append(char or " ")
            is_tail = bool(char) and wcwidth(char[0]) == 2
        return "".join(shown)

    def column_of(self, row: int, char: str, nth: int) -> int:
        """Give the column of the character that stands in the row for the `nth` time, counted from 0."""
        cells = self._screen.buffer[row]
        return [column for column in range(self._screen.columns) if cells[column].data == char][nth]

    def face(self) -> str:
        """Give the screen's text with all clocks masked: equal faces differ by running time alone."""
        return masked(self.text())

    # -- acting ----------------------------------------------------------------------------------------------

    def press(self, keys: bytes) -> float:
        """Type; give the moment."""
        now = time.perf_counter()
        os.write(self._line, keys)
        return now

    def resident_bytes(self, *, most: bool = False) -> int:
        """Give the memory that the program holds now, or the most that it ever held (Linux)."""
        name = "VmHWM:" if most else "VmRSS:"
        for line in Path(f"/proc/{self.pid}/status").read_text().splitlines():
            if line.startswith(name):
                return int(line.split()[1]) * 1024
        return 0

    def run_for(self, seconds: float, done: Callable[[], bool] = lambda: False) -> None:
        """Let the program run on for so long, or until it has done something."""
        end = time.perf_counter() + seconds
        while (left := end - time.perf_counter()) > 0 and not done():
            self.read(min(left, 0.1))

    def kill(self, number: int = signal.SIGKILL) -> Ended:
        """End the program with a signal and give what it used."""
        if self._ended is None:
            os.kill(self.pid, number)
            self._ended = self._reap()
        return self._ended

    def _reap(self) -> Ended:
        end = time.monotonic() + 5
        while True:
            # What is still drawn must be read, or the program could not end.
            ready, _, _ = select.select([self._line], [], [], 0.02)
            if ready:
                with suppress(OSError):
                    os.read(self._line, 1 << 16)
            pid, _, used = os.wait4(self.pid, os.WNOHANG)
            if pid:
                os.close(self._line)
                return Ended(used.ru_utime + used.ru_stime, used.ru_maxrss * 1024)
            if time.monotonic() > end:
                os.kill(self.pid, signal.SIGKILL)


def masked(text: str) -> str:
    """Give the text with everything that looks like a running clock masked."""
    return _CLOCKS.sub("_", text)
