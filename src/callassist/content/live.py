"""Which words are live: those of a published version, or the files themselves while nothing was ever published."""

from __future__ import annotations

from pathlib import Path

VERSIONS = "versions"
"""The folder below the content root that holds all versions."""
LIVE = "live"
"""The file in it that names the one in use by its number."""


def live_root(root: Path) -> Path:
    """Give the folder whose words are live: that of the live version, or the root itself while none was published.

    Where the file that names it is unreadable, the newest version is: words that were never published must not go live.
    """
    number = live_number(root)
    return folder_of(root, number) if number else root


def live_number(root: Path) -> int:
    """Give the number of the live version, 0 if nothing was ever published."""
    home = root / VERSIONS
    try:
        named = int((home / LIVE).read_bytes()[:20])
    except FileNotFoundError:
        named = 0
    except (OSError, ValueError):
        named = -1
    if named > 0 and folder_of(root, named).is_dir():
        return named
    return max(numbers(root), default=0) if named else 0


def numbers(root: Path) -> list[int]:
    """Give the numbers of all versions, oldest first."""
    try:
        names = [one.name for one in (root / VERSIONS).iterdir()]
    except OSError:
        return []
    return sorted(int(name) for name in names if name.isdecimal() and name.isascii())


def folder_of(root: Path, number: int) -> Path:
    """Give the folder of a version."""
    return root / VERSIONS / f"{number:04d}"
