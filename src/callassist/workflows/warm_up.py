"""What the first line and the first value would wait for, opened beforehand."""

from __future__ import annotations

from datetime import date

from callassist.wording import render
from callassist.workflows.ear import heard


def warm_up() -> None:
    """Open the template engine and the read-back room; harmless at any time and in any thread."""
    render("{% if caller %}{{ caller }}{% endif %}", {"caller": "x"}, missing=str)
    heard("13800000000", "phone", "zh", today=date(2026, 1, 1))
