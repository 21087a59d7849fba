"""The only door to stdout: results, and nothing but results."""

from __future__ import annotations

import sys


def line(text: str = "") -> None:
    """Print one line of a result."""
    sys.stdout.write(text + "\n")


def flush() -> None:
    """Bring what is printed on its way; a reader that has gone away is none of our business."""
    sys.stdout.flush()
