"""Who changes the words: named on the line, in the environment, or by the system."""

from __future__ import annotations

import getpass
import os

from callassist.text import one_line


def author(named: str | None) -> str:
    """Give the name to be kept with a change; empty where nobody can be told."""
    given = named or os.environ.get("CALLASSIST_BY")
    if given:
        return one_line(given).strip()
    try:
        return one_line(getpass.getuser())
    except (OSError, KeyError, ImportError):
        return ""
