"""The only door to stdout: results, and nothing but results."""

from __future__ import annotations

import sys


def line(text: str = "") -> None:
    """Print one line of a result; what the terminal's encoding lacks is shown by its number, never a reason to fail."""
    try:
        sys.stdout.write(text + "\n")
    except UnicodeEncodeError:
        encoding = sys.stdout.encoding
        sys.stdout.write((text + "\n").encode(encoding, "backslashreplace").decode(encoding))
