"""What the screens of training may ask of the app that shows them."""

from __future__ import annotations

from collections.abc import Mapping

from callassist.language import Words
from callassist.settings import Settings
from callassist.tui.quiet_end import QuietEnd
from callassist.workflows.drill_desk import DrillDesk, Wanted
from callassist.workflows.training_room import TrainingRoom


class TrainingHost(QuietEnd):
    """The app as its screens know it: the room and the words."""

    room: TrainingRoom
    words: Words
    settings: Settings
    own: Mapping[str, str]
    """The user's own keys, by action id."""

    wanted: Wanted | None
    """The drill that was asked for on the command line, if one was."""

    has_voice: bool
    """Whether callers are read aloud, where a speech program is installed."""

    def drill(self, wanted: Wanted, desk: DrillDesk | None = None) -> None:
        """Begin a drill, or go on with the one on a desk; its debrief follows."""
        raise NotImplementedError

    def open(self, name: str) -> None:
        """Open the screen of that name over the one that stands: drill, quiz, faults, exam, progress."""
        raise NotImplementedError
