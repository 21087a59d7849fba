"""What the screens may ask of the app that shows them."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import events
from textual.keys import _character_to_key

from callassist.content.values import Pack
from callassist.language import Words
from callassist.settings import Settings
from callassist.tui.actions import Action
from callassist.tui.calls import Calls
from callassist.tui.keys import Keys
from callassist.tui.quiet_end import QuietEnd
from callassist.workflows.seat import Seat

if TYPE_CHECKING:
    from callassist.tui.dialogs.find import FindScreen
    from callassist.tui.display.advice import Advice
    from callassist.workflows.check_typed import Slip


class Host(QuietEnd):
    """The app as its screens know it: the seat, the words, and the ways to other screens."""

    seat: Seat
    words: Words
    settings: Settings
    calls: Calls
    keys: Keys
    news: tuple[str, ...] = ()
    """What is new in the words since the last call on this seat, a line each; empty once it was seen."""

    def press_plain(self, char: str) -> None:
        """Do as if this key had been pressed: one typed in full width counts as the plain one."""
        key = events.Key(_character_to_key(char), char)
        key.set_sender(self)  # a screen's own message would not rise past that screen
        self.post_message(key)

    @property
    @abstractmethod
    def pack_in_use(self) -> Pack:
        """The words of the call in hand, else those new calls begin with."""

    @abstractmethod
    def show_home(self) -> None:
        """Go to the home screen."""

    @abstractmethod
    def show_live(self) -> None:
        """Go to the call in hand."""

    @abstractmethod
    def find_screen(self, actions: Sequence[Action] = ()) -> FindScreen:
        """Give a dialog to find things with, on the words in use."""

    @abstractmethod
    def trouble(self) -> str:
        """Give the one line about what is wrong with record, content or settings; empty when all is well."""

    @abstractmethod
    def news_seen(self) -> None:
        """Note that the agent has had a call on the words in use, or has read what is new in them."""

    @abstractmethod
    def advice(self, field: str, typed: str) -> Advice:
        """Give help for what is typed in a field."""

    @abstractmethod
    def slip(self, field: str, typed: str) -> Slip | None:
        """Give the first forbidden phrase in what is typed, in fields that hold sentences."""

    @abstractmethod
    def understood(self, field: str, typed: str) -> dict[str, str]:
        """Give the values that were meant by what is typed in a field, by field."""
