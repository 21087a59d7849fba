"""The programs that the screen is measured beside, each in an environment of its own under `.bench/`.

`python -m benchmarks.peers` makes them. What to install stands, pinned, in requirements/bench.txt, one section a
program. A program that cannot be installed here is left out, with a word.
"""

from __future__ import annotations

import subprocess
import sys
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / ".bench"
_PINNED = ROOT / "requirements" / "bench.txt"
_SECTION = "# == "


@cache
def peers() -> dict[str, Path]:
    """Give each peer that is there, with the folder of its programs; those missing are made first."""
    return {name: place / "bin" for name, pins in pinned().items() if _is_ready(place := FOLDER / name, name, pins)}


def pinned() -> dict[str, list[str]]:
    """Give the pinned packages of each peer."""
    sections: dict[str, list[str]] = {}
    pins: list[str] = []
    for line in _PINNED.read_text().splitlines():
        if line.startswith(_SECTION):
            pins = sections.setdefault(line.removeprefix(_SECTION).strip(), [])
        elif line.strip() and not line.startswith("#"):
            pins.append(line.strip())
    return sections


def _is_ready(place: Path, name: str, pins: list[str]) -> bool:
    done = place / ".ready"
    wanted = "\n".join(pins)
    if done.exists() and done.read_text() == wanted:
        return True
    print(f"installing {name} into .bench/ …", file=sys.stderr, flush=True)
    python = str(place / "bin" / "python")
    pip = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps", *pins]
    for command in ([sys.executable, "-m", "venv", str(place)], pip):
        ran = subprocess.run(command, capture_output=True, text=True, check=False)
        if ran.returncode:
            why = (ran.stderr.strip().splitlines() or ["no reason given"])[-1]
            print(f"{name} is left out, it could not be installed: {why}", file=sys.stderr)
            return False
    done.write_text(wanted)
    return True


if __name__ == "__main__":
    print(", ".join(peers()) or "no peer could be installed")
