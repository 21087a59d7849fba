"""What every screen of training has: a head, a message, the keys at the bottom, help for what has the focus."""

from __future__ import annotations

from collections.abc import Sequence

from textual.screen import Screen
from textual.widgets import OptionList

from callassist.language import Words
from callassist.tui.actions import TRAINING_APP, Action
from callassist.tui.dialogs.help import HelpScreen
from callassist.tui.display.exception_bar import key_bar
from callassist.tui.display.spans import Block, Line, line
from callassist.tui.keys import key_name
from callassist.tui.training.host import TrainingHost
from callassist.tui.widgets.panel import Panel


class TrainingScreen(Screen[None]):
    """A screen with panels `#status`, `#message` and `#keys`, and its own actions."""

    app: TrainingHost
    ACTIONS: tuple[Action, ...] = ()
    """What the keys do here; BINDINGS are made of it."""

    @property
    def words(self) -> Words:
        """Give the words of the language in use."""
        return self.app.words

    @property
    def cells(self) -> int:
        """Give the cells that a bar has."""
        return self.app.size.width - 2

    def head(self, *spans: Line) -> None:
        """Show the first line."""
        self.query_one("#status", Panel).show(tuple(spans))

    def say(self, text: str, role: str = "warn") -> None:
        """Show one line above the keys."""
        self.query_one("#message", Panel).show((line((text, role)),) if text else ())

    def show_keys(self, keys: Sequence[tuple[str, str]] | None = None) -> None:
        """Show what the keys do, as far as there is room: the screen's own first."""
        shown = list(keys) if keys is not None else [self._key(action) for action in self.ACTIONS]
        shown += [("Esc", self.words("back")), ("F1", self.words("help"))]
        self.query_one("#keys", Panel).show((key_bar(shown, self.cells),))

    def help_lines(self) -> Block:
        """Give what help says beside the keys; screens add their own."""
        return ()

    def action_help(self) -> None:
        """Help for what has the focus."""
        rows = [line((f"{self._key(action)[0]:<8}", "key"), self.words(action.sentence)) for action in self.ACTIONS]
        rows += [line((f"{self._key(action)[0]:<8}", "key"), self.words(action.sentence)) for action in TRAINING_APP]
        more = self.help_lines()
        self.app.push_screen(HelpScreen(self.words("help"), (*rows, *(((), *more) if more else ()))))

    def action_back(self) -> None:
        """Back to the list."""
        self.app.pop_screen()

    def _key(self, action: Action) -> tuple[str, str]:
        return key_name(action, self.app.own), self.words(action.name)


class ListScreen(TrainingScreen):
    """A screen of training that is a list: drawn when it comes up, when it comes back and for every size.

    Textual calls the handlers of every class of a screen: whoever adds one of these adds to it.
    """

    def draw(self) -> None:
        """Show the list as things stand."""

    def on_mount(self) -> None:
        """Show the list, ready to choose from."""
        self.draw()
        self.query_one(OptionList).focus()

    def on_screen_resume(self) -> None:
        """Draw afresh when a screen over this one has gone."""
        self._draw_again()

    def on_resize(self) -> None:
        """Draw for a new size."""
        self._draw_again()

    def _draw_again(self) -> None:
        if self.is_mounted:
            self.draw()
