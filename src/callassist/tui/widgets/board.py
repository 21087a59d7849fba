"""Everything on the call screen, drawn from one view."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll

from callassist.language import Words
from callassist.tui.display.exception_bar import exception_bar, key_bar
from callassist.tui.display.replies import replies
from callassist.tui.display.script import script
from callassist.tui.display.spans import line
from callassist.tui.display.status import status, trail
from callassist.tui.widgets.field_panel import FieldPanel, Hint
from callassist.tui.widgets.frame import name_frame
from callassist.tui.widgets.panel import Panel
from callassist.workflows.view import ParkedLine, View

_ROOMY = 30
"""Rows of terminal from which the other wordings are shown as well."""

_LEFT = 62
"""Hundredths of the width that the left side takes, as the style sheet says."""

_LEAST = 20


class Board(Vertical):
    """Status, trail, card, answers, fields, message and keys."""

    def __init__(self, hint: Hint) -> None:
        super().__init__(id="board")
        self.fields = FieldPanel(hint)

    def compose(self) -> ComposeResult:
        """Lay everything out."""
        yield Panel(id="status")
        yield Panel(id="trail")
        with Horizontal(id="body"):
            with Vertical(id="left"):
                with VerticalScroll(id="card", can_focus=False):
                    yield Panel(id="script", classes="flowing")
                yield Panel(id="replies", classes="flowing")
            yield self.fields
        yield Panel(id="message")
        yield Panel(id="exceptions")
        yield Panel(id="keys")

    def show(
        self,
        view: View,
        words: Words,
        *,
        parked: tuple[ParkedLine, ...],
        due: int,
        keywords_first: bool,
        nudges: bool,
        news: Sequence[str] = (),
    ) -> None:
        """Draw the call as it stands; only what changed is painted."""
        cells = self._cells
        self._panel("#status").show((status(view, parked, due, words, cells),))
        self._panel("#trail").show((trail(view, words, cells),))
        roomy = self.app.size.height >= _ROOMY
        self._panel("#script").show(
            script(view, words, keywords_first=keywords_first, nudges=nudges, roomy=roomy, news=news)
        )
        card, answers = self.query_one("#card"), self._panel("#replies")
        over = view.phase == "wrap-up"
        name_frame(card, words("do now") if over else words("say"), view.step_title or view.flow_title)
        name_frame(answers, words("answer") if over else words("caller"))
        width = max(_LEAST, self.app.size.width * _LEFT // 100 - 4)
        answers.show(replies(view, words, width, max(3, self.app.size.height // 4)))
        self.fields.show(view, words)

    def show_keys(self, flows: dict[str, tuple[str, str]], keys: list[tuple[str, str]], words: Words) -> None:
        """Draw the bottom lines: flows as id → (key, title), and the screen's own keys."""
        self._panel("#exceptions").show((exception_bar(flows, words, self._cells),))
        self._panel("#keys").show((key_bar(keys, self._cells),))

    def say(self, text: str, role: str = "warn") -> None:
        """Show one line under the call; it stays until the next deed."""
        self._panel("#message").show((line((text, role)),) if text else ())

    def scroll_by(self, step: int) -> None:
        """Scroll card and fields by a page, down for 1 and up for -1."""
        for name in ("#card", "#known"):
            part = self.query_one(name)
            part.scroll_relative(y=step * max(1, part.size.height - 1), animate=False)

    def to_top(self) -> None:
        """Show the beginning of the card: another step stands there."""
        self.query_one("#card").scroll_home(animate=False)

    @property
    def _cells(self) -> int:
        return self.app.size.width - 2  # less the bars' padding

    def _panel(self, name: str) -> Panel:
        return self.query_one(name, Panel)
