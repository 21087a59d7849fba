"""Whether screens can be shown here, and what is said when one stopped."""

from __future__ import annotations

import os
from pathlib import Path

from callassist.language import Notice, notice


def no_screen() -> Notice | None:
    """Give why the screens cannot be shown here, or None; starts again in UTF-8 if that is all it takes."""
    from callassist.tui.terminal_check import (  # noqa: PLC0415 - light, and before anything of Textual
        needs_utf8_restart,
        restart,
        terminal_facts,
        terminal_trouble,
    )

    facts = terminal_facts(os.environ)
    environ = needs_utf8_restart(os.environ, facts.encoding)
    if environ is not None:
        restart(environ)
    return terminal_trouble(facts)


def stopped(told: Path | None) -> Notice:
    """Give what is said when the program ended over a fault of its own, and where that is written down."""
    kept = notice("The program stopped over a fault of its own. Start it again: open calls go on where they were.")
    return kept if told is None else notice("{kept} For whoever mends it: {path}", kept=kept, path=told)
