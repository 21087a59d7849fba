"""What is left of a fault of our own that ended the program: a file for whoever mends it, without what callers said."""

from __future__ import annotations

import os
import traceback
from pathlib import Path

from callassist.clock import Millis


def keep(folder: Path, at: Millis, told: str) -> Path | None:
    """Write it down in the data folder, for its owner's eyes only; None if that cannot be done."""
    path = folder / f"fault-{at}.txt"
    try:
        handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8", errors="replace") as file:
            file.write(told)
    except OSError:
        return None
    return path


def told(error: BaseException) -> str:
    """Give where it happened, line by line of the code, and the error's kind; its text may hold what was typed."""
    causes = [error]
    while (cause := causes[-1].__cause__ or causes[-1].__context__) is not None and cause not in causes:
        causes.append(cause)
    return (
        "\n".join("".join([*traceback.format_tb(one.__traceback__), type(one).__qualname__]) for one in causes) + "\n"
    )
