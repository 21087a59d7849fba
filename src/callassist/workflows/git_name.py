"""What git calls the files of a folder, where git looks after them."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

_LONGEST = 10
"""Seconds."""


def git_name(root: Path) -> str:
    """Give the short name of the commit, with `+` where the content holds more than it; empty without git."""
    git = shutil.which("git")
    if git is None:
        return ""
    name = _said(git, root, "rev-parse", "--short", "HEAD")
    if not name:
        return ""
    changed = _said(git, root, "status", "--porcelain", "--", "scripts", "phrasebook")
    return name + ("+" if changed else "")


def _said(git: str, root: Path, *args: str) -> str:
    try:
        done = subprocess.run(  # noqa: S603 - git by its full path, no shell
            [git, "-C", str(root), *args], capture_output=True, text=True, timeout=_LONGEST, check=False
        )
    except (OSError, subprocess.SubprocessError, UnicodeError):
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""
