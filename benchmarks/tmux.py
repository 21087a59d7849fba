"""A program in a real terminal emulator: tmux, spoken to in its control mode, so that asking starts no process.

The server is one of our own (its own socket) and ends with us.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.terminal import COLUMNS, PATIENCE, ROWS, StoppedError, masked

_POLL = 0.0005
"""Seconds between two looks at the screen."""


def is_there() -> bool:
    """Say whether tmux is installed."""
    return shutil.which("tmux") is not None


class Tmux:
    """A running program inside tmux and what stands on its screen."""

    _count = 0

    def __init__(self, command: Sequence[str], environ: Mapping[str, str], folder: Path) -> None:
        Tmux._count += 1
        self._socket = f"bench-{os.getpid()}-{Tmux._count}"
        settings = folder / "tmux.conf"
        settings.write_text(
            'set -g default-terminal "tmux-256color"\nset -g status off\nset -s escape-time 0\nset -g history-limit 0\n'
        )
        size = ["-x", str(COLUMNS), "-y", str(ROWS)]
        start = ["tmux", "-u", "-L", self._socket, "-f", str(settings), "-C", "new-session", *size, shlex.join(command)]
        self._client = subprocess.Popen(
            start, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=dict(environ), cwd=folder, text=True
        )
        self._answer()
        self._ask(f"refresh-client -f no-output -C {COLUMNS}x{ROWS}")

    def text(self) -> str:
        """Give the screen's text."""
        return "\n".join(line.rstrip() for line in self._ask("capture-pane -p"))

    def face(self) -> str:
        """Give the screen's text with all clocks masked."""
        return masked(self.text())

    def press(self, keys: bytes) -> float:
        """Type; give the moment."""
        now = time.perf_counter()
        self._ask("send-keys -H " + " ".join(f"{byte:x}" for byte in keys))
        return now

    def wait_for(self, pattern: str) -> None:
        """Wait until the screen holds the pattern."""
        end = time.perf_counter() + PATIENCE
        while not re.search(pattern, text := self.text()):
            if time.perf_counter() > end:
                raise StoppedError(f"not shown within {PATIENCE} s; the screen was:\n{text}")
            time.sleep(0.02)

    def changed(self, before: str, patience: float) -> float | None:
        """Wait until the screen differs from `before`; give the moment, None if it does not."""
        end = time.perf_counter() + patience
        while time.perf_counter() < end:
            face = self.face()
            now = time.perf_counter()
            if face != before:
                return now
            time.sleep(_POLL)
        return None

    def close(self) -> None:
        """End the program and our server."""
        quiet = subprocess.DEVNULL
        subprocess.run(["tmux", "-L", self._socket, "kill-server"], check=False, stdout=quiet, stderr=quiet)
        self._client.communicate(timeout=5)

    def _ask(self, command: str) -> list[str]:
        assert self._client.stdin is not None
        self._client.stdin.write(command + "\n")
        self._client.stdin.flush()
        return self._answer()

    def _answer(self) -> list[str]:
        assert self._client.stdout is not None
        lines: list[str] = []
        inside = False
        for line in self._client.stdout:
            if line.startswith("%begin "):
                inside = True
            elif line.startswith(("%end ", "%error ")):
                return lines
            elif line.startswith("%exit"):
                break
            elif inside:
                lines.append(line.rstrip("\n"))
        raise StoppedError("tmux ended")
