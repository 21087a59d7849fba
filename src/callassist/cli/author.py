"""Who changes the words: named on the line or in the environment, else whose seat this is, else the system's user."""

from __future__ import annotations

import os

from callassist.paths import data_dir
from callassist.text import one_line


def author(named: str | None = None) -> str:
    """Give the name to be kept with a change; empty where nobody can be told."""
    given = named or os.environ.get("CALLASSIST_BY")
    if given:
        return one_line(given).strip()
    from callassist.settings import NAME, read_settings  # noqa: PLC0415 - only when nobody was named

    return read_settings(data_dir() / NAME).agent or _user()


def _user() -> str:
    from getpass import getuser  # noqa: PLC0415 - as above

    try:
        return one_line(getuser())
    except (OSError, KeyError, ImportError):  # a user without a name on this system
        return ""
