"""What the studio's screen may ask of the app that shows it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from callassist.clock import Millis
from callassist.language import Words
from callassist.settings import Settings
from callassist.tui.quiet_end import QuietEnd
from callassist.workflows.check_draft import DraftCheck
from callassist.workflows.edit_desk import EditDesk
from callassist.workflows.find import Found


class StudioHost(QuietEnd):
    """The app as its screen knows it: the desk, the check, the words."""

    root: Path
    data: Path
    """The folder of the seat, in which its calls are recorded."""
    desk: EditDesk
    checker: DraftCheck
    words: Words
    settings: Settings
    own: Mapping[str, str]
    """The user's own keys, by action id."""
    pause: float
    """Seconds without a key after which what was typed is checked."""
    rest: float
    """Seconds after which the phrasebook is put to its own test, if it was changed."""

    async def begin(self) -> None:
        """Go to work: the screen is laid out."""
        raise NotImplementedError

    def now(self) -> Millis:
        """Give the moment it is."""
        raise NotImplementedError

    def find(self, query: str) -> tuple[Found, ...]:
        """Give what a query means in the words that were last sound; nothing before they are ready."""
        raise NotImplementedError
